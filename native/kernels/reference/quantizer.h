#pragma once

#include <algorithm>
#include <cmath>

#include "ops/fake_quantize.h"

namespace pdx::reference {

// One value at a time, in float and in the order of the original operator, since a value near the middle between two
// steps would else fall to the other side.
class Quantizer {
 public:
  Quantizer(const QuantizeSettings& settings, float scale)
      : ties_to_even_(settings.ties_to_even),
        levels_(static_cast<float>(settings.levels)),
        scale_(scale),
        to_levels_(levels_ * (scale <= 1e-30f ? 1.0f / (scale + 1e-6f) : 1.0f / scale)) {}

  float Apply(float x) const { return Level(x) * scale_ / levels_; }

  // A whole number.
  float Level(float x) const {
    // With ties to even the original cuts after rounding, and then to one level more on the negative side.
    if (ties_to_even_) return std::clamp(std::nearbyint(to_levels_ * x), -levels_ - 1.0f, levels_);
    return std::round(to_levels_ * std::min(std::max(x, -scale_), scale_));
  }

 private:
  bool ties_to_even_;
  float levels_;
  float scale_;
  float to_levels_;
};

}  // namespace pdx::reference
