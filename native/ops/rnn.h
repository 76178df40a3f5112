#pragma once

#include <cstdint>

#include "ops/op_schema.h"

namespace pdx {

enum RnnInput : std::size_t {
  kRnnInput = 0,        // [T, B, input_size]
  kRnnHidden = 1,       // [num_layers * directions, B, hidden_size], before the first step
  kRnnCell = 2,         // the same shape
  kRnnFirstWeight = 3,  // this and all further inputs are the weights, as RnnLayers says
};

// The layers of an LSTM. In each layer and direction, with gates i, f, g, o in this order as rows of the weights,
//   [i f g o] = W_ih x + b_ih + W_hh h + b_hh
//   c = sigmoid(f) * c + sigmoid(i) * tanh(g),  h = sigmoid(o) * tanh(c)
// and the next layer reads the h of all directions side by side. The second direction runs from the last step to the
// first.
struct RnnLayers {
  std::int64_t hidden_size = 0;
  std::int64_t layers = 0;
  std::int64_t directions = 0;  // 1 or 2

  // Throws kShapeMismatch, without the operator's name, for settings out of range.
  static RnnLayers From(const Attributes& attributes);

  std::int64_t InputSize(std::int64_t layer, std::int64_t first) const {
    return layer == 0 ? first : directions * hidden_size;
  }
  std::int64_t WeightCount() const { return layers * directions * 4; }

  // Indices into the node's inputs; all weight matrices stand before all biases.
  std::size_t InputWeights(std::int64_t layer, std::int64_t direction) const;   // [4 * hidden_size, input size]
  std::size_t HiddenWeights(std::int64_t layer, std::int64_t direction) const;  // [4 * hidden_size, hidden_size]
  std::size_t InputBias(std::int64_t layer, std::int64_t direction) const;      // [4 * hidden_size]
  std::size_t HiddenBias(std::int64_t layer, std::int64_t direction) const;     // [4 * hidden_size]
};

// Output [T, B, directions * hidden_size]: the h of the last layer at each step.
void InferRnn(InferContext& context);

}  // namespace pdx
