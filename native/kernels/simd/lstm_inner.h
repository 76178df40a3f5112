#pragma once

#include "kernels/simd/lstm_functions.h"
#include "kernels/simd/vector_map.h"

namespace pdx::simd {
namespace {

template <typename V>
void UpdateLstm(const LstmRow& shared) {
  const LstmRow row = shared;
  ForVectors<V>(row.size, [&](auto access, std::int64_t k) PDX_INLINE_LAMBDA {
    const float* gates = row.gates + k;
    const auto input = Sigmoid<V>(access.Load(gates));
    const auto forget = Sigmoid<V>(access.Load(gates + row.size));
    const auto candidate = Tanh<V>(access.Load(gates + 2 * row.size));
    const auto output = Sigmoid<V>(access.Load(gates + 3 * row.size));
    const auto cell = V::Fma(forget, access.Load(row.cell + k), V::Mul(input, candidate));
    access.Store(row.cell + k, cell);
    access.Store(row.hidden + k, V::Mul(output, Tanh<V>(cell)));
  });
}

template <typename V>
constexpr LstmFunctions MakeLstmFunctions() {
  return {UpdateLstm<V>};
}

}  // namespace
}  // namespace pdx::simd
