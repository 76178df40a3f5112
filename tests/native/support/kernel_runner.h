#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kernels/kernel.h"
#include "kernels/reference/list.h"
#include "ops/op_schema.h"
#include "support/test_tensor.h"
#include "support/thread_parallel.h"

// Runs one kernel on one node, as the runtime would: the operator's shape rule gives the outputs, constant inputs are
// in the graph when the kernel is made, and an output lies in fresh memory that is filled with garbage.
//
//   NodeCase node{.op = "conv2d", .inputs = {TestTensor::Random({1, 3, 9, 7}, 1), TestTensor::Random({8, 3, 3, 3},
//   2)}}; node.constants = {1}; node.attributes.Set("paddings", std::vector<std::int64_t>{1, 1}); std::vector<float>
//   expected = RunNode(ReferenceKernel("conv2d"), node)[0].Floats(); std::vector<float> actual = RunNode(entry, node,
//   {.threads = 2})[0].Floats();
namespace pdx::test {

struct NodeCase {
  std::string op;
  std::vector<std::optional<TestTensor>> inputs = {};  // in the order of the schema; empty: absent
  Attributes attributes = {};
  std::set<std::size_t> constants = {};  // inputs that are constants of the model
  Shape declared_output = {};            // of output 0, as a model would declare it
};

struct RunOptions {
  int threads = 1;
  CpuFeatures cpu = CpuFeatures::Detect();
  bool bfloat16 = false;
  std::int64_t row_gap = 0;  // elements between the rows of output 0, where Kernel::WritesRowsApart()
  bool in_place = false;     // output 0 in the memory of Kernel::InPlaceInput(), which must not be -1 nor a constant
};

namespace internal {

struct OneNodeGraph {
  Graph graph;
  Node* node = nullptr;

  explicit OneNodeGraph(const NodeCase& node_case) {
    std::vector<ValueId> inputs;
    for (std::size_t i = 0; i < node_case.inputs.size(); ++i) {
      const auto& tensor = node_case.inputs[i];
      if (!tensor) {
        inputs.push_back(kNoValue);
      } else if (node_case.constants.contains(i)) {
        auto constant = std::make_shared<Constant>(tensor->type, tensor->shape);
        if (!tensor->bytes.empty()) {
          std::memcpy(constant->mutable_data(), tensor->bytes.data(), tensor->bytes.size());
        }
        inputs.push_back(graph.AddConstant("constant" + std::to_string(i), std::move(constant)));
      } else {
        inputs.push_back(graph.AddValue({"input" + std::to_string(i), tensor->type, tensor->shape, nullptr}));
        graph.inputs().push_back(inputs.back());
      }
    }
    std::vector<ValueId> outputs;
    const OpSchema* schema = FindOp(node_case.op);
    if (schema == nullptr) throw Error(ErrorCode::kUnsupportedOperator, "no operator " + node_case.op, node_case.op);
    for (const Slot& slot : schema->outputs) {
      const Shape declared = outputs.empty() ? node_case.declared_output : Shape();
      outputs.push_back(graph.AddValue({slot.name, DataType::kFloat32, declared, nullptr}));
      graph.outputs().push_back(outputs.back());
    }
    node = &graph.AddNode(node_case.op, inputs, outputs, node_case.attributes);
  }
};

// Memory on a 64-byte boundary with a margin behind it that a kernel must leave alone.
class GuardedMemory {
 public:
  explicit GuardedMemory(std::size_t bytes) : bytes_(bytes), storage_(bytes + 2 * kMargin, kGarbage) {
    const auto address = reinterpret_cast<std::uintptr_t>(storage_.data());
    offset_ = (kMargin - address % kMargin) % kMargin;
  }

  std::byte* data() { return storage_.data() + offset_; }
  std::size_t size() const { return bytes_; }
  void CheckMargin() const { CheckUntouched(bytes_, storage_.size() - offset_ - bytes_); }

  void CheckUntouched(std::size_t begin, std::size_t bytes) const {
    for (std::size_t i = offset_ + begin; i < offset_ + begin + bytes; ++i) {
      if (storage_[i] != kGarbage) throw Error(ErrorCode::kInternal, "the kernel wrote outside of its memory");
    }
  }

 private:
  static constexpr std::size_t kMargin = 64;
  static constexpr std::byte kGarbage{0xFF};  // not a number, as floats

  std::size_t bytes_;
  std::size_t offset_ = 0;
  std::vector<std::byte> storage_;
};

// Output 0 with room between its rows, which the kernel must leave alone.
class RowsApart {
 public:
  RowsApart(const TestTensor& result, std::int64_t gap)
      : row_bytes_(static_cast<std::size_t>(Columns(result)) * SizeOf(result.type)),
        step_(Columns(result) + gap),
        step_bytes_(static_cast<std::size_t>(step_) * SizeOf(result.type)),
        rows_(row_bytes_ == 0 ? 0 : result.bytes.size() / row_bytes_),
        memory_(rows_ * step_bytes_) {}

  void Place(TensorRef& output) {
    output.data = memory_.data();
    output.row_step = step_;
  }

  void Collect(TestTensor& result) {
    memory_.CheckMargin();
    for (std::size_t row = 0; row < rows_; ++row) {
      std::memcpy(result.bytes.data() + row * row_bytes_, memory_.data() + row * step_bytes_, row_bytes_);
      memory_.CheckUntouched(row * step_bytes_ + row_bytes_, step_bytes_ - row_bytes_);
    }
  }

