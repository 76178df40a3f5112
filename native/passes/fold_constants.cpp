#include "passes/fold_constants.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include "kernels/kernel.h"
#include "kernels/reference/list.h"
#include "memory/buffer.h"
#include "ops/op_schema.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

// Folding must not make a model much larger than its files.
constexpr std::int64_t kMaxElements = std::int64_t{1} << 24;

// Operators that can take far more time than their inputs and results have elements. They wait for a run, which can be
// cancelled, so that loading a model takes time in proportion to what it makes.
constexpr std::array<std::string_view, 7> kCostly = {
    "conv2d", "conv2d_transpose", "depthwise_conv2d", "matmul", "matmul_v2", "pool2d", "rnn"};

bool HasOnlyConstantInputs(const Graph& graph, const Node& node) {
  bool any = false;
  for (const ValueId id : node.inputs) {
    if (id == kNoValue) continue;
    if (graph.ConstantOf(id) == nullptr) return false;
    any = true;
  }
  return any;
}

std::unique_ptr<Kernel> MakeReferenceKernel(const KernelContext& context) {
  for (const KernelEntry& entry : ReferenceKernels()) {
    if (context.node().op == entry.op && entry.supports(context)) return entry.create(context);
  }
  return nullptr;
}

std::vector<TensorInfo> Infer(const Graph& graph, const OpSchema& schema, const Node& node) {
  std::vector<TensorInfo> infos(node.inputs.size());
  std::vector<const TensorInfo*> inputs(node.inputs.size(), nullptr);
  for (std::size_t i = 0; i < node.inputs.size(); ++i) {
    if (node.inputs[i] == kNoValue) continue;
    const Constant& constant = *graph.ConstantOf(node.inputs[i]);
    infos[i] = TensorInfo{constant.type(), constant.shape(), KnownElements(constant)};
    inputs[i] = &infos[i];
  }
  std::vector<TensorInfo> outputs(node.outputs.size());
  InferContext context(node, inputs, outputs);
  schema.infer(context);
  return outputs;
}

void Compute(const Graph& graph, const Node& node, std::vector<std::shared_ptr<Constant>>& results) {
  const CpuFeatures cpu;
  const std::unique_ptr<Kernel> kernel = MakeReferenceKernel(KernelContext(graph, node, cpu));
  if (kernel == nullptr) throw Error(ErrorCode::kInternal, node.op + " has no reference kernel", node.op);
  std::vector<TensorRef> inputs;
  for (const ValueId id : node.inputs) {
    const Constant* constant = graph.ConstantOf(id);
    inputs.push_back(constant == nullptr
                         ? TensorRef{}
                         : TensorRef{const_cast<std::byte*>(constant->data()), &constant->shape(), constant->type()});
  }
  std::vector<TensorRef> outputs;
  for (const auto& result : results) {
    outputs.push_back(TensorRef{result->mutable_data(), &result->shape(), result->type()});
  }
  if (!HaveElements(outputs)) return;
  Buffer scratch;
  SerialParallel serial;
  kernel->Run({inputs, outputs, scratch.Reserve(kernel->ScratchBytes({inputs, outputs, 1})), &serial});
}

bool Fold(GraphEditor& editor, Node& node) {
  if (std::ranges::find(kCostly, node.op) != kCostly.end()) return false;
  Graph& graph = editor.graph();
  const OpSchema* schema = FindOp(node.op);
  if (schema == nullptr) return false;
  std::vector<std::shared_ptr<Constant>> results;
  for (const TensorInfo& info : Infer(graph, *schema, node)) {
    if (info.shape.ElementCount() > kMaxElements) return false;
    results.push_back(std::make_shared<Constant>(info.type, info.shape));
  }
  if (schema->is_view) {
    std::memcpy(results[0]->mutable_data(), graph.ConstantOf(node.inputs[0])->data(), results[0]->byte_size());
  } else {
    Compute(graph, node, results);
  }
  for (std::size_t i = 0; i < results.size(); ++i) {
    const ValueId output = node.outputs[i];
    if (output != kNoValue) {
      editor.ReplaceUses(output, editor.NewConstant(graph.value(output).name, std::move(results[i])));
    }
  }
  editor.Erase(node);
  return true;
}

}  // namespace

bool FoldConstants(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (HasOnlyConstantInputs(graph, *node)) changed |= Fold(editor, *node);
  }
  return changed;
}

}  // namespace pdx
