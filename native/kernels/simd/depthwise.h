#pragma once

#include <cstdint>

#include "kernels/epilogue.h"

namespace pdx::simd {

// A piece of one output row, all channels. Images lie as [H, W, C]; blocks of channels are as wide as a vector.
struct DepthwiseRow {
  const float* input = nullptr;     // the first row under the window that is inside of the map
  std::int64_t input_row = 0;       // floats from one row under the window to the next
  int rows = 0;                     // rows under the window that are inside of the map
  const float* weights = nullptr;   // of these rows, in the first block: [rows][kernel_width][lanes]
  std::int64_t weights_block = 0;   // floats from one block's weights to the next
  const float* bias = nullptr;      // [blocks][lanes]
  const float* residual = nullptr;  // a row like the output, or nullptr
  float* output = nullptr;
  std::int64_t begin = 0;  // output pixels [begin, end) are computed
  std::int64_t end = 0;
  std::int64_t input_width = 0;
  std::int64_t channels = 0;
  std::int64_t pad_left = 0;
  std::int64_t stride = 1;
  std::int64_t dilation = 1;
  std::int64_t kernel_width = 1;
  Epilogue epilogue;
};

using DepthwiseRowFunction = void (*)(const DepthwiseRow&);

// The row functions of one instruction set.
struct DepthwiseFunctions {
  int lanes;
  DepthwiseRowFunction fixed[2][2];  // kernel width 3 and 5, stride 1 and 2, dilation 1
  DepthwiseRowFunction any;
};

extern const DepthwiseFunctions kDepthwiseAvx512;
extern const DepthwiseFunctions kDepthwiseAvx2;
extern const DepthwiseFunctions kDepthwisePortable;

// Rows are best split at multiples of this many pixels.
constexpr std::int64_t kDepthwiseStrip = 8;

}  // namespace pdx::simd
