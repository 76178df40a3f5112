#include "passes/fold_channel_affine.h"

#include "kernels/epilogue.h"
#include "ops/scale.h"
#include "passes/channel_affine.h"

namespace pdx {

namespace {

// The affine function that `node` applies to `input`, which the target computes.
std::optional<ChannelAffine> AffineOf(const Graph& graph, const Node& node, ValueId input, const FoldTarget& target) {
  ChannelAffine affine(target.channels);
  if (!Epilogue::From(node.attributes).IsIdentity()) return std::nullopt;
  if (node.op == "scale") {
    if (node.Input(1) != kNoValue) return std::nullopt;
    const Affine step = Affine::From(node.attributes);
    affine.scale.assign(target.channels, step.scale);
    affine.shift.assign(target.channels, step.Shift());
    return affine;
  }
  const bool adds = node.op == "elementwise_add";
  if (!adds && node.op != "elementwise_mul") return std::nullopt;
  const ValueId other = node.inputs[0] == input ? node.inputs[1] : node.inputs[0];
  const Constant* constant = graph.ConstantOf(other);
  if (constant == nullptr) return std::nullopt;
  auto values = PerChannel(*constant, target, node.attributes.GetInt("axis", -1));
  if (!values.has_value()) return std::nullopt;
  (adds ? affine.shift : affine.scale) = std::move(*values);
  return affine;
}

// The target among the inputs, with the input it computes.
std::optional<FoldTarget> TargetAmong(const GraphEditor& editor, const Node& node, ValueId& input) {
  for (const ValueId candidate : node.inputs) {
    if (candidate == kNoValue) continue;
    input = candidate;
    if (const auto target = FindFoldTarget(editor, candidate)) return target;
  }
  return std::nullopt;
}

}  // namespace

bool FoldChannelAffine(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (node->op != "elementwise_add" && node->op != "elementwise_mul" && node->op != "scale") continue;
    ValueId input = kNoValue;
    const auto target = TargetAmong(editor, *node, input);
    if (!target.has_value()) continue;
    const auto affine = AffineOf(graph, *node, input, *target);
    if (!affine.has_value()) continue;
    FoldConsumer(editor, *target, *node, *affine);
    changed = true;
  }
  return changed;
}

}  // namespace pdx
