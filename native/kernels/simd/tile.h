#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "kernels/simd/gemm_functions.h"
#include "kernels/simd/vector_epilogue.h"

// The register tiles behind gemm_functions.h, written once over the vector types; see vector_avx512.h for the anonymous
// namespace. Sums are addressed by index sequences, not by loops: compilers keep an array in registers only when every
// index is a constant.
namespace pdx::simd {
namespace {

// Product loads factors, multiplies and adds; V does all else. Where Product has ToFloat, its sums are whole numbers.
template <typename V, int kRows, int kVectors, typename Product>
class Tile {
 public:
  static void Run(const TileRun& run, std::int64_t tiles, std::ptrdiff_t offset, float* dst, const float* residual) {
    for (; tiles > 0; --tiles) {
      Register sums[kRows * kVectors];
      if constexpr (kSumsWholeNumbers) {
        typename Product::Register whole[kRows * kVectors];
        Accumulate(run, run.starts, offset, whole, kAll, kRow);
        Weigh(run, whole, sums, kAll);
      } else {
        Accumulate(run, run.bias, offset, sums, kAll, kRow);
      }
      if (run.last_lanes == kLanes) {
        Finish<true>(run, sums, dst, residual, kAll);
      } else {
        Finish<false>(run, sums, dst, residual, kAll);
      }
      offset += kRows * run.row_stride;
      dst += kRows * run.dst_stride;
      if (residual != nullptr) residual += kRows * run.dst_stride;
    }
  }

 private:
  using Register = typename V::Register;
  static constexpr int kLanes = V::kLanes;
  static constexpr int kWidth = kVectors * kLanes;
  static constexpr bool kSumsWholeNumbers = requires { &Product::ToFloat; };
  static constexpr std::make_index_sequence<kRows * kVectors> kAll{};
  static constexpr std::make_index_sequence<kVectors> kRow{};

  // Sum i belongs to row i / kVectors and to vector i % kVectors of that row.
  template <std::size_t... I, std::size_t... J>
  static void Accumulate(const TileRun& run, const float* starts, std::ptrdiff_t offset,
                         typename Product::Register (&sums)[kRows * kVectors], std::index_sequence<I...>,
                         std::index_sequence<J...>) {
    const std::ptrdiff_t stride = run.row_stride;
    const float* weights = run.weights;
    ((sums[I] = Product::Load(starts + kLanes * (I % kVectors))), ...);
    for (std::int64_t segment = 0; segment < run.segment_count; ++segment) {
      const float* src = run.segments[segment] + offset;
      for (std::int64_t k = run.segment_length; k > 0; --k, ++src, weights += kWidth) {
        const typename Product::Register columns[kVectors] = {Product::Load(weights + kLanes * J)...};
        ((sums[I] = Product::Fma(Product::Set(src[static_cast<std::ptrdiff_t>(I / kVectors) * stride]),
                                 columns[I % kVectors], sums[I])),
         ...);
      }
    }
  }

  template <std::size_t... I>
  static void Weigh(const TileRun& run, const typename Product::Register (&whole)[kRows * kVectors],
                    Register (&sums)[kRows * kVectors], std::index_sequence<I...>) {
    ((sums[I] = V::Fma(Product::ToFloat(whole[I]), V::Load(run.factors + kLanes * (I % kVectors)),
                       V::Load(run.bias + kLanes * (I % kVectors)))),
     ...);
  }

  // Where sum kIndex goes. Strides and lane counts are handed on by value: stores might change them in `run` for all
  // the compiler knows.
  template <bool kFull, std::size_t kIndex>
  static Register LoadAt(const float* from, std::ptrdiff_t stride, int last_lanes) {
    from += static_cast<std::ptrdiff_t>(kIndex / kVectors) * stride + kLanes * (kIndex % kVectors);
    if constexpr (kFull || kIndex % kVectors + 1 < kVectors) {
      return V::Load(from);
    } else {
      return V::LoadPartial(from, last_lanes);
    }
  }

  template <bool kFull, std::size_t kIndex>
  static void StoreAt(float* to, std::ptrdiff_t stride, int last_lanes, Register value) {
    to += static_cast<std::ptrdiff_t>(kIndex / kVectors) * stride + kLanes * (kIndex % kVectors);
    if constexpr (kFull || kIndex % kVectors + 1 < kVectors) {
      V::Store(to, value);
    } else {
      V::StorePartial(to, value, last_lanes);
    }
  }

  template <bool kFull, std::size_t... I>
  static void Finish(const TileRun& run, Register (&sums)[kRows * kVectors], float* dst, const float* residual,
                     std::index_sequence<I...>) {
    const Epilogue& epilogue = *run.epilogue;
    const std::ptrdiff_t stride = run.dst_stride;
    const int last_lanes = run.last_lanes;
    if (residual != nullptr && epilogue.residual_first) {
      ((sums[I] = V::Add(sums[I], LoadAt<kFull, I>(residual, stride, last_lanes))), ...);
    }
    ApplyEpilogue<V>(sums, epilogue);
    if (residual != nullptr && !epilogue.residual_first) {
      ((sums[I] = V::Add(sums[I], LoadAt<kFull, I>(residual, stride, last_lanes))), ...);
    }
    (StoreAt<kFull, I>(dst, stride, last_lanes, sums[I]), ...);
  }
};

// The tiles of 1 to kMaxRows rows.
template <typename V, int kVectors, int kMaxRows, typename Product = V>
struct TileColumn {
  template <std::size_t... I>
  static constexpr std::array<TileFunction, kMaxRows> Make(std::index_sequence<I...>) {
    return {&Tile<V, static_cast<int>(I) + 1, kVectors, Product>::Run...};
  }
  static constexpr std::array<TileFunction, kMaxRows> kByRows = Make(std::make_index_sequence<kMaxRows>{});

  static constexpr TileShape Shape(float cost) {
    return {kVectors * V::kLanes, V::kLanes, kMaxRows, cost, kByRows.data()};
  }
};

}  // namespace
}  // namespace pdx::simd
