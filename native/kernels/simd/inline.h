#pragma once

// Inner loops keep their accumulators in registers only when everything they are made of is inlined, and nothing that
// needs many registers of its own.
#if defined(_MSC_VER) && !defined(__clang__)
#define PDX_INLINE __forceinline
#define PDX_INLINE_LAMBDA
#define PDX_NOINLINE __declspec(noinline)
#else
#define PDX_INLINE [[gnu::always_inline]] inline
#define PDX_INLINE_LAMBDA __attribute__((always_inline))
#define PDX_NOINLINE [[gnu::noinline]]
#endif
