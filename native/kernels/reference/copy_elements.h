#pragma once

#include <array>
#include <cstdint>

#include "kernels/kernel.h"
#include "ops/broadcast.h"

namespace pdx::reference {

// Distances in elements along the dimensions of a dense tensor.
inline std::array<std::int64_t, Shape::kMaxRank> DenseStrides(const Shape& shape) {
  std::array<std::int64_t, Shape::kMaxRank> strides{};
  for (std::size_t dim = 0; dim < shape.rank(); ++dim) strides[dim] = shape.Count(dim + 1, shape.rank());
  return strides;
}

// Fills dst with the elements of a box of this shape in order, where position p of the box is the element of src at
// start + sum(p[i] * strides[i]). Both have the same type.
inline void CopyElements(const TensorRef& src, std::int64_t start, const Shape& box,
                         const std::array<std::int64_t, Shape::kMaxRank>& strides, const TensorRef& dst) {
  const Broadcast walk{box, strides, {}};
  const auto copy = [&]<typename T>(T) {
    const T* from = src.As<T>() + start;
    T* to = dst.MutableAs<T>();
    walk.ForEach([&](std::int64_t index, std::int64_t source, std::int64_t) { to[index] = from[source]; });
  };
  switch (SizeOf(dst.type)) {
    case 1:
      return copy(std::uint8_t{});
    case 4:
      return copy(std::uint32_t{});
    default:
      return copy(std::uint64_t{});
  }
}

}  // namespace pdx::reference
