#include "kernels/simd/packed_matrix.h"

#include <algorithm>
#include <string>

#include "graph/error.h"

namespace pdx::simd {

void PackPanel(const MatrixView& matrix, std::int64_t first_column, std::int64_t columns, int width, float scale,
               float* panel) {
  const float* source = matrix.data + first_column * matrix.column_stride;
  for (std::int64_t row = 0; row < matrix.rows; ++row, source += matrix.row_stride, panel += width) {
    for (std::int64_t column = 0; column < columns; ++column) {
      panel[column] = scale * source[column * matrix.column_stride];
    }
    std::fill(panel + columns, panel + width, 0.0f);
  }
}

PackedMatrix::PackedMatrix(const GemmFunctions& functions, const MatrixView& matrix, std::span<const float> bias,
                           float scale)
    : depth_(matrix.rows), columns_(matrix.columns) {
  if (!bias.empty() && static_cast<std::int64_t>(bias.size()) != columns_) {
    throw Error(ErrorCode::kShapeMismatch, "a bias of " + std::to_string(bias.size()) + " values does not fit " +
                                               std::to_string(columns_) + " columns");
  }
  const PanelSplit split(functions);
  // A row of the panels for each row of the matrix, and one for the bias.
  const std::int64_t floats = (depth_ + 1) * split.PaddedColumns(columns_);
  auto* next = reinterpret_cast<float*>(storage_.Reserve(static_cast<std::size_t>(floats) * sizeof(float)));
  for (std::int64_t first = 0; first < columns_; first += panels_.back().columns) {
    const TileShape& shape = split.Next(columns_ - first);
    const std::int64_t columns = std::min<std::int64_t>(shape.width, columns_ - first);
    float* packed_bias = next;
    float* weights = next + shape.width;
    std::fill(packed_bias, weights, 0.0f);
    if (!bias.empty()) std::copy_n(bias.data() + first, columns, packed_bias);
    PackPanel(matrix, first, columns, shape.width, scale, weights);
    panels_.push_back({&shape, first, columns, weights, packed_bias});
    next += (depth_ + 1) * shape.width;
  }
}

}  // namespace pdx::simd
