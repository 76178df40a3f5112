#pragma once

#include "kernels/simd/lstm_functions.h"
#include "kernels/simd/vector_map.h"

namespace pdx::simd {
namespace {

// The hyperbolic tangent as 2 sigmoid(2x) - 1, absolute error below 4e-7.
template <typename V>
PDX_INLINE typename V::Register Tanh(typename V::Register x) {
  const auto e = Exp<V>(V::Mul(x, V::Set(-2.0f)));
  return V::Sub(V::Div(V::Set(2.0f), V::Add(V::Set(1.0f), e)), V::Set(1.0f));
}

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
