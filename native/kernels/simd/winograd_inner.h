#pragma once

#include "kernels/simd/vector_map.h"
#include "kernels/simd/winograd.h"

namespace pdx::simd {
namespace {

constexpr float kPointA = 0.70710678f;  // sqrt(1/2)
constexpr float kPointB = 1.41421356f;  // sqrt(2)

// Both matrices of winograd.h, in one direction. With a^2 b^2 = 1 and a^2 + b^2 = 5/2.
template <typename V>
struct WinogradMatrices {
  using Register = typename V::Register;

  // B^T d: d[k] are six neighbouring values.
  PDX_INLINE static void Spread(const Register (&d)[6], Register (&points)[6]) {
    const Register even_a = V::Fma(V::Set(-2.0f), d[2], d[4]);
    const Register even_b = V::Fma(V::Set(-0.5f), d[2], d[4]);
    const Register odd_a = V::Fma(V::Set(-2.0f), d[1], d[3]);
    const Register odd_b = V::Fma(V::Set(-0.5f), d[1], d[3]);
    points[0] = V::Fma(V::Set(-2.5f), d[2], V::Add(d[0], d[4]));
    points[1] = V::Fma(V::Set(kPointA), odd_a, even_a);
    points[2] = V::Fma(V::Set(-kPointA), odd_a, even_a);
    points[3] = V::Fma(V::Set(kPointB), odd_b, even_b);
    points[4] = V::Fma(V::Set(-kPointB), odd_b, even_b);
    points[5] = V::Fma(V::Set(-2.5f), d[3], V::Add(d[1], d[5]));
  }

