#pragma once

#include "ops/op_schema.h"

namespace pdx {

enum BatchNormInput : std::size_t {
  kBatchNormImage = 0,
  kBatchNormScale = 1,
  kBatchNormBias = 2,
  kBatchNormMean = 3,
  kBatchNormVariance = 4,
};

// Normalisation with the statistics of training: y = scale * (x - mean) / sqrt(variance + epsilon) + bias, per channel.
// The image has rank 2 to 5, its channels at axis 1 or, with layout NHWC, last; the others are [C].
void InferBatchNorm(InferContext& context);

}  // namespace pdx
