#pragma once

#include <cstdint>

#include "kernels/epilogue.h"

// Functions of single values, over arrays. In all of them dst may be src.
namespace pdx::simd {

// Level k of a quantised value stands for k * scale / levels.
struct QuantizeGrid {
  float levels = 127;
  float scale = 1;      // the value of the highest level
  float to_levels = 1;  // levels / scale
  bool ties_to_even = false;

  void SetScale(float value) {
    scale = value;
    to_levels = levels * (value <= 1e-30f ? 1.0f / (value + 1e-6f) : 1.0f / value);  // guarded as the original operator
  }
};

struct PointwiseFunctions {
  // dst[i] = epilogue(factor * src[i] + offset)
  void (*affine)(const float* src, float factor, float offset, const Epilogue& epilogue, float* dst,
                 std::int64_t count);
  // The same with a factor and an offset for each of `channels` neighbours, `pixels` times.
  void (*channel_affine)(const float* src, const float* factors, const float* offsets, float* dst, std::int64_t pixels,
                         std::int64_t channels);
  // To the nearest level and back.
  void (*quantize)(const float* src, const QuantizeGrid& grid, float* dst, std::int64_t count);
};

extern const PointwiseFunctions kPointwiseAvx512;
extern const PointwiseFunctions kPointwiseAvx2;
extern const PointwiseFunctions kPointwisePortable;

// Arrays are best split at multiples of this many values.
constexpr std::int64_t kPointwiseGrain = 8192;

}  // namespace pdx::simd
