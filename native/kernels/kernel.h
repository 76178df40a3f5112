#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

#include "graph/graph.h"
#include "kernels/cpu_features.h"
#include "kernels/parallel.h"

namespace pdx {

// A tensor at run time. `shape` outlives the run.
struct TensorRef {
  std::byte* data = nullptr;  // nullptr: absent optional input
  const Shape* shape = nullptr;
  DataType type = DataType::kFloat32;
  // Elements from one row, which is the last dimension, to the next; 0 where rows lie one behind the other.
  std::int64_t row_step = 0;

  template <typename T>
  const T* As() const {
    return reinterpret_cast<const T*>(data);
  }
  template <typename T>
  T* MutableAs() const {
    return reinterpret_cast<T*>(data);
  }
};

// Whether a step has anything to compute. Where it has not, its kernel is not run: beside a dimension of 0 any other
// may be absurdly large, and kernels go through them.
inline bool HaveElements(std::span<const TensorRef> outputs) {
  return std::ranges::any_of(
      outputs, [](const TensorRef& output) { return output.shape != nullptr && output.shape->ElementCount() > 0; });
}

// What a kernel may look at when it is made, once per model: its node and the constants among its inputs.
class KernelContext {
 public:
  KernelContext(const Graph& graph, const Node& node, const CpuFeatures& cpu, bool allows_bfloat16 = false)
      : graph_(graph), node_(node), cpu_(cpu), allows_bfloat16_(allows_bfloat16) {}

  const Node& node() const { return node_; }
  const Attributes& attributes() const { return node_.attributes; }
  const CpuFeatures& cpu() const { return cpu_; }

  // Whether the node may round the factors of its products to bfloat16, where the processor multiplies such.
  bool allows_bfloat16() const { return allows_bfloat16_; }
  const Constant* ConstantInput(std::size_t index) const { return graph_.ConstantOf(node_.Input(index)); }
  bool HasInput(std::size_t index) const { return node_.Input(index) != kNoValue; }

  // Of output 0, with -1 for dimensions that are free; a hint only, since a run may bring other sizes.
  const Shape& DeclaredOutputShape() const { return graph_.value(node_.outputs[0]).shape; }

 private:
  const Graph& graph_;
  const Node& node_;
  const CpuFeatures& cpu_;
  bool allows_bfloat16_;
};

struct ShapeContext {
  std::span<const TensorRef> inputs;  // shapes and types only, no data
  std::span<const TensorRef> outputs;
  int threads = 1;
};

struct RunContext {
  std::span<const TensorRef> inputs;
  std::span<const TensorRef> outputs;
  std::byte* scratch = nullptr;  // ScratchBytes() bytes, aligned to 64
  Parallel* parallel = nullptr;
};

// One way to compute one operator. A kernel is made once per model, packs its weights then, and is shared by all
// sessions, so it is immutable afterwards: whatever depends on the shape is worked out from the tensors in Run, which
// allocates nothing. Output 0 may be the same memory as an input only where InPlaceInput says so.
class Kernel {
 public:
  virtual ~Kernel() = default;

  // Bytes of scratch memory Run needs at these shapes, for all threads together.
  virtual std::size_t ScratchBytes(const ShapeContext&) const { return 0; }

  // Whether Run reads the data of this input; false for weights that were packed, whose originals are then dropped.
  virtual bool ReadsInput(std::size_t) const { return true; }

  // An input whose memory output 0 may take when nobody else needs it and both have equal byte sizes, or -1.
  virtual int InPlaceInput() const { return -1; }

  // Whether Run obeys row_step of output 0, so that the output can be part of a wider tensor.
  virtual bool WritesRowsApart() const { return false; }

  // Whether Run passes over inputs with a row_step, which lie in output 0 already.
  virtual bool TakesInputsInPlace() const { return false; }

  virtual void Run(const RunContext& context) const = 0;
};

// A row of the kernel table. For every operator the rows stand in order of preference and the last is the reference.
struct KernelEntry {
  const char* op;
  const char* name;
  bool (*supports)(const KernelContext&);
  std::unique_ptr<Kernel> (*create)(const KernelContext&);
};

// All kernels, fastest first within an operator (kernels/table.cpp).
std::span<const KernelEntry> KernelTable();

}  // namespace pdx
