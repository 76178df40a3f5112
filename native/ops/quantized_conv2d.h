#pragma once

#include "ops/op_schema.h"

// conv2d in the whole numbers of a quantised network:
//   y[m] = filter_scale[m] * (input_scale / 127) * sum(level(x) * filter[m]) + bias[m]
// with level(x), -128 to 127, as fake_quantize_dequantize_moving_average_abs_max rounds it before it goes back to
// float (ops/fake_quantize.h); a value that is no number has level 0. The sums are exact. Paddle has no such operator:
// the pass quantize_convolutions makes it of the simulated form.
namespace pdx {

// The first four are those of conv2d; the filter [M, C, kh, kw] is int8, the scales [M] float32.
enum QuantizedConvInput : std::size_t { kQuantizedConvScales = 4 };

struct QuantizedConvSettings {
  static constexpr std::int64_t kLevels = 127;

  float input_scale = 1;      // the value of level 127
  bool ties_to_even = false;  // round_type 0

  // Throws kShapeMismatch, without the operator's name, for settings out of range.
  static QuantizedConvSettings From(const Attributes& attributes);

  void Store(Attributes& attributes) const;
};

// Whether the operator computes a convolution with these attributes of conv2d and this filter: one group, no dilation,
// a padding that is no wider than the window, and no more products in a sum than int32 holds.
bool CanQuantizeConv2d(const Attributes& attributes, const Shape& filter);

void InferQuantizedConv2d(InferContext& context);

}  // namespace pdx
