#pragma once

#include "kernels/simd/depthwise.h"
#include "kernels/simd/vector_epilogue.h"

// A tile is a few neighbouring output pixels of one block of channels. It keeps their sums and the weights of one
// window row in registers, loads every input vector once and gives it to all outputs whose window it is under. A strip
// is the same pixels for all blocks, so that memory is read in the order in which it lies.
namespace pdx::simd {
namespace {

template <typename V, bool kPartial>
PDX_INLINE typename V::Register LoadChannels(const float* from, int count) {
  if constexpr (kPartial) {
    return V::LoadPartial(from, count);
  } else {
    return V::Load(from);
  }
}

// Adds the residual where it belongs, applies the epilogue and stores pixels x, x + 1, … from `channel` on.
template <typename V, int kOutputs, bool kPartial>
PDX_INLINE void FinishTile(typename V::Register (&sums)[kOutputs], const DepthwiseRow& row, std::int64_t x,
                           std::int64_t channel) {
  const std::int64_t start = x * row.channels + channel;
  const int count = static_cast<int>(row.channels - channel);
  const auto add_residual = [&]() PDX_INLINE_LAMBDA {
    const float* from = row.residual + start;
    Unroll<kOutputs>([&](auto output) PDX_INLINE_LAMBDA {
      constexpr int o = decltype(output)::value;
      sums[o] = V::Add(sums[o], LoadChannels<V, kPartial>(from, count));
      from += row.channels;
    });
  };
  if (row.residual != nullptr && row.epilogue.residual_first) add_residual();
  ApplyEpilogue<V>(sums, row.epilogue);
  if (row.residual != nullptr && !row.epilogue.residual_first) add_residual();
  float* to = row.output + start;
  Unroll<kOutputs>([&](auto output) PDX_INLINE_LAMBDA {
    constexpr int o = decltype(output)::value;
    if constexpr (kPartial) {
      V::StorePartial(to, sums[o], count);
    } else {
      V::Store(to, sums[o]);
    }
    to += row.channels;
  });
}

// kChecked: the window may reach over the left or right border.
template <typename V, int kWidth, int kStride, int kOutputs, bool kChecked, bool kPartial>
PDX_INLINE void DepthwiseTile(const DepthwiseRow& row, std::int64_t x, std::int64_t channel) {
  constexpr int kColumns = (kOutputs - 1) * kStride + kWidth;
  const std::int64_t first = x * kStride - row.pad_left;
  typename V::Register sums[kOutputs];
  const auto bias = V::Load(row.bias + channel);
  Unroll<kOutputs>([&](auto output) PDX_INLINE_LAMBDA { sums[decltype(output)::value] = bias; });

  const float* input = row.input + channel;
  const float* weights = row.weights + channel / V::kLanes * row.weights_block;
  for (int y = 0; y < row.rows; ++y, input += row.input_row, weights += kWidth * V::kLanes) {
    typename V::Register taps[kWidth];
    Unroll<kWidth>([&](auto tap) PDX_INLINE_LAMBDA {
      constexpr int t = decltype(tap)::value;
      taps[t] = V::Load(weights + t * V::kLanes);
    });
    Unroll<kColumns>([&](auto column) PDX_INLINE_LAMBDA {
      constexpr int c = decltype(column)::value;
      if constexpr (kChecked) {
        if (static_cast<std::uint64_t>(first + c) >= static_cast<std::uint64_t>(row.input_width)) return;
      }
      const float* from = input + (first + c) * row.channels;
      const auto value = V::Pin(LoadChannels<V, kPartial>(from, static_cast<int>(row.channels - channel)));
      Unroll<kOutputs>([&](auto output) PDX_INLINE_LAMBDA {
        constexpr int o = decltype(output)::value;
        constexpr int t = c - o * kStride;
        if constexpr (t >= 0 && t < kWidth) sums[o] = V::Fma(value, taps[t], sums[o]);
      });
    });
  }
  FinishTile<V, kOutputs, kPartial>(sums, row, x, channel);
}

// The last channels, where they do not fill a vector. Apart and in few variants, to keep the code small.
template <typename V, int kWidth, int kStride, int kOutputs>
PDX_NOINLINE void DepthwiseLastChannels(const DepthwiseRow& shared, std::int64_t x, std::int64_t channel) {
  const DepthwiseRow row = shared;
  DepthwiseTile<V, kWidth, kStride, kOutputs, true, true>(row, x, channel);
}

template <typename V, int kWidth, int kStride, int kOutputs, bool kChecked>
PDX_NOINLINE void DepthwiseStrip(const DepthwiseRow& shared, std::int64_t x) {
  const DepthwiseRow row = shared;  // a copy can stay in registers, the original might change with every store
  constexpr int kLastOutputs = kOutputs < 4 ? kOutputs : 4;
  static_assert(kOutputs % kLastOutputs == 0);
  std::int64_t channel = 0;
  for (; channel + V::kLanes <= row.channels; channel += V::kLanes) {
    DepthwiseTile<V, kWidth, kStride, kOutputs, kChecked, false>(row, x, channel);
  }
  if (channel == row.channels) return;
  for (int o = 0; o < kOutputs; o += kLastOutputs) {
    DepthwiseLastChannels<V, kWidth, kStride, kLastOutputs>(shared, x + o, channel);
  }
}

template <typename V, int kWidth, int kStride>
void DepthwiseFixed(const DepthwiseRow& row) {
  constexpr int kWide = static_cast<int>(kDepthwiseStrip);
  constexpr int kNarrow = 4;
  constexpr int kWideColumns = (kWide - 1) * kStride + kWidth;
  std::int64_t x = row.begin;
  for (; x + kWide <= row.end; x += kWide) {
    const std::int64_t first = x * kStride - row.pad_left;
    if (first >= 0 && first + kWideColumns <= row.input_width) {
      DepthwiseStrip<V, kWidth, kStride, kWide, false>(row, x);
    } else {
      DepthwiseStrip<V, kWidth, kStride, kWide, true>(row, x);
    }
  }
  for (; x + kNarrow <= row.end; x += kNarrow) DepthwiseStrip<V, kWidth, kStride, kNarrow, true>(row, x);
  for (; x < row.end; ++x) DepthwiseStrip<V, kWidth, kStride, 1, true>(row, x);
}

template <typename V>
void DepthwiseAny(const DepthwiseRow& row) {
  for (std::int64_t x = row.begin; x < row.end; ++x) {
    const std::int64_t first = x * row.stride - row.pad_left;
    for (std::int64_t channel = 0; channel < row.channels; channel += V::kLanes) {
      const std::int64_t left = row.channels - channel;
      const int count = left < V::kLanes ? static_cast<int>(left) : V::kLanes;
      const float* weights = row.weights + channel / V::kLanes * row.weights_block;
      typename V::Register sum[1] = {V::Load(row.bias + channel)};
      for (int y = 0; y < row.rows; ++y) {
        for (std::int64_t tap = 0; tap < row.kernel_width; ++tap, weights += V::kLanes) {
          const std::int64_t place = first + tap * row.dilation;
          if (place < 0 || place >= row.input_width) continue;
          const float* from = row.input + y * row.input_row + place * row.channels + channel;
          sum[0] = V::Fma(V::LoadPartial(from, count), V::Load(weights), sum[0]);
        }
      }
      if (count == V::kLanes) {
        FinishTile<V, 1, false>(sum, row, x, channel);
      } else {
        FinishTile<V, 1, true>(sum, row, x, channel);
      }
    }
  }
}

template <typename V>
constexpr DepthwiseFunctions MakeDepthwiseFunctions() {
  return {V::kLanes,
          {{DepthwiseFixed<V, 3, 1>, DepthwiseFixed<V, 3, 2>}, {DepthwiseFixed<V, 5, 1>, DepthwiseFixed<V, 5, 2>}},
          DepthwiseAny<V>};
}

}  // namespace
}  // namespace pdx::simd
