#include "kernels/simd/panel_split.h"

#include <limits>

namespace pdx::simd {

namespace {

// Whether the last vector of a panel has something to do even if only one column of the last step exists.
bool IsFilled(const TileShape& shape, std::size_t steps) {
  return (static_cast<int>(steps) - 1) * GemmFunctions::kColumnStep >= shape.width - shape.lanes;
}

}  // namespace

PanelSplit::PanelSplit(const GemmFunctions& functions) : shapes_(functions.shapes) {
  std::array<float, kMaxColumns / kStep + 1> lowest{};  // cost of so many steps of columns
  for (std::size_t steps = 1; steps < next_.size(); ++steps) {
    lowest[steps] = std::numeric_limits<float>::infinity();
    for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
      if (!IsFilled(shapes_[shape], steps)) continue;
      const auto width = static_cast<std::size_t>(shapes_[shape].width / kStep);
      const float cost = shapes_[shape].cost + (steps > width ? lowest[steps - width] : 0.0f);
      if (cost < lowest[steps]) {
        lowest[steps] = cost;
        next_[steps] = shape;
      }
    }
  }
}

std::int64_t PanelSplit::PaddedColumns(std::int64_t columns) const {
  std::int64_t padded = 0;
  while (padded < columns) padded += Next(columns - padded).width;
  return padded;
}

}  // namespace pdx::simd
