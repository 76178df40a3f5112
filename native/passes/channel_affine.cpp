#include "passes/channel_affine.h"

#include <algorithm>

#include "kernels/epilogue.h"
#include "passes/epilogue_host.h"

namespace pdx {

namespace {

// How far apart the weights of one output channel lie, and which axis of the weights counts the channels.
struct WeightLayout {
  std::size_t channel_axis;
  std::size_t channels;
};

std::optional<WeightLayout> LayoutOf(const Node& node, const Constant& weights) {
  const Shape& shape = weights.shape();
  if (node.op == "conv2d" || node.op == "depthwise_conv2d") {
    if (shape.rank() != 4) return std::nullopt;
    return WeightLayout{0, static_cast<std::size_t>(shape[0])};
  }
  if (node.op == "conv2d_transpose") {
    if (shape.rank() != 4 || node.attributes.GetInt("groups", 1) != 1) return std::nullopt;
    return WeightLayout{1, static_cast<std::size_t>(shape[1])};
  }
  if (node.op == "matmul_v2") {
    if (shape.rank() != 2) return std::nullopt;
    const std::size_t axis = node.attributes.GetBool("trans_y", false) ? 0 : 1;
    return WeightLayout{axis, static_cast<std::size_t>(shape[axis])};
  }
  return std::nullopt;
}

std::shared_ptr<const Constant> ScaleWeights(const Constant& weights, std::size_t axis,
                                             const std::vector<double>& scale) {
  auto scaled = std::make_shared<Constant>(DataType::kFloat32, weights.shape());
  const auto source = weights.As<float>();
  const auto target = scaled->MutableAs<float>();
  const auto inner = static_cast<std::size_t>(weights.shape().Count(axis + 1, weights.shape().rank()));
  std::size_t i = 0;
  for (std::size_t row = 0; i < source.size(); ++row) {
    const double factor = scale[row % scale.size()];
    for (const std::size_t end = i + inner; i < end; ++i) target[i] = static_cast<float>(source[i] * factor);
  }
  return scaled;
}

}  // namespace

std::optional<FoldTarget> FindFoldTarget(const GraphEditor& editor, ValueId value) {
  Node* node = editor.Producer(value);
  if (node == nullptr || editor.OnlyUser(value) == nullptr) return std::nullopt;
  const Graph& graph = editor.graph();
  const Constant* weights = graph.ConstantOf(node->Input(kConvFilter));
  if (weights == nullptr || weights->type() != DataType::kFloat32) return std::nullopt;
  const Constant* bias = graph.ConstantOf(node->Input(kConvBias));
  if (node->Input(kConvBias) != kNoValue && bias == nullptr) return std::nullopt;
  if (node->Input(kConvResidual) != kNoValue || !Epilogue::From(node->attributes).IsIdentity()) return std::nullopt;
  const auto layout = LayoutOf(*node, *weights);
  if (!layout.has_value() || layout->channels == 0) return std::nullopt;
  if (bias != nullptr && (bias->type() != DataType::kFloat32 || bias->As<float>().size() != layout->channels)) {
    return std::nullopt;
  }
  return FoldTarget{node, layout->channels, node->op == "matmul_v2" ? std::size_t{0} : std::size_t{2}};
}

void FoldConsumer(GraphEditor& editor, const FoldTarget& target, Node& consumer, const ChannelAffine& affine) {
  Graph& graph = editor.graph();
  Node& node = *target.node;
  const bool scales = std::ranges::any_of(affine.scale, [](double scale) { return scale != 1.0; });
  if (scales) {
    const ValueId old_weights = node.inputs[kConvFilter];
    const Constant& weights = *graph.ConstantOf(old_weights);
    const std::size_t axis = LayoutOf(node, weights)->channel_axis;
    editor.SetInput(node, kConvFilter,
                    editor.NewConstant(graph.value(old_weights).name, ScaleWeights(weights, axis, affine.scale)));
  }
  const Constant* old_bias = graph.ConstantOf(node.Input(kConvBias));
  std::vector<float> bias(target.channels);
  for (std::size_t c = 0; c < target.channels; ++c) {
    const double before = old_bias == nullptr ? 0.0 : old_bias->As<float>()[c];
    bias[c] = static_cast<float>(affine.scale[c] * before + affine.shift[c]);
  }
  const Shape shape{static_cast<std::int64_t>(target.channels)};
  editor.SetInput(node, kConvBias,
                  editor.NewConstant(graph.value(node.outputs[0]).name + ".bias",
                                     Constant::From<float>(shape, std::span<const float>(bias))));
  editor.Absorb(node, consumer);
}

std::optional<std::vector<double>> PerChannel(const Constant& constant, const FoldTarget& target, std::int64_t axis) {
  if (constant.type() != DataType::kFloat32) return std::nullopt;
  const std::size_t max_rank = target.channel_axis_from_back == 2 ? 4 : 2;  // more would add dimensions to the result
  if (constant.shape().rank() > max_rank) return std::nullopt;
  const auto values = constant.As<float>();
  if (values.size() == 1) return std::vector<double>(target.channels, values[0]);
  if (values.size() != target.channels) return std::nullopt;

  // Find the one dimension that is not 1 and count how many dimensions of the result lie behind it.
  const Shape& shape = constant.shape();
  std::size_t channel_axis = 0;
  while (channel_axis < shape.rank() && shape[channel_axis] == 1) ++channel_axis;
  if (channel_axis == shape.rank() || shape[channel_axis] != static_cast<std::int64_t>(target.channels)) {
    return std::nullopt;
  }
  std::size_t behind = shape.rank() - 1 - channel_axis;
  if (axis >= 0) {
    // Dimension i of the constant lies on dimension axis + i of the result, whose rank must then be known: 4 for
    // images.
    const bool is_image = target.channel_axis_from_back == 2;
    if (is_image) {
      const std::size_t result_axis = static_cast<std::size_t>(axis) + channel_axis;
      if (result_axis > 3) return std::nullopt;
      behind = 3 - result_axis;
    } else if (shape.rank() != 1) {
      return std::nullopt;
    } else {
      behind = 0;  // a bias of rank 1 can only lie on the last dimension: its length is the number of columns
    }
  }
  if (behind != target.channel_axis_from_back) return std::nullopt;
  return std::vector<double>(values.begin(), values.end());
}

}  // namespace pdx
