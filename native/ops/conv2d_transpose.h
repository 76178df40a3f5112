#pragma once

#include "ops/conv2d.h"

namespace pdx {

// The transpose of a convolution. Image [N, C, H, W] or [N, H, W, C]; filter [C, M / groups, kh, kw] in both layouts.
// Inputs as ConvInput says.
void InferConv2dTranspose(InferContext& context);

}  // namespace pdx
