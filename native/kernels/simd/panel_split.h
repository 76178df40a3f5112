#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "kernels/simd/gemm_functions.h"

namespace pdx::simd {

// Cuts the columns of a matrix into panels so that the sum of their costs is smallest. The choice for the last few
// columns is worked out once; before them comes the widest panel again and again. All panels but the last are full, and
// of the last all vectors but the last.
class PanelSplit {
 public:
  explicit PanelSplit(const GemmFunctions& functions);

  // The panel to cut off when so many columns are left, 1 or more.
  const TileShape& Next(std::int64_t columns_left) const {
    if (columns_left > kMaxColumns) return shapes_.front();
    return shapes_[next_[static_cast<std::size_t>(StepsFor(columns_left))]];
  }

  // The sum of the widths of all panels: `columns` rounded up.
  std::int64_t PaddedColumns(std::int64_t columns) const;

 private:
  static constexpr int kStep = GemmFunctions::kColumnStep;
  static constexpr int kMaxColumns = 192;

  static std::int64_t StepsFor(std::int64_t columns) { return (columns + kStep - 1) / kStep; }

  std::span<const TileShape> shapes_;
  std::array<std::size_t, kMaxColumns / kStep + 1> next_{};
};

}  // namespace pdx::simd
