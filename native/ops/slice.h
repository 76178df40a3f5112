#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "ops/op_schema.h"

namespace pdx {

enum SliceInput : std::size_t {
  kSliceInput = 0,
  kSliceStarts = 1,  // optional, known; before attribute starts
  kSliceEnds = 2,    // optional, known; before attribute ends
};

// The part of a tensor along each of its dimensions.
struct SliceBounds {
  std::array<std::int64_t, Shape::kMaxRank> begin{};
  Shape size;

  // Along dimension axes[i], from starts[i] to below ends[i], each counted from the end when negative and clipped to
  // the shape; other dimensions whole. Throws kShapeMismatch, without the operator's name, for lists that do not fit.
  static SliceBounds Of(const Shape& shape, std::span<const std::int64_t> axes, std::span<const std::int64_t> starts,
                        std::span<const std::int64_t> ends);
};

// A part of a tensor; dimensions of size 1 named in attribute decrease_axis are dropped from the result.
void InferSlice(InferContext& context);

}  // namespace pdx
