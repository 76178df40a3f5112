#include "passes/fold_batch_norm.h"

#include <cmath>

#include "ops/batch_norm.h"
#include "passes/channel_affine.h"

namespace pdx {

namespace {

const Constant* Statistics(const Graph& graph, const Node& node, std::size_t input, std::size_t channels) {
  const Constant* constant = graph.ConstantOf(node.Input(input));
  if (constant == nullptr || constant->type() != DataType::kFloat32) return nullptr;
  return constant->As<float>().size() == channels ? constant : nullptr;
}

std::optional<ChannelAffine> AffineOf(const Graph& graph, const Node& node, std::size_t channels) {
  const Constant* scale = Statistics(graph, node, kBatchNormScale, channels);
  const Constant* bias = Statistics(graph, node, kBatchNormBias, channels);
  const Constant* mean = Statistics(graph, node, kBatchNormMean, channels);
  const Constant* variance = Statistics(graph, node, kBatchNormVariance, channels);
  if (scale == nullptr || bias == nullptr || mean == nullptr || variance == nullptr) return std::nullopt;
  const double epsilon = node.attributes.GetFloat("epsilon", 1e-5);
  ChannelAffine affine(channels);
  for (std::size_t c = 0; c < channels; ++c) {
    const double factor = scale->As<float>()[c] / std::sqrt(variance->As<float>()[c] + epsilon);
    affine.scale[c] = factor;
    affine.shift[c] = bias->As<float>()[c] - mean->As<float>()[c] * factor;
  }
  return affine;
}

}  // namespace

bool FoldBatchNorm(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (node->op != "batch_norm" || node->attributes.GetString("data_layout", "NCHW") != "NCHW") continue;
    const auto target = FindFoldTarget(editor, node->Input(kBatchNormImage));
    if (!target.has_value() || target->node->op == "matmul_v2") continue;
    const auto affine = AffineOf(graph, *node, target->channels);
    if (!affine.has_value()) continue;
    FoldConsumer(editor, *target, *node, *affine);
    changed = true;
  }
  return changed;
}

}  // namespace pdx
