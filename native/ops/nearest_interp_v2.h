#pragma once

#include <array>
#include <cstdint>

#include "ops/op_schema.h"

namespace pdx {

enum NearestInterpInput : std::size_t {
  kInterpImage = 0,
  kInterpOutSize = 1,     // int32 [2], known: height and width
  kInterpResidual = 2,    // of the output's shape, added to it
  kInterpSizeTensor = 3,  // list of two known integers: height and width
};

// Upscaling by the nearest lower neighbour; image [N, C, H, W] or [N, H, W, C]. The output's size comes from, in this
// order, SizeTensor, OutSize, scale (one or two factors) and out_h and out_w.
void InferNearestInterpV2(InferContext& context);

// A node's scale factors for height and width, read once; 0 where the output's size does not come from factors.
struct InterpScales {
  std::array<float, 2> factors{};

  static InterpScales From(const Node& node);

  // The input position under output position `index` along an axis, 0 for the height and 1 for the width. Computed in
  // float, as by the original operator.
  std::int64_t Source(std::size_t axis, std::int64_t index, std::int64_t in_size, std::int64_t out_size) const;
};

}  // namespace pdx
