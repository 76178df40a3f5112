#include "passes/fold_channel_affine.h"

#include "kernels/epilogue.h"
#include "passes/channel_affine.h"

namespace pdx {

namespace {

// The affine function that `node` applies to `input`, which the target computes.
std::optional<ChannelAffine> AffineOf(const Graph& graph, const Node& node, ValueId input, const FoldTarget& target) {
  ChannelAffine affine(target.channels);
  if (!Epilogue::From(node.attributes).IsIdentity()) return std::nullopt;
  if (node.op == "scale") {
    if (node.Input(1) != kNoValue) return std::nullopt;
    const double scale = node.attributes.GetFloat("scale", 1);
    const double bias = node.attributes.GetFloat("bias", 0);
    const bool after = node.attributes.GetBool("bias_after_scale", true);
    affine.scale.assign(target.channels, scale);
    affine.shift.assign(target.channels, after ? bias : bias * scale);
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

const FoldTarget* TargetAmong(const GraphEditor& editor, const Node& node, std::optional<FoldTarget>& target,
                              ValueId& input) {
  for (const ValueId candidate : node.inputs) {
    if (candidate == kNoValue) continue;
    target = FindFoldTarget(editor, candidate);
    input = candidate;
    if (target.has_value()) return &*target;
  }
  return nullptr;
}

}  // namespace

bool FoldChannelAffine(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (node->op != "elementwise_add" && node->op != "elementwise_mul" && node->op != "scale") continue;
    std::optional<FoldTarget> target;
    ValueId input = kNoValue;
    if (TargetAmong(editor, *node, target, input) == nullptr) continue;
    const auto affine = AffineOf(graph, *node, input, *target);
    if (!affine.has_value()) continue;
    FoldAffine(editor, *target, *affine);
    editor.Absorb(*target->node, *node);
    changed = true;
  }
  return changed;
}

}  // namespace pdx
