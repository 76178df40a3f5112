#pragma once

#include "kernels/simd/pool2d.h"
#include "kernels/simd/vector_map.h"

namespace pdx::simd {
namespace {

// Several neighbouring vectors of channels.
template <typename V, int kCount>
struct Channels {
  typename V::Register of[kCount];
};

struct PoolArea {
  const float* first;
  std::int64_t rows;
  std::int64_t columns;
  std::int64_t row;
  std::int64_t pixel;
};

template <typename V, int kCount, typename Access, typename Combine>
PDX_INLINE Channels<V, kCount> ReducePixels(const PoolArea& area, Access access, Channels<V, kCount> start,
                                            Combine&& combine) {
  for (std::int64_t y = 0; y < area.rows; ++y) {
    const float* from = area.first + y * area.row;
    for (std::int64_t x = 0; x < area.columns; ++x, from += area.pixel) {
      Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA {
        constexpr int k = decltype(index)::value;
        start.of[k] = combine(start.of[k], access.Load(from + k * V::kLanes));
      });
    }
  }
  return start;
}

// Large areas are halved until they are small, and the sums of the halves added: the error grows with the logarithm of
// the number of pixels only.
template <typename V, int kCount, typename Access>
Channels<V, kCount> SumPixels(const PoolArea& area, Access access) {
  constexpr std::int64_t kSmallArea = 64;
  if (area.rows * area.columns <= kSmallArea) {
    Channels<V, kCount> zero;
    Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA { zero.of[decltype(index)::value] = V::Zero(); });
    return ReducePixels<V, kCount>(area, access, zero,
                                   [](auto sum, auto value) PDX_INLINE_LAMBDA { return V::Add(sum, value); });
  }
  PoolArea head = area;
  PoolArea tail = area;
  if (area.rows > 1) {
    head.rows = area.rows / 2;
    tail.rows = area.rows - head.rows;
    tail.first += head.rows * area.row;
  } else {
    head.columns = area.columns / 2;
    tail.columns = area.columns - head.columns;
    tail.first += head.columns * area.pixel;
  }
  Channels<V, kCount> sums = SumPixels<V, kCount>(head, access);
  const Channels<V, kCount> rest = SumPixels<V, kCount>(tail, access);
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA {
    constexpr int k = decltype(index)::value;
    sums.of[k] = V::Add(sums.of[k], rest.of[k]);
  });
  return sums;
}

template <typename V, int kCount, typename Access>
PDX_INLINE void AverageChannels(const PoolWindow& window, std::int64_t channel, Access access) {
  const PoolArea area{window.input + channel, window.rows, window.columns, window.row, window.pixel};
  const Channels<V, kCount> sums = SumPixels<V, kCount>(area, access);
  const auto divisor = V::Set(window.divisor);
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA {
    constexpr int k = decltype(index)::value;
    access.Store(window.output + channel + k * V::kLanes, V::Div(sums.of[k], divisor));
  });
}

template <typename V, int kCount, typename Access>
PDX_INLINE void MaxChannels(const PoolWindow& window, std::int64_t channel, Access access) {
  constexpr float kLowest = -3.402823466e38f;  // of all floats, so that not a number is passed over
  const PoolArea area{window.input + channel, window.rows, window.columns, window.row, window.pixel};
  Channels<V, kCount> highest;
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA { highest.of[decltype(index)::value] = V::Set(kLowest); });
  highest = ReducePixels<V, kCount>(area, access, highest,
                                    [](auto largest, auto value) PDX_INLINE_LAMBDA { return V::Max(value, largest); });
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA {
    constexpr int k = decltype(index)::value;
    access.Store(window.output + channel + k * V::kLanes, highest.of[k]);
  });
}

template <typename V, bool kIsMax>
void PoolPixel(const PoolWindow& shared) {
  constexpr int kUnrolled = 4;
  const PoolWindow window = shared;
  const auto reduce = [&]<int kCount>(std::integral_constant<int, kCount>, std::int64_t channel, auto access) {
    if constexpr (kIsMax) {
      MaxChannels<V, kCount>(window, channel, access);
    } else {
      AverageChannels<V, kCount>(window, channel, access);
    }
  };
  std::int64_t c = 0;
  for (; c + kUnrolled * V::kLanes <= window.channels; c += kUnrolled * V::kLanes) {
    reduce(std::integral_constant<int, kUnrolled>{}, c, Whole<V>{});
  }
  ForVectors<V>(window.channels - c, [&](auto access, std::int64_t offset) {
    reduce(std::integral_constant<int, 1>{}, c + offset, access);
  });
}

template <typename V>
constexpr PoolFunctions MakePoolFunctions() {
  return {PoolPixel<V, true>, PoolPixel<V, false>};
}

}  // namespace
}  // namespace pdx::simd
