#pragma once

#include <cstdint>

// Functions of whole rows of values.
namespace pdx::simd {

struct LayerNormRow {
  const float* src = nullptr;
  const float* scale = nullptr;  // nullptr: ones
  const float* bias = nullptr;   // nullptr: zeros
  float* dst = nullptr;          // may be src
  std::int64_t count = 0;        // 1 or more
  double epsilon = 0;
};

struct RowFunctions {
  // exp(src[i]) / sum over i of exp(src[i]); count is 1 or more, dst may be src.
  void (*softmax)(const float* src, float* dst, std::int64_t count);
  // The same down `columns` columns that lie side by side in rows of `step` values.
  void (*softmax_columns)(const float* src, float* dst, std::int64_t count, std::int64_t step, std::int64_t columns);
  void (*layer_norm)(const LayerNormRow&);
};

extern const RowFunctions kRowAvx512;
extern const RowFunctions kRowAvx2;
extern const RowFunctions kRowPortable;

}  // namespace pdx::simd
