#pragma once

#include <array>
#include <span>
#include <vector>

#include "graph/constant.h"
#include "kernels/kernel.h"
#include "kernels/simd/packed_matrix.h"
#include "kernels/simd/winograd.h"

namespace pdx::simd {

// One row of three taps, made of the three rows of a filter.
using RowFactors = std::array<double, 3>;

// The rows whose transforms make F(4x4, 3x3).
std::array<RowFactors, kWinogradPoints> SquareRowFactors();

// Combines the rows of the node's filter [M, C, 3, 3] by each of `combinations`, transforms the combined row, and packs
// one matrix [C, M] for each point of it: those of the first combination first. They stay in float32 even where a node
// allows bfloat16: the transforms would spread its rounding to several times as much.
std::vector<PackedMatrix> PackWinogradFilter(const KernelContext& context, std::span<const RowFactors> combinations);

// One value for each filter; zeros where the node has no bias.
std::vector<float> WinogradBias(const KernelContext& context);

// conv2d over [N, H, W, C] with a constant 3x3 filter that moves along a line by one pixel. Not for few channels, where
// the transforms cost more than the products save, nor for images known to be narrower than a tile.
bool SupportsWinograd(const KernelContext& context);

}  // namespace pdx::simd
