#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/kernel.h"
#include "kernels/simd/panel_split.h"
#include "memory/buffer.h"

namespace pdx::simd {

// A matrix somewhere in memory: element (row, column) lies at data[row * row_stride + column * column_stride].
struct MatrixView {
  const float* data = nullptr;
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::ptrdiff_t row_stride = 0;
  std::ptrdiff_t column_stride = 0;
};

// A few columns of the right factor in the order in which tiles read them.
struct Panel {
  const TileShape* shape = nullptr;
  std::int64_t first_column = 0;
  std::int64_t columns = 0;        // at most shape->width
  const float* weights = nullptr;  // [slots][shape->width], padded with zeros
  const float* bias = nullptr;     // [shape->width], padded with zeros
  const float* starts = nullptr;   // as in TileRun, for whole numbers
  const float* factors = nullptr;
};

// Writes columns [first_column, first_column + columns) of the matrix, multiplied by `scale`, as a panel of `width`.
void PackPanel(const MatrixView& matrix, std::int64_t first_column, std::int64_t columns, int width, float scale,
               float* panel);

// The constant right factor of a product [rows, depth] x [depth, columns], with its bias, cut into panels.
class PackedMatrix {
 public:
  // Rows of bfloat16 pairs are made on the stack: no more than this for one row, and always several of them. Deeper
  // matrices stay in float32.
  static constexpr std::int64_t kMostSlots = 2048;
  static constexpr std::int64_t kFewestPairedRows = 8;

  // `bias` has one value per column, or none. With functions for pairs the matrix must have kMostSlots or fewer.
  PackedMatrix(const GemmFunctions& functions, const MatrixView& matrix, std::span<const float> bias,
               float scale = 1.0f);

  const GemmFunctions& functions() const { return *functions_; }
  std::int64_t depth() const { return depth_; }
  std::int64_t slots() const { return slots_; }  // floats that a row of the left factor takes: its depth, or half of it
  std::int64_t columns() const { return columns_; }
  std::span<const Panel> panels() const { return panels_; }

 private:
  const GemmFunctions* functions_;
  std::int64_t depth_;
  std::int64_t slots_;
  std::int64_t columns_;
  Buffer storage_;
  std::vector<Panel> panels_;
};

// The tiles for a constant factor of that depth: those of bfloat16 where the node allows them, the processor has them
// and they pay, else those of float32. Left factors must have one segment.
const GemmFunctions& ProductFunctionsFor(const KernelContext& context, std::int64_t depth);

}  // namespace pdx::simd
