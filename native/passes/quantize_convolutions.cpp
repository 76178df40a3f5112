#include "passes/quantize_convolutions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "ops/conv2d.h"
#include "ops/fake_quantize.h"
#include "ops/quantized_conv2d.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

// How the image of a convolution was rounded, if by a node of the simulated quantisation to eight bits.
std::optional<QuantizedConvSettings> SettingsOf(const Graph& graph, const Node* rounding) {
  if (rounding == nullptr || rounding->op != "fake_quantize_dequantize_moving_average_abs_max") return std::nullopt;
  const QuantizeSettings settings = QuantizeSettings::From(rounding->attributes);
  const Constant* scale = graph.ConstantOf(rounding->Input(kMovingAverageScale));
  if (settings.levels != QuantizedConvSettings::kLevels || scale == nullptr || scale->type() != DataType::kFloat32 ||
      scale->shape().ElementCount() != 1) {
    return std::nullopt;
  }
  const float value = scale->As<float>()[0];
  if (!std::isfinite(value) || value <= 0) return std::nullopt;
  return QuantizedConvSettings{value, settings.ties_to_even};
}

struct WholeFilter {
  std::vector<std::int8_t> values;
  std::vector<float> scales;
};

// The whole numbers and scales whose product a filter is. Rounding of weights makes the largest of each channel 127
// steps; what is folded into the filter later multiplies a channel as a whole.
std::optional<WholeFilter> WholeNumbersOf(const Constant& filter) {
  // The simulation and folds round a weight a few times, by 2^-24 of itself; other weights are hardly ever so close.
  constexpr double kRounding = 1.0 / (1 << 20);
  const std::span<const float> weights = filter.As<float>();
  const auto channels = static_cast<std::size_t>(filter.shape()[0]);
  const std::size_t length = weights.size() / channels;
  WholeFilter whole;
  for (std::size_t channel = 0; channel < channels; ++channel) {
    const auto values = weights.subspan(channel * length, length);
    double largest = 0;
    for (const float value : values) largest = std::max(largest, std::abs(double{value}));
    const auto scale = static_cast<float>(largest / static_cast<double>(QuantizedConvSettings::kLevels));
    if (!std::isfinite(scale)) return std::nullopt;
    for (const float value : values) {
      const double steps = scale == 0 ? 0 : value / double{scale};
      const double nearest = std::round(steps);
      if (!(std::abs(steps - nearest) <= kRounding * std::abs(nearest))) return std::nullopt;
      if (std::abs(nearest) > QuantizedConvSettings::kLevels)
        return std::nullopt;  // of a scale that is hardly a number
      whole.values.push_back(static_cast<std::int8_t>(nearest));
    }
    whole.scales.push_back(scale);
  }
  return whole;
}

bool IsFloatOrAbsent(const Graph& graph, ValueId id) {
  const Constant* constant = graph.ConstantOf(id);
  return id == kNoValue || (constant != nullptr && constant->type() == DataType::kFloat32);
}

bool Quantize(GraphEditor& editor, Node& node) {
  Graph& graph = editor.graph();
  const ValueId image = node.Input(kConvImage);
  Node* rounding = editor.Producer(image);
  const auto settings = SettingsOf(graph, rounding);
  const ValueId filter_id = node.Input(kConvFilter);
  const Constant* filter = graph.ConstantOf(filter_id);
  if (!settings.has_value() || filter == nullptr || filter->type() != DataType::kFloat32 ||
      !CanQuantizeConv2d(node.attributes, filter->shape()) || !IsFloatOrAbsent(graph, node.Input(kConvBias))) {
    return false;
  }
  const auto whole = WholeNumbersOf(*filter);
  if (!whole.has_value()) return false;

  const std::string name = graph.value(filter_id).name;
  const Shape shape = filter->shape();
  editor.SetInput(node, kConvImage, rounding->inputs[kMovingAverageX]);
  editor.SetInput(node, kConvFilter,
                  editor.NewConstant(name, Constant::From<std::int8_t>(shape, std::span(whole->values))));
  editor.SetInput(
      node, kQuantizedConvScales,
      editor.NewConstant(name + ".scale", Constant::From<float>(Shape{shape[0]}, std::span(whole->scales))));
  node.op = "quantized_conv2d";
  settings->Store(node.attributes);
  if (editor.Users(image).empty() && !editor.IsGraphOutput(image)) editor.Erase(*rounding);
  return true;
}

}  // namespace

bool QuantizeConvolutions(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (node->op == "conv2d") changed |= Quantize(editor, *node);
  }
  return changed;
}

}  // namespace pdx
