#include "ops/rnn.h"

#include "graph/error.h"
#include "ops/infer_rules.h"

namespace pdx {

namespace {

constexpr std::int64_t kMaxHiddenSize = 1 << 20;
constexpr std::int64_t kMaxLayers = 1024;

void RequireWeight(const InferContext& context, std::size_t index, const Shape& shape) {
  const std::string name = "weight " + std::to_string(index - kRnnFirstWeight);
  RequireFloat(context, index, name.c_str());
  RequireShape(context, index, shape, name.c_str());
}

std::size_t Place(const RnnLayers& layers, std::int64_t layer, std::int64_t direction, std::int64_t part) {
  return kRnnFirstWeight + static_cast<std::size_t>((layer * layers.directions + direction) * 2 + part);
}

}  // namespace

RnnLayers RnnLayers::From(const Attributes& attributes) {
  const std::string mode = attributes.GetString("mode", "");
  if (mode != "LSTM") throw Error(ErrorCode::kShapeMismatch, "mode is '" + mode + "'; LSTM is supported");
  RnnLayers layers;
  layers.hidden_size = attributes.GetInt("hidden_size", 0);
  layers.layers = attributes.GetInt("num_layers", 1);
  layers.directions = attributes.GetBool("is_bidirec", false) ? 2 : 1;
  if (layers.hidden_size < 1 || layers.hidden_size > kMaxHiddenSize || layers.layers < 1 ||
      layers.layers > kMaxLayers) {
    throw Error(ErrorCode::kShapeMismatch, "hidden_size " + std::to_string(layers.hidden_size) + " and num_layers " +
                                               std::to_string(layers.layers) + " must be from 1 to " +
                                               std::to_string(kMaxHiddenSize) + " and from 1 to " +
                                               std::to_string(kMaxLayers));
  }
  return layers;
}

std::size_t RnnLayers::InputWeights(std::int64_t layer, std::int64_t direction) const {
  return Place(*this, layer, direction, 0);
}

std::size_t RnnLayers::HiddenWeights(std::int64_t layer, std::int64_t direction) const {
  return Place(*this, layer, direction, 1);
}

std::size_t RnnLayers::InputBias(std::int64_t layer, std::int64_t direction) const {
  return Place(*this, layer, direction, WeightCount() / 2);
}

std::size_t RnnLayers::HiddenBias(std::int64_t layer, std::int64_t direction) const {
  return Place(*this, layer, direction, WeightCount() / 2 + 1);
}

void InferRnn(InferContext& context) {
  RequireFloat(context, kRnnInput, "input");
  const Shape& input = context.InputShape(kRnnInput);
  context.Require(input.rank() == 3, "input has shape " + input.ToString() + "; [steps, batch, features] is needed");
  const RnnLayers layers = RnnLayers::From(context.attributes());
  const Shape state{layers.layers * layers.directions, input[1], layers.hidden_size};
  RequireFloat(context, kRnnHidden, "the hidden state");
  RequireShape(context, kRnnHidden, state, "the hidden state");
  RequireFloat(context, kRnnCell, "the cell state");
  RequireShape(context, kRnnCell, state, "the cell state");

  const auto weights = static_cast<std::int64_t>(context.input_count() - kRnnFirstWeight);
  context.Require(weights == layers.WeightCount(), "there are " + std::to_string(weights) + " weights; " +
                                                       std::to_string(layers.WeightCount()) + " are needed");
  const std::int64_t gates = 4 * layers.hidden_size;
  for (std::int64_t layer = 0; layer < layers.layers; ++layer) {
    for (std::int64_t direction = 0; direction < layers.directions; ++direction) {
      RequireWeight(context, layers.InputWeights(layer, direction), {gates, layers.InputSize(layer, input[2])});
      RequireWeight(context, layers.HiddenWeights(layer, direction), {gates, layers.hidden_size});
      RequireWeight(context, layers.InputBias(layer, direction), {gates});
      RequireWeight(context, layers.HiddenBias(layer, direction), {gates});
    }
  }
  context.SetOutput(0, DataType::kFloat32, {input[0], input[1], layers.directions * layers.hidden_size});
}

}  // namespace pdx
