#pragma once

#include <optional>
#include <vector>

#include "passes/graph_editor.h"

namespace pdx {

// y = scale[c] * x + shift[c] for each channel c of the result of a convolution or matrix product.
struct ChannelAffine {
  std::vector<double> scale;
  std::vector<double> shift;

  explicit ChannelAffine(std::size_t channels) : scale(channels, 1.0), shift(channels, 0.0) {}
};

// A step whose weights are constant and whose result nothing has been fused to yet.
struct FoldTarget {
  Node* node = nullptr;
  std::size_t channels = 0;
  std::size_t channel_axis_from_back = 0;  // of the result: 0 for matmul, 2 for images in NCHW
};

// The producer of `value` if it is such a step and `value` has no other reader.
std::optional<FoldTarget> FindFoldTarget(const GraphEditor& editor, ValueId value);

// Rewrites weights and bias so that the step computes what `consumer`, which disappears, made of its result: the affine
// function.
void FoldConsumer(GraphEditor& editor, const FoldTarget& target, Node& consumer, const ChannelAffine& affine);

// The values of a constant that is a scalar or uniform within a channel of the target's result, one per channel, when
// it is broadcast to the result with Paddle's `axis`; nullopt otherwise.
std::optional<std::vector<double>> PerChannel(const Constant& constant, const FoldTarget& target, std::int64_t axis);

}  // namespace pdx