  // A^T m: the four results.
  PDX_INLINE static void Gather(const Register (&m)[6], Register (&results)[4]) {
    const Register even_a = V::Add(m[1], m[2]);
    const Register even_b = V::Add(m[3], m[4]);
    const Register odd_a = V::Sub(m[1], m[2]);
    const Register odd_b = V::Sub(m[3], m[4]);
    results[0] = V::Add(m[0], V::Add(even_a, even_b));
    results[1] = V::Fma(V::Set(kPointA), odd_a, V::Mul(V::Set(kPointB), odd_b));
    results[2] = V::Fma(V::Set(0.5f), even_a, V::Mul(V::Set(2.0f), even_b));
    results[3] = V::Fma(V::Set(0.5f * kPointA), odd_a, V::Fma(V::Set(2.0f * kPointB), odd_b, m[5]));
  }
};

template <typename V>
void WinogradSquaresToPlanes(const WinogradInput& shared) {
  const WinogradInput in = shared;
  const float* const lines[6] = {in.lines[0] + in.offset, in.lines[1] + in.offset, in.lines[2] + in.offset,
                                 in.lines[3] + in.offset, in.lines[4] + in.offset, in.lines[5] + in.offset};
  for (std::int64_t tile = 0; tile < in.tiles; ++tile) {
    const std::int64_t left = kWinogradResults * tile * in.channels;
    float* const planes = in.planes + tile * in.channels;
    ForVectors<V>(in.channels, [&](auto access, std::int64_t c) PDX_INLINE_LAMBDA {
      typename V::Register half[6][6];  // by rows of points
      Unroll<6>([&](auto column) PDX_INLINE_LAMBDA {
        constexpr int x = decltype(column)::value;
        const std::int64_t at = left + x * in.channels + c;
        const typename V::Register d[6] = {access.Load(lines[0] + at), access.Load(lines[1] + at),
                                           access.Load(lines[2] + at), access.Load(lines[3] + at),
                                           access.Load(lines[4] + at), access.Load(lines[5] + at)};
        typename V::Register points[6];
        WinogradMatrices<V>::Spread(d, points);
        Unroll<6>([&](auto row) PDX_INLINE_LAMBDA { half[decltype(row)::value][x] = points[decltype(row)::value]; });
      });
      float* to = planes + c;
      Unroll<6>([&](auto row) PDX_INLINE_LAMBDA {
        typename V::Register points[6];
        WinogradMatrices<V>::Spread(half[decltype(row)::value], points);
        Unroll<6>([&](auto column) PDX_INLINE_LAMBDA {
          access.Store(to, points[decltype(column)::value]);
          to += in.plane_stride;
        });
      });
    });
  }
}

template <typename V>
void WinogradLinesToPlanes(const WinogradInput& shared) {
  const WinogradInput in = shared;
  for (std::int64_t tile = 0; tile < in.tiles; ++tile) {
    const std::int64_t left = in.offset + kWinogradResults * tile * in.channels;
    float* const planes = in.planes + tile * in.channels;
    ForVectors<V>(in.channels, [&](auto access, std::int64_t c) PDX_INLINE_LAMBDA {
      typename V::Register d[6], points[6];
      Unroll<6>([&](auto column) PDX_INLINE_LAMBDA {
        constexpr int x = decltype(column)::value;
        const std::int64_t at = left + x * in.channels + c;
        d[x] = access.Load(in.lines[0] + at);
        for (std::int64_t line = 1; line < in.line_count; ++line) {
          d[x] = V::Add(d[x], access.Load(in.lines[line] + at));
        }
      });
      WinogradMatrices<V>::Spread(d, points);
      Unroll<6>([&](auto point) PDX_INLINE_LAMBDA {
        constexpr int p = decltype(point)::value;
        access.Store(planes + p * in.plane_stride + c, points[p]);
      });
    });
  }
}

// Four neighbouring results of one line: bias, residual and epilogue, and into the image as far as that reaches.
template <typename V, typename Access>
PDX_INLINE void StoreWinogradResults(const WinogradOutput& out, typename V::Register (&y)[4], Access access,
                                     std::int64_t line, std::int64_t tile, std::int64_t c) {
  const std::int64_t first = kWinogradResults * tile;
  const std::int64_t count = out.width - first;  // at least 1
  const std::ptrdiff_t at = line * out.line_stride + first * out.channels + c;
  const auto bias = access.Load(out.bias + c);
  Unroll<4>([&](auto pixel) PDX_INLINE_LAMBDA {
    constexpr int p = decltype(pixel)::value;
    y[p] = V::Add(y[p], bias);
  });
  const auto add_residual = [&]() PDX_INLINE_LAMBDA {
    Unroll<4>([&](auto pixel) PDX_INLINE_LAMBDA {
      constexpr int p = decltype(pixel)::value;
      if (p < count) y[p] = V::Add(y[p], access.Load(out.residual + at + p * out.channels));
    });
  };
  if (out.residual != nullptr && out.epilogue.residual_first) add_residual();
  ApplyEpilogue<V>(y, out.epilogue);
  if (out.residual != nullptr && !out.epilogue.residual_first) add_residual();
  Unroll<4>([&](auto pixel) PDX_INLINE_LAMBDA {
    constexpr int p = decltype(pixel)::value;
    if (p < count) access.Store(out.dst + at + p * out.channels, y[p]);
  });
}

template <typename V>
void WinogradSquaresFromPlanes(const WinogradOutput& shared) {
  const WinogradOutput out = shared;
  for (std::int64_t tile = 0; tile < out.tiles; ++tile) {
    const float* const planes = out.planes + tile * out.channels;
    ForVectors<V>(out.channels, [&](auto access, std::int64_t c) PDX_INLINE_LAMBDA {
      typename V::Register half[4][6];  // by lines of results
      Unroll<6>([&](auto column) PDX_INLINE_LAMBDA {
        constexpr int x = decltype(column)::value;
        typename V::Register m[6], results[4];
        Unroll<6>([&](auto row) PDX_INLINE_LAMBDA {
          constexpr int y = decltype(row)::value;
          m[y] = access.Load(planes + (6 * y + x) * out.plane_stride + c);
        });
        WinogradMatrices<V>::Gather(m, results);
        Unroll<4>([&](auto line)
                      PDX_INLINE_LAMBDA { half[decltype(line)::value][x] = results[decltype(line)::value]; });
      });
      Unroll<4>([&](auto line) PDX_INLINE_LAMBDA {
        constexpr int y = decltype(line)::value;
        if (y >= out.height) return;
        typename V::Register results[4];
        WinogradMatrices<V>::Gather(half[y], results);
        StoreWinogradResults<V>(out, results, access, y, tile, c);
      });
    });
  }
}

template <typename V>
void WinogradLinesFromPlanes(const WinogradOutput& shared) {
  const WinogradOutput out = shared;
  for (std::int64_t tile = 0; tile < out.tiles; ++tile) {
    const float* const planes = out.planes + tile * out.channels;
    ForVectors<V>(out.channels, [&](auto access, std::int64_t c) PDX_INLINE_LAMBDA {
      typename V::Register m[6], results[4];
      Unroll<6>([&](auto point) PDX_INLINE_LAMBDA {
        constexpr int p = decltype(point)::value;
        m[p] = access.Load(planes + p * out.plane_stride + c);
      });
      WinogradMatrices<V>::Gather(m, results);
      StoreWinogradResults<V>(out, results, access, 0, tile, c);
    });
  }
}

template <typename V>
constexpr WinogradFunctions MakeWinogradFunctions() {
  return {WinogradSquaresToPlanes<V>, WinogradSquaresFromPlanes<V>, WinogradLinesToPlanes<V>,
          WinogradLinesFromPlanes<V>};
}

}  // namespace
}  // namespace pdx::simd
