#pragma once

#include "kernels/simd/vector_map.h"
#include "kernels/simd/winograd.h"

namespace pdx::simd {
namespace {

// B^T d B with B^T = {1 0 -1 0, 0 1 1 0, 0 -1 1 0, 0 1 0 -1}, for all channels of each tile.
template <typename V>
void WinogradToPlanes(const WinogradInput& shared) {
  const WinogradInput in = shared;
  const float* const lines[4] = {in.lines[0] + in.offset, in.lines[1] + in.offset, in.lines[2] + in.offset,
                                 in.lines[3] + in.offset};
  for (std::int64_t tile = 0; tile < in.tiles; ++tile) {
    const std::int64_t left = 2 * tile * in.channels;
    float* const planes = in.planes + tile * in.channels;
    ForVectors<V>(in.channels, [&](auto access, std::int64_t c) PDX_INLINE_LAMBDA {
      typename V::Register half[16];  // B^T d, by rows
      Unroll<4>([&](auto column) PDX_INLINE_LAMBDA {
        constexpr int x = decltype(column)::value;
        const std::int64_t at = left + x * in.channels + c;
        const auto d0 = access.Load(lines[0] + at);
        const auto d1 = access.Load(lines[1] + at);
        const auto d2 = access.Load(lines[2] + at);
        const auto d3 = access.Load(lines[3] + at);
        half[x] = V::Sub(d0, d2);
        half[4 + x] = V::Add(d1, d2);
        half[8 + x] = V::Sub(d2, d1);
        half[12 + x] = V::Sub(d1, d3);
      });
      float* to = planes + c;
      Unroll<4>([&](auto row) PDX_INLINE_LAMBDA {
        constexpr int y = 4 * decltype(row)::value;
        access.Store(to, V::Sub(half[y], half[y + 2]));
        access.Store(to + in.plane_stride, V::Add(half[y + 1], half[y + 2]));
        access.Store(to + 2 * in.plane_stride, V::Sub(half[y + 2], half[y + 1]));
        access.Store(to + 3 * in.plane_stride, V::Sub(half[y + 1], half[y + 3]));
        to += 4 * in.plane_stride;
      });
    });
  }
}

// Pixel i of a tile is line i / 2, column i % 2.
template <typename V, typename Access>
PDX_INLINE void FinishWinogradTile(const WinogradOutput& out, typename V::Register (&y)[4], Access access,
                                   std::int64_t tile, std::int64_t c) {
  const bool exists[4] = {true, 2 * tile + 1 < out.width, out.height > 1, out.height > 1 && 2 * tile + 1 < out.width};
  const auto place = [&](int pixel) PDX_INLINE_LAMBDA {
    return pixel / 2 * out.line_stride + (2 * tile + pixel % 2) * out.channels + c;
  };
  const auto add_residual = [&]() PDX_INLINE_LAMBDA {
    Unroll<4>([&](auto pixel) PDX_INLINE_LAMBDA {
      constexpr int p = decltype(pixel)::value;
      if (exists[p]) y[p] = V::Add(y[p], access.Load(out.residual + place(p)));
    });
  };
  if (out.residual != nullptr && out.epilogue.residual_first) add_residual();
  ApplyEpilogue<V>(y, out.epilogue);
  if (out.residual != nullptr && !out.epilogue.residual_first) add_residual();
  Unroll<4>([&](auto pixel) PDX_INLINE_LAMBDA {
    constexpr int p = decltype(pixel)::value;
    if (exists[p]) access.Store(out.dst + place(p), y[p]);
  });
}

// A^T m A with A^T = {1 1 1 0, 0 1 -1 -1}, then bias, residual and epilogue.
template <typename V>
void WinogradFromPlanes(const WinogradOutput& shared) {
  const WinogradOutput out = shared;
  for (std::int64_t tile = 0; tile < out.tiles; ++tile) {
    const float* const planes = out.planes + tile * out.channels;
    ForVectors<V>(out.channels, [&](auto access, std::int64_t c) PDX_INLINE_LAMBDA {
      typename V::Register upper[4], lower[4];  // A^T m
      Unroll<4>([&](auto column) PDX_INLINE_LAMBDA {
        constexpr int x = decltype(column)::value;
        const float* from = planes + x * out.plane_stride + c;
        const auto m0 = access.Load(from);
        const auto m1 = access.Load(from + 4 * out.plane_stride);
        const auto m2 = access.Load(from + 8 * out.plane_stride);
        const auto m3 = access.Load(from + 12 * out.plane_stride);
        upper[x] = V::Add(m0, V::Add(m1, m2));
        lower[x] = V::Sub(V::Sub(m1, m2), m3);
      });
      const auto bias = access.Load(out.bias + c);
      typename V::Register y[4] = {
          V::Add(bias, V::Add(upper[0], V::Add(upper[1], upper[2]))),
          V::Add(bias, V::Sub(V::Sub(upper[1], upper[2]), upper[3])),
          V::Add(bias, V::Add(lower[0], V::Add(lower[1], lower[2]))),
          V::Add(bias, V::Sub(V::Sub(lower[1], lower[2]), lower[3])),
      };
      FinishWinogradTile<V>(out, y, access, tile, c);
    });
  }
}

template <typename V>
constexpr WinogradFunctions MakeWinogradFunctions() {
  return {WinogradToPlanes<V>, WinogradFromPlanes<V>};
}

}  // namespace
}  // namespace pdx::simd
