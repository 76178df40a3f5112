#pragma once

#include <cstdint>

#include "ops/op_schema.h"

// Rounding to the values of a quantised network, in float: a value is cut to [-s, s] and moved to the nearest of the
// 2 * levels + 1 multiples of s / levels.
namespace pdx {

struct QuantizeSettings {
  std::int64_t levels = 127;  // 2^(bit_length - 1) - 1
  bool ties_to_even = false;  // round_type 0; values half way between two multiples else go away from zero

  // Throws kShapeMismatch, without the operator's name, for settings out of range.
  static QuantizeSettings From(const Attributes& attributes);
};

// Input X, float32, with s the largest magnitude along each slice of dimension quant_axis, 0 or 1.
void InferFakeChannelWiseQuantizeDequantizeAbsMax(InferContext& context);

enum MovingAverageInput : std::size_t { kMovingAverageX = 0, kMovingAverageScale = 1 };

// Input X, float32, with s from input InScale of one value.
void InferFakeQuantizeDequantizeMovingAverageAbsMax(InferContext& context);

}  // namespace pdx
