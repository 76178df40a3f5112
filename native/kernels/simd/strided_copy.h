#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/shape.h"
#include "kernels/parallel.h"

namespace pdx::simd {

// Distances in elements between neighbours along each dimension.
using Strides = std::array<std::int64_t, Shape::kMaxRank>;

Strides DenseStrides(const Shape& shape);

// Fills the dense tensor dst, of this shape, with elements of src: position p takes the element at the sum over all
// dimensions of p[i] * strides[i], which are 0 or more. Elements have 1, 4 or 8 bytes. src and dst do not overlap.
void StridedCopy(const std::byte* src, const Shape& shape, const Strides& strides, std::size_t element_bytes,
                 std::byte* dst, Parallel& parallel);

}  // namespace pdx::simd
