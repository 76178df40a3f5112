#include "kernels/simd/packed_matrix.h"

#include <algorithm>
#include <bit>
#include <cmath>
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

namespace {

std::uint32_t ToBfloat16(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  if (std::isnan(value)) return bits >> 16 | 0x40;
  return (bits + 0x7fff + (bits >> 16 & 1)) >> 16;  // to nearest, ties to even
}

// As PackPanel, but two rows of the matrix become one of bfloat16 pairs, the first of them in the lower half.
void PackPairs(const MatrixView& matrix, std::int64_t first_column, std::int64_t columns, int width, float scale,
               float* panel) {
  const float* source = matrix.data + first_column * matrix.column_stride;
  for (std::int64_t row = 0; row < matrix.rows; row += 2, panel += width) {
    for (std::int64_t column = 0; column < columns; ++column) {
      const float* at = source + row * matrix.row_stride + column * matrix.column_stride;
      const std::uint32_t upper = row + 1 < matrix.rows ? ToBfloat16(scale * at[matrix.row_stride]) : 0;
      panel[column] = std::bit_cast<float>(upper << 16 | ToBfloat16(scale * at[0]));
    }
    std::fill(panel + columns, panel + width, 0.0f);
  }
}

}  // namespace

PackedMatrix::PackedMatrix(const GemmFunctions& functions, const MatrixView& matrix, std::span<const float> bias,
                           float scale)
    : functions_(&functions),
      depth_(matrix.rows),
      slots_(functions.to_pairs == nullptr ? depth_ : (depth_ + 1) / 2),
      columns_(matrix.columns) {
  if (!bias.empty() && static_cast<std::int64_t>(bias.size()) != columns_) {
    throw Error(ErrorCode::kShapeMismatch, "a bias of " + std::to_string(bias.size()) + " values does not fit " +
                                               std::to_string(columns_) + " columns");
  }
  const PanelSplit split(functions);
  // A row of the panels for each slot, and one for the bias.
  const std::int64_t floats = (slots_ + 1) * split.PaddedColumns(columns_);
  auto* next = reinterpret_cast<float*>(storage_.Reserve(static_cast<std::size_t>(floats) * sizeof(float)));
  for (std::int64_t first = 0; first < columns_; first += panels_.back().columns) {
    const TileShape& shape = split.Next(columns_ - first);
    const std::int64_t columns = std::min<std::int64_t>(shape.width, columns_ - first);
    float* packed_bias = next;
    float* weights = next + shape.width;
    std::fill(packed_bias, weights, 0.0f);
    if (!bias.empty()) std::copy_n(bias.data() + first, columns, packed_bias);
    (functions.to_pairs == nullptr ? PackPanel : PackPairs)(matrix, first, columns, shape.width, scale, weights);
    panels_.push_back(
        {.shape = &shape, .first_column = first, .columns = columns, .weights = weights, .bias = packed_bias});
    next += (slots_ + 1) * shape.width;
  }
}

const GemmFunctions& ProductFunctionsFor(const KernelContext& context, [[maybe_unused]] std::int64_t depth) {
#if defined(PDX_X86_64)
  constexpr std::int64_t kLeastDepth = 32;  // below, rounding the left factor costs more than the products save
  if (context.allows_bfloat16() && context.cpu().avx512_bf16 && depth >= kLeastDepth &&
      depth <= 2 * PackedMatrix::kMostSlots) {
    return GemmFunctionsBfloat16();
  }
#endif
  return GemmFunctionsFor(context.cpu());
}

}  // namespace pdx::simd