 private:
  static std::int64_t Columns(const TestTensor& result) { return result.shape.rank() == 0 ? 1 : result.shape.back(); }

  std::size_t row_bytes_;
  std::int64_t step_;
  std::size_t step_bytes_;
  std::size_t rows_;
  GuardedMemory memory_;
};

}  // namespace internal

// What the shape rule says of the node's outputs. Throws Error as the rule does. Integer inputs are known.
inline std::vector<TensorInfo> InferNode(const NodeCase& node_case) {
  const internal::OneNodeGraph one(node_case);
  std::vector<TensorInfo> infos(node_case.inputs.size());
  std::vector<const TensorInfo*> inputs(node_case.inputs.size(), nullptr);
  for (std::size_t i = 0; i < infos.size(); ++i) {
    const auto& tensor = node_case.inputs[i];
    if (!tensor) continue;
    infos[i] = {tensor->type, tensor->shape, std::nullopt};
    if (tensor->type == DataType::kInt64) infos[i].known = tensor->To<std::int64_t>();
    if (tensor->type == DataType::kInt32) {
      const auto values = tensor->To<std::int32_t>();
      infos[i].known.emplace(values.begin(), values.end());
    }
    inputs[i] = &infos[i];
  }
  std::vector<TensorInfo> outputs(one.node->outputs.size());
  InferContext context(*one.node, inputs, outputs);
  FindOp(node_case.op)->infer(context);
  return outputs;
}

inline bool Supports(const KernelEntry& entry, const NodeCase& node_case, const RunOptions& options = {}) {
  const internal::OneNodeGraph one(node_case);
  return node_case.op == entry.op && entry.supports(KernelContext(one.graph, *one.node, options.cpu));
}

// All outputs of the node. Throws kInternal when the kernel does not support the node, writes behind an output or its
// scratch memory, or when in_place cannot be met; inputs the kernel says it does not read are given without data.
inline std::vector<TestTensor> RunNode(const KernelEntry& entry, const NodeCase& node_case,
                                       const RunOptions& options = {}) {
  const internal::OneNodeGraph one(node_case);
  const KernelContext kernel_context(one.graph, *one.node, options.cpu, options.bfloat16);
  if (node_case.op != entry.op || !entry.supports(kernel_context)) {
    throw Error(ErrorCode::kInternal, std::string("kernel ") + entry.name + " does not support the node");
  }
  const std::unique_ptr<Kernel> kernel = entry.create(kernel_context);
  const std::vector<TensorInfo> infos = InferNode(node_case);

  std::vector<std::unique_ptr<internal::GuardedMemory>> memory;
  const auto allocate = [&](std::size_t bytes) -> internal::GuardedMemory& {
    return *memory.emplace_back(std::make_unique<internal::GuardedMemory>(bytes));
  };
  std::vector<TensorRef> inputs(node_case.inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& tensor = node_case.inputs[i];
    if (!tensor) continue;
    inputs[i] = {nullptr, &tensor->shape, tensor->type};
    if (!kernel->ReadsInput(i)) continue;
    inputs[i].data = allocate(tensor->bytes.size()).data();
    if (!tensor->bytes.empty()) std::memcpy(inputs[i].data, tensor->bytes.data(), tensor->bytes.size());
  }
  std::vector<TestTensor> results;
  std::vector<TensorRef> outputs;
  for (const TensorInfo& info : infos) results.push_back(TestTensor::Zero(info.type, info.shape));
  for (const TestTensor& result : results) {
    outputs.push_back({allocate(result.bytes.size()).data(), &result.shape, result.type});
  }
  if (options.in_place) {
    const int shared = kernel->InPlaceInput();
    if (shared < 0 || node_case.inputs[static_cast<std::size_t>(shared)]->bytes.size() != results[0].bytes.size()) {
      throw Error(ErrorCode::kInternal, std::string("kernel ") + entry.name + " does not run in place here");
    }
    outputs[0].data = inputs[static_cast<std::size_t>(shared)].data;
  }
  std::optional<internal::RowsApart> apart;
  if (options.row_gap > 0) apart.emplace(results[0], options.row_gap).Place(outputs[0]);
  internal::GuardedMemory& scratch = allocate(kernel->ScratchBytes({inputs, outputs, options.threads}));
  ThreadParallel parallel(options.threads);
  kernel->Run({inputs, outputs, scratch.data(), &parallel});

  for (const auto& block : memory) block->CheckMargin();
  if (apart) {
    apart->Collect(results[0]);
    return results;
  }
  for (std::size_t k = 0; k < results.size(); ++k) {
    if (!results[k].bytes.empty()) std::memcpy(results[k].bytes.data(), outputs[k].data, results[k].bytes.size());
  }
  return results;
}

// The plain kernel of an operator.
inline const KernelEntry& ReferenceKernel(const std::string& op) {
  for (const KernelEntry& entry : ReferenceKernels()) {
    if (op == entry.op) return entry;
  }
  throw Error(ErrorCode::kInternal, "there is no reference kernel for " + op, op);
}

// The kernel of this name in the table of all kernels.
inline const KernelEntry& FindKernel(const std::string& op, const std::string& name) {
  for (const KernelEntry& entry : KernelTable()) {
    if (op == entry.op && name == entry.name) return entry;
  }
  throw Error(ErrorCode::kInternal, "there is no kernel " + name + " for " + op, op);
}

}  // namespace pdx::test
