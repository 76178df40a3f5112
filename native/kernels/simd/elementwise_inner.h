#pragma once

#include "kernels/simd/elementwise.h"
#include "kernels/simd/vector_map.h"
#include "ops/elementwise.h"

namespace pdx::simd {
namespace {

template <typename V, Arithmetic kOperation>
PDX_INLINE typename V::Register Combine(typename V::Register x, typename V::Register y) {
  if constexpr (kOperation == Arithmetic::kAdd) return V::Add(x, y);
  if constexpr (kOperation == Arithmetic::kSubtract) return V::Sub(x, y);
  if constexpr (kOperation == Arithmetic::kMultiply) return V::Mul(x, y);
  if constexpr (kOperation == Arithmetic::kDivide) return V::Div(x, y);
}

template <typename V, Arithmetic kOperation, BinaryRow kRow>
void CombineBlock(const BinaryBlock& block, const Epilogue& shared) {
  const Epilogue epilogue = shared;
  const float* x = block.x;
  const float* y = block.y;
  float* dst = block.dst;
  const std::int64_t columns = block.columns;
  for (std::int64_t row = 0; row < block.rows; ++row, x += block.x_row, y += block.y_row, dst += block.dst_row) {
    if constexpr (kRow == BinaryRow::kBoth) {
      MapVectors<V>(dst, columns, epilogue, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
        return Combine<V, kOperation>(access.Load(x + i), access.Load(y + i));
      });
    } else if constexpr (kRow == BinaryRow::kRepeatedX) {
      const auto value = V::Set(*x);
      MapVectors<V>(dst, columns, epilogue, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
        return Combine<V, kOperation>(value, access.Load(y + i));
      });
    } else {
      const auto value = V::Set(*y);
      MapVectors<V>(dst, columns, epilogue, [&](auto access, std::int64_t i) PDX_INLINE_LAMBDA {
        return Combine<V, kOperation>(access.Load(x + i), value);
      });
    }
  }
}

template <typename V>
constexpr BinaryFunctions MakeBinaryFunctions() {
  using enum Arithmetic;
  using enum BinaryRow;
  return {
      {{CombineBlock<V, kAdd, kBoth>, CombineBlock<V, kAdd, kRepeatedX>, CombineBlock<V, kAdd, kRepeatedY>},
       {CombineBlock<V, kSubtract, kBoth>, CombineBlock<V, kSubtract, kRepeatedX>,
        CombineBlock<V, kSubtract, kRepeatedY>},
       {CombineBlock<V, kMultiply, kBoth>, CombineBlock<V, kMultiply, kRepeatedX>,
        CombineBlock<V, kMultiply, kRepeatedY>},
       {CombineBlock<V, kDivide, kBoth>, CombineBlock<V, kDivide, kRepeatedX>, CombineBlock<V, kDivide, kRepeatedY>}}};
}

}  // namespace
}  // namespace pdx::simd
