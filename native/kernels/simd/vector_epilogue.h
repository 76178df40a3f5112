#pragma once

#include "kernels/epilogue.h"
#include "kernels/simd/unroll.h"
#include "kernels/simd/vector_math.h"

// The vector form of Epilogue::Apply. One branch serves several registers, so that inner loops need not be compiled for
// every activation; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

template <typename V, Activation kActivation, int kCount>
PDX_INLINE void ActivateEach(typename V::Register (&x)[kCount], const Epilogue& epilogue) {
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA {
    constexpr int i = decltype(index)::value;
    x[i] = Activate<V, kActivation>(x[i], epilogue);
  });
}

// The costly or rare activations, kept out of the loops that end in them: their constants would take the loops'
// registers, and a parameter passed by reference would have to be read again after every store.
template <typename V, Activation kActivation, int kCount>
PDX_NOINLINE void ActivateApart(typename V::Register (&x)[kCount], Epilogue epilogue) {
  for (auto& value : x) value = Activate<V, kActivation>(value, epilogue);
}

template <typename V, Activation kActivation, int kCount>
PDX_INLINE void ActivateCopy(typename V::Register (&x)[kCount], const Epilogue& epilogue) {
  typename V::Register copy[kCount];  // x itself must not need an address
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA { copy[decltype(index)::value] = x[decltype(index)::value]; });
  ActivateApart<V, kActivation, kCount>(copy, epilogue);
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA { x[decltype(index)::value] = copy[decltype(index)::value]; });
}

// Activation and affine part, in place; the residual is the caller's.
template <typename V, int kCount>
PDX_INLINE void ApplyEpilogue(typename V::Register (&x)[kCount], const Epilogue& epilogue) {
  switch (epilogue.activation) {
    case Activation::kNone:
      break;
    case Activation::kRelu:
      ActivateEach<V, Activation::kRelu>(x, epilogue);
      break;
    case Activation::kHardSwish:
      ActivateEach<V, Activation::kHardSwish>(x, epilogue);
      break;
    case Activation::kHardSigmoid:
      ActivateCopy<V, Activation::kHardSigmoid>(x, epilogue);
      break;
    case Activation::kSigmoid:
      ActivateCopy<V, Activation::kSigmoid>(x, epilogue);
      break;
    case Activation::kSwish:
      ActivateCopy<V, Activation::kSwish>(x, epilogue);
      break;
    case Activation::kGelu:
      ActivateCopy<V, Activation::kGelu>(x, epilogue);
      break;
  }
  if (epilogue.post_scale == 1.0f && epilogue.post_shift == 0.0f) return;
  const auto scale = V::Set(epilogue.post_scale);
  const auto shift = V::Set(epilogue.post_shift);
  Unroll<kCount>([&](auto index) PDX_INLINE_LAMBDA {
    constexpr int i = decltype(index)::value;
    x[i] = V::Fma(x[i], scale, shift);
  });
}

}  // namespace
}  // namespace pdx::simd
