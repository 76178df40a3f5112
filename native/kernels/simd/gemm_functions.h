#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "kernels/cpu_features.h"
#include "kernels/epilogue.h"

// The border between code for every processor and the register tiles, which are compiled once per instruction set.
// A tile computes a few rows by one panel of columns of
//
//   dst[rows, columns] = epilogue(src[rows, depth] * weights[depth, columns] + bias [+ residual])
//
// with all its sums in registers. The rows of src are the pixels of an image or the rows of a matrix. Each sum starts
// with the bias and adds the products in the order of depth, so a value does not depend on the tile it falls into.
namespace pdx::simd {

// What all tiles of one panel have in common.
struct TileRun {
  // The depth of a row comes in segments: row r reads segment_length floats from segments[s] + offset + r * row_stride,
  // for each s in turn. A matrix has one segment; a convolution has one for each line of its window.
  const float* const* segments = nullptr;
  std::int64_t segment_count = 1;
  std::int64_t segment_length = 0;
  std::ptrdiff_t row_stride = 0;

  const float* weights = nullptr;  // [depth][width of the panel]
  const float* bias = nullptr;     // [width of the panel]

  // For tiles that sum whole numbers: a sum starts with the int32 in `starts`, in the place of a float, and is
  // multiplied by the factor before the bias is added.
  const float* starts = nullptr;   // [width of the panel]
  const float* factors = nullptr;  // [width of the panel]

  int last_lanes = 0;  // columns that exist in the last vector of the panel, the rest is padding

  std::ptrdiff_t dst_stride = 0;  // floats between rows, of dst and of the residual
  const Epilogue* epilogue = nullptr;
};

// Computes several tiles of the same height, one below the other, from the row at `offset` on. `residual` points to the
// value that belongs to dst[0], or is nullptr. It may be dst itself.
using TileFunction = void (*)(const TileRun& run, std::int64_t tiles, std::ptrdiff_t offset, float* dst,
                              const float* residual);

// Tiles of one width.
struct TileShape {
  int width;                    // columns
  int lanes;                    // of a vector; the width is a multiple
  int max_rows;                 // of the fastest tile
  float cost;                   // measured time of a row, relative to the other widths of the same processor
  const TileFunction* by_rows;  // max_rows functions; the one for r rows stands at r - 1
};

// All widths of one instruction set, widest first and one vector at last; all are multiples of kColumnStep.
struct GemmFunctions {
  static constexpr int kColumnStep = 4;
  std::span<const TileShape> shapes;

  // For tiles whose factors are bfloat16, two values of the depth in the place of one float; nullptr for others. Rounds
  // `count` floats to (count + 1) / 2 pairs, the last filled up with a zero.
  void (*to_pairs)(const float* from, std::int64_t count, float* pairs) = nullptr;
};

const GemmFunctions& GemmFunctionsAvx512();
const GemmFunctions& GemmFunctionsAvx2();
const GemmFunctions& GemmFunctionsPortable();
const GemmFunctions& GemmFunctionsBfloat16();  // sums in float32
const GemmFunctions& GemmFunctionsFor(const CpuFeatures& cpu);

}  // namespace pdx::simd
