#pragma once

#include <span>
#include <vector>

#include "kernels/parallel.h"
#include "memory/buffer.h"
#include "runtime/model.h"

namespace pdx::fuzz {

// Splits work as a pool of this many threads does and runs the parts one after another.
class SerialParts final : public Parallel {
 public:
  explicit SerialParts(int threads) : threads_(threads) {}

  int threads() const override { return threads_; }
  void For(std::int64_t count, std::int64_t grain, RangeTask task) override;

 private:
  int threads_;
};

// Runs every node of a model in order with tensors and scratch that have exactly the bytes they need, so that a kernel
// which leaves them is seen. Values that shape inference knows must be what kernels compute.
class SeparateRun {
 public:
  SeparateRun(const Model& model, std::span<const Shape> shapes, std::span<std::byte* const> inputs,
              Parallel& parallel);

  // Reports a finding where output `index` of another run differs in type, shape or bytes.
  void Compare(std::size_t index, const TensorRef& actual) const;

 private:
  void DescribeInputs(std::span<const Shape> shapes, std::span<std::byte* const> inputs);
  void Infer(std::size_t node_index);
  void Compute(std::size_t node_index, Parallel& parallel);
  bool IsComputable(std::size_t node_index) const;
  void CheckKnown(std::size_t value) const;
  TensorRef Ref(ValueId id) const;
  std::size_t Bytes(std::size_t value) const;

  const Model& model_;
  std::vector<TensorInfo> infos_;  // by value, as the two below
  std::vector<std::byte*> data_;
  std::vector<Buffer> buffers_;
};

}  // namespace pdx::fuzz
