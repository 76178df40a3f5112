#include "ops/broadcast.h"

#include <algorithm>
#include <string>

#include "graph/error.h"

namespace pdx {

namespace {

[[noreturn]] void FailToBroadcast(const Shape& x, const Shape& y, std::int64_t axis) {
  throw Error(ErrorCode::kShapeMismatch, "shapes " + x.ToString() + " and " + y.ToString() + " with axis " +
                                             std::to_string(axis) + " cannot be broadcast together");
}

// The shape of lower rank, padded with ones to `rank` dimensions.
Shape Widen(const Shape& low, std::size_t rank, std::int64_t axis) {
  const auto free = static_cast<std::int64_t>(rank - low.rank());
  const std::int64_t start = axis == -1 ? free : axis;
  std::size_t kept = low.rank();
  if (start > free) {
    while (kept > 0 && low[kept - 1] == 1) --kept;
  }
  if (start < 0 || start > static_cast<std::int64_t>(rank - kept)) {
    throw Error(ErrorCode::kShapeMismatch, "axis " + std::to_string(axis) + " does not place shape " + low.ToString() +
                                               " inside of " + std::to_string(rank) + " dimensions");
  }
  Shape wide;
  for (std::int64_t dim = 0; dim < start; ++dim) wide.Append(1);
  for (std::size_t dim = 0; dim < kept; ++dim) wide.Append(low[dim]);
  while (wide.rank() < rank) wide.Append(1);
  return wide;
}

std::array<std::int64_t, Shape::kMaxRank> RepeatingStrides(const Shape& shape) {
  std::array<std::int64_t, Shape::kMaxRank> strides{};
  for (std::size_t dim = 0; dim < shape.rank(); ++dim) {
    strides[dim] = shape[dim] == 1 ? 0 : shape.Count(dim + 1, shape.rank());
  }
  return strides;
}

}  // namespace

Broadcast Broadcast::Of(const Shape& x, const Shape& y, std::int64_t axis) {
  const std::size_t rank = std::max(x.rank(), y.rank());
  const Shape wide_x = x.rank() < rank ? Widen(x, rank, axis) : x;
  const Shape wide_y = y.rank() < rank ? Widen(y, rank, axis) : y;
  Broadcast result;
  for (std::size_t dim = 0; dim < rank; ++dim) {
    if (wide_x[dim] != wide_y[dim] && wide_x[dim] != 1 && wide_y[dim] != 1) FailToBroadcast(x, y, axis);
    result.out.Append(wide_x[dim] == 1 ? wide_y[dim] : wide_x[dim]);
  }
  result.x_strides = RepeatingStrides(wide_x);
  result.y_strides = RepeatingStrides(wide_y);
  return result;
}

}  // namespace pdx
