#pragma once

#include "kernels/epilogue.h"

// Functions of whole vectors, written once over the vector types; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

// e to the power of x, relative error below 2e-7 for -87 <= x <= 88; smaller x give about 1e-38, larger about 1.6e38,
// NaN gives NaN.
// x = n ln 2 + r with |r| <= ln 2 / 2; e^r by its Taylor polynomial of degree 7, ln 2 in two parts so that r is exact.
template <typename V>
inline typename V::Register Exp(typename V::Register x) {
  x = V::Min(V::Set(88.0f), V::Max(V::Set(-87.0f), x));
  const auto n = V::Round(V::Mul(x, V::Set(1.44269504088896341f)));
  auto r = V::Fma(n, V::Set(-0.693145751953125f), x);
  r = V::Fma(n, V::Set(-1.428606765330187e-06f), r);
  auto p = V::Set(1.0f / 5040.0f);
  p = V::Fma(p, r, V::Set(1.0f / 720.0f));
  p = V::Fma(p, r, V::Set(1.0f / 120.0f));
  p = V::Fma(p, r, V::Set(1.0f / 24.0f));
  p = V::Fma(p, r, V::Set(1.0f / 6.0f));
  p = V::Fma(p, r, V::Set(0.5f));
  p = V::Fma(p, r, V::Set(1.0f));
  p = V::Fma(p, r, V::Set(1.0f));
  return V::Mul(p, V::PowerOfTwo(n));
}

template <typename V>
inline typename V::Register Sigmoid(typename V::Register x) {
  const auto e = Exp<V>(V::Sub(V::Zero(), x));
  return V::Div(V::Set(1.0f), V::Add(V::Set(1.0f), e));
}

// The error function, absolute error below 5e-7: Abramowitz and Stegun 7.1.26 has 1.5e-7 before rounding.
template <typename V>
inline typename V::Register Erf(typename V::Register x) {
  const auto magnitude = V::Max(x, V::Sub(V::Zero(), x));
  const auto t = V::Div(V::Set(1.0f), V::Fma(V::Set(0.3275911f), magnitude, V::Set(1.0f)));
  auto p = V::Set(1.061405429f);
  p = V::Fma(p, t, V::Set(-1.453152027f));
  p = V::Fma(p, t, V::Set(1.421413741f));
  p = V::Fma(p, t, V::Set(-0.284496736f));
  p = V::Fma(p, t, V::Set(0.254829592f));
  const auto tail = V::Mul(V::Mul(p, t), Exp<V>(V::Sub(V::Zero(), V::Mul(magnitude, magnitude))));
  const auto positive = V::Sub(V::Set(1.0f), tail);
  // sign(x) without a comparison: x / |x| clamped by a huge factor, 0 at 0 where erf is 0 too
  const auto sign = V::Min(V::Max(V::Mul(x, V::Set(1e30f)), V::Set(-1.0f)), V::Set(1.0f));
  return V::Mul(sign, positive);
}

// The activation of Epilogue::Apply, fixed at compile time. NaN stays NaN.
template <typename V, Activation kActivation>
inline typename V::Register Activate(typename V::Register x, const Epilogue& epilogue) {
  if constexpr (kActivation == Activation::kRelu) return V::Max(V::Zero(), x);
  if constexpr (kActivation == Activation::kHardSwish) {
    const auto gate = V::Min(V::Max(V::Add(x, V::Set(epilogue.alpha)), V::Zero()), V::Set(epilogue.beta));
    return V::Mul(V::Mul(x, gate), V::Set(1.0f / epilogue.gamma));
  }
  if constexpr (kActivation == Activation::kHardSigmoid) {
    const auto line = V::Fma(x, V::Set(epilogue.alpha), V::Set(epilogue.beta));
    return V::Min(V::Set(1.0f), V::Max(V::Zero(), line));
  }
  if constexpr (kActivation == Activation::kSigmoid) return Sigmoid<V>(x);
  if constexpr (kActivation == Activation::kSwish) return V::Mul(x, Sigmoid<V>(V::Mul(x, V::Set(epilogue.alpha))));
  if constexpr (kActivation == Activation::kGelu) {
    const auto half = V::Mul(x, V::Set(0.5f));
    return V::Fma(half, Erf<V>(V::Mul(x, V::Set(0.70710678118654752f))), half);
  }
  return x;
}

}  // namespace
}  // namespace pdx::simd
