#pragma once

#include "ops/image_dims.h"
#include "ops/op_schema.h"
#include "ops/window.h"

namespace pdx {

// Convolution, also conv2d_transpose (conv2d_transpose.h), in the order of its inputs: the image, the filter, an
// optional bias of one value per output channel, and an optional tensor of the output's shape added by the epilogue.
enum ConvInput : std::size_t { kConvImage = 0, kConvFilter = 1, kConvBias = 2, kConvResidual = 3 };

// conv2d and depthwise_conv2d. Image [N, C, H, W] or [N, H, W, C]; filter [M, C / groups, kh, kw] in both layouts.
void InferConv2d(InferContext& context);

// Sets the output of a convolution whose filter is of the right type.
void InferConvOutput(InferContext& context);

// Fails unless a bias or residual that is present fits the output; for the shape rules of convolutions.
void RequireConvExtras(const InferContext& context, const ImageDims& output, bool channels_last);

}  // namespace pdx
