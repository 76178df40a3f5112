#pragma once

#include <array>
#include <cstdint>

#include "graph/shape.h"

namespace pdx {

// How two tensors are combined element by element. Shapes of equal rank, or with axis -1, are aligned at the back;
// otherwise the shape of lower rank starts at dimension `axis` of the other and its trailing ones are dropped. Aligned
// dimensions are equal or one of them is 1.
struct Broadcast {
  Shape out;
  std::array<std::int64_t, Shape::kMaxRank> x_strides{};  // in elements, per dimension of `out`; 0 where x is repeated
  std::array<std::int64_t, Shape::kMaxRank> y_strides{};

  // Throws kShapeMismatch, without the operator's name, when the shapes do not fit.
  static Broadcast Of(const Shape& x, const Shape& y, std::int64_t axis);

  // Calls visit(out_index, x_index, y_index) for every element of the output in order.
  template <typename Visit>
  void ForEach(Visit&& visit) const;
};

template <typename Visit>
void Broadcast::ForEach(Visit&& visit) const {
  const std::int64_t count = out.ElementCount();
  std::array<std::int64_t, Shape::kMaxRank> position{};
  std::int64_t x_index = 0;
  std::int64_t y_index = 0;
  for (std::int64_t index = 0; index < count; ++index) {
    visit(index, x_index, y_index);
    for (std::size_t dim = out.rank(); dim-- > 0;) {
      x_index += x_strides[dim];
      y_index += y_strides[dim];
      if (++position[dim] < out[dim]) break;
      x_index -= x_strides[dim] * out[dim];
      y_index -= y_strides[dim] * out[dim];
      position[dim] = 0;
    }
  }
}

}  // namespace pdx
