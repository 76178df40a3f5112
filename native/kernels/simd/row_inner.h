#pragma once

#include <cmath>

#include "kernels/simd/row_functions.h"
#include "kernels/simd/vector_map.h"

namespace pdx::simd {
namespace {

// The sum over i in [0, count) of term(access, i), the vector that starts at i, in four sums so that additions overlap
// and errors stay small. Lanes behind the end are left out.
template <typename V, typename Term>
PDX_INLINE float SumOf(std::int64_t count, Term&& term) {
  constexpr int kUnrolled = 4;
  typename V::Register sums[kUnrolled];
  Unroll<kUnrolled>([&](auto index) PDX_INLINE_LAMBDA { sums[decltype(index)::value] = V::Zero(); });
  std::int64_t i = 0;
  for (; i + kUnrolled * V::kLanes <= count; i += kUnrolled * V::kLanes) {
    Unroll<kUnrolled>([&](auto index) PDX_INLINE_LAMBDA {
      constexpr int k = decltype(index)::value;
      sums[k] = V::Add(sums[k], term(Whole<V>{}, i + k * V::kLanes));
    });
  }
  for (; i + V::kLanes <= count; i += V::kLanes) sums[0] = V::Add(sums[0], term(Whole<V>{}, i));
  if (i < count) {
    const int rest = static_cast<int>(count - i);
    sums[1] = V::Add(sums[1], V::KeepFirst(term(Part<V>{rest}, i), rest));
  }
  return V::Sum(V::Add(V::Add(sums[0], sums[1]), V::Add(sums[2], sums[3])));
}

template <typename V>
PDX_INLINE float LargestOf(const float* src, std::int64_t count) {
  auto largest = V::Set(src[0]);
  std::int64_t i = 0;
  for (; i + V::kLanes <= count; i += V::kLanes) largest = V::Max(largest, V::Load(src + i));
  if (i < count) largest = V::Max(largest, V::LoadPartial(src + i, static_cast<int>(count - i), largest));
  return V::Largest(largest);
}

template <typename V>
void SoftmaxRow(const float* src, float* dst, std::int64_t count) {
  const auto largest = V::Set(LargestOf<V>(src, count));
  const float sum = SumOf<V>(count, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
    const auto power = Exp<V>(V::Sub(access.Load(src + i), largest));
    access.Store(dst + i, power);
    return power;
  });
  const auto factor = V::Set(1.0f / sum);
  ForVectors<V>(count, [&](auto access, std::int64_t i)
                           PDX_INLINE_LAMBDA { access.Store(dst + i, V::Mul(access.Load(dst + i), factor)); });
}

template <typename V>
void SoftmaxColumns(const float* src, float* dst, std::int64_t count, std::int64_t step, std::int64_t columns) {
  ForVectors<V>(columns, [&](auto access, std::int64_t column) PDX_INLINE_LAMBDA {
    auto largest = access.Load(src + column);
    for (std::int64_t i = 1; i < count; ++i) largest = V::Max(largest, access.Load(src + i * step + column));
    auto sum = V::Zero();
    for (std::int64_t i = 0; i < count; ++i) {
      const auto power = Exp<V>(V::Sub(access.Load(src + i * step + column), largest));
      access.Store(dst + i * step + column, power);
      sum = V::Add(sum, power);
    }
    for (std::int64_t i = 0; i < count; ++i) {
      float* to = dst + i * step + column;
      access.Store(to, V::Div(access.Load(to), sum));
    }
  });
}

template <typename V>
void NormalizeRow(const LayerNormRow& shared) {
  const LayerNormRow row = shared;
  const float* src = row.src;
  const double count = static_cast<double>(row.count);
  const float sum =
      SumOf<V>(row.count, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA { return access.Load(src + i); });
  const auto mean = V::Set(static_cast<float>(sum / count));
  const float squares = SumOf<V>(row.count, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
    const auto distance = V::Sub(access.Load(src + i), mean);
    return V::Mul(distance, distance);
  });
  const auto factor = V::Set(static_cast<float>(1.0 / std::sqrt(squares / count + row.epsilon)));
  ForVectors<V>(row.count, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
    auto value = V::Mul(V::Sub(access.Load(src + i), mean), factor);
    if (row.scale != nullptr) value = V::Mul(value, access.Load(row.scale + i));
    if (row.bias != nullptr) value = V::Add(value, access.Load(row.bias + i));
    access.Store(row.dst + i, value);
  });
}

template <typename V>
constexpr RowFunctions MakeRowFunctions() {
  return {SoftmaxRow<V>, SoftmaxColumns<V>, NormalizeRow<V>};
}

}  // namespace
}  // namespace pdx::simd
