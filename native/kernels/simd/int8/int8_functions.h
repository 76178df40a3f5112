#pragma once

#include <cstdint>

#include "kernels/simd/gemm_functions.h"
#include "kernels/simd/pointwise.h"

// Products of whole numbers of eight bits, four of them in the place of a float. In the left factor they are levels of
// quantised values, moved up by kZeroLevel so that they have no sign; in the right one they have one.
namespace pdx::simd {

constexpr int kZeroLevel = 128;
constexpr std::int64_t kBytesPerSlot = 4;

constexpr std::int64_t SlotsFor(std::int64_t channels) { return (channels + kBytesPerSlot - 1) / kBytesPerSlot; }

struct Int8Functions {
  GemmFunctions products;

  // Rounds pixels of `channels` neighbours each to levels; a pixel takes SlotsFor(channels) slots, and what fills up
  // the last one has any value.
  void (*quantize)(const float* src, const QuantizeGrid& grid, std::int64_t pixels, std::int64_t channels,
                   float* slots);
};

const Int8Functions& Int8FunctionsVnni();

}  // namespace pdx::simd
