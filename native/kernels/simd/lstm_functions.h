#pragma once

#include <cstdint>

namespace pdx::simd {

// One sequence at one step of an LSTM.
struct LstmRow {
  const float* gates = nullptr;  // [4][size]: i, f, g, o before their activations
  float* cell = nullptr;         // [size], updated
  float* hidden = nullptr;       // [size], written
  std::int64_t size = 0;
};

struct LstmFunctions {
  // cell = sigmoid(f) * cell + sigmoid(i) * tanh(g), hidden = sigmoid(o) * tanh(cell)
  void (*update)(const LstmRow&);
};

extern const LstmFunctions kLstmAvx512;
extern const LstmFunctions kLstmAvx2;
extern const LstmFunctions kLstmPortable;

}  // namespace pdx::simd
