#pragma once

#include <cstdint>

#include "ops/op_schema.h"

namespace pdx {

// y = scale * x + bias, or scale * (x + bias) with bias_after_scale unset. Integers take scale and bias cut to integers
// and wrap on overflow.
struct Affine {
  float scale = 1;
  float bias = 0;
  bool bias_after_scale = true;

  static Affine From(const Attributes& attributes);

  double Shift() const { return bias_after_scale ? bias : static_cast<double>(bias) * scale; }  // what it makes of 0
  float Apply(float x) const { return bias_after_scale ? scale * x + bias : scale * (x + bias); }
  std::int64_t Apply(std::int64_t x) const;
};

// float32, int32 or int64 of any shape.
void InferScale(InferContext& context);

}  // namespace pdx
