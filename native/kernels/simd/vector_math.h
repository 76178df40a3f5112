#pragma once

#include "kernels/epilogue.h"

// Functions of whole vectors, written once over the vector types; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

// e to the power of x as scale (1 + rest), where scale is a power of two and rest lies in -0.3..0.42: whoever subtracts
// 1 need not lose what the sum rounds off. For -87 <= x <= 88; smaller and larger x count as these, NaN gives NaN.
template <typename V>
struct ExpParts {
  typename V::Register scale;
  typename V::Register rest;
};

// x = n ln 2 + r with |r| <= ln 2 / 2; e^r - 1 by its Taylor polynomial of degree 7, ln 2 in two parts so that r is
// exact.
template <typename V>
inline ExpParts<V> SplitExp(typename V::Register x) {
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
  return {V::PowerOfTwo(n), V::Fma(V::Mul(r, r), p, r)};
}

// e to the power of x, relative error below 1.2e-7 for -87 <= x <= 88; smaller x give about 1e-38, larger about 1.6e38,
// NaN gives NaN.
template <typename V>
inline typename V::Register Exp(typename V::Register x) {
  const auto power = SplitExp<V>(x);
  return V::Fma(power.scale, power.rest, power.scale);
}

// The hyperbolic tangent as (e^2x - 1) / (e^2x + 1), relative error below 4e-7.
template <typename V>
inline typename V::Register Tanh(typename V::Register x) {
  constexpr float kFlat = 10.0f;  // where the tangent is 1 to the last bit
  const auto limited = V::Min(V::Set(kFlat), V::Max(V::Set(-kFlat), x));
  const auto power = SplitExp<V>(V::Add(limited, limited));
  const auto less_one = V::Fma(power.scale, power.rest, V::Sub(power.scale, V::Set(1.0f)));
  return V::Div(less_one, V::Add(less_one, V::Set(2.0f)));
}

template <typename V>
inline typename V::Register Sigmoid(typename V::Register x) {
  const auto e = Exp<V>(V::Sub(V::Zero(), x));
  return V::Div(V::Set(1.0f), V::Add(V::Set(1.0f), e));
}

// The error function, absolute error below 4e-7: x P(x^2) / Q(x^2), fitted to the function on [-4, 4] by least squares
// weighted towards the largest error (2.2e-8 before rounding). Beyond, it is 1 to the last bit of a float.
template <typename V>
inline typename V::Register Erf(typename V::Register x) {
  x = V::Min(V::Set(4.0f), V::Max(V::Set(-4.0f), x));
  const auto square = V::Mul(x, x);
  auto p = V::Set(1.974686320e-06f);
  p = V::Fma(p, square, V::Set(2.880196818e-04f));
  p = V::Fma(p, square, V::Set(4.003361174e-03f));
  p = V::Fma(p, square, V::Set(5.346666445e-02f));
  p = V::Fma(p, square, V::Set(1.962445183e-01f));
  p = V::Fma(p, square, V::Set(1.128378977f));
  auto q = V::Set(3.747818245e-05f);
  q = V::Fma(q, square, V::Set(1.216259558e-03f));
  q = V::Fma(q, square, V::Set(1.544390700e-02f));
  q = V::Fma(q, square, V::Set(1.164743683e-01f));
  q = V::Fma(q, square, V::Set(5.072483427e-01f));
  q = V::Fma(q, square, V::Set(1.0f));
  return V::Div(V::Mul(x, p), q);
}

// The activation of Epilogue::Apply, fixed at compile time. NaN stays NaN.
template <typename V, Activation kActivation>
inline typename V::Register Activate(typename V::Register x, const Epilogue& epilogue) {
  if constexpr (kActivation == Activation::kRelu) return V::Max(V::Zero(), x);
  if constexpr (kActivation == Activation::kHardSwish) {
    const auto gate = V::Min(V::Max(V::Add(x, V::Set(epilogue.alpha)), V::Zero()), V::Set(epilogue.beta));
    // Divided by gamma: times its inverse and what a float leaves of that, else all results were off to the same side.
    const float inverse = 1.0f / epilogue.gamma;
    const auto left = static_cast<float>(1.0 / static_cast<double>(epilogue.gamma) - static_cast<double>(inverse));
    return V::Mul(x, V::Fma(gate, V::Set(inverse), V::Mul(gate, V::Set(left))));
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
