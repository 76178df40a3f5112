#pragma once

#include <cstdint>

namespace pdx::simd {

// The part of a map [H, W, C] that one output pixel is made of; not empty.
struct PoolWindow {
  const float* input = nullptr;  // its first pixel, at the first of the channels to do
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::int64_t row = 0;       // floats from one row to the next
  std::int64_t pixel = 0;     // floats from one pixel to the next
  std::int64_t channels = 0;  // to do
  float divisor = 1;          // of averages
  float* output = nullptr;
};

struct PoolFunctions {
  void (*max)(const PoolWindow&);
  void (*average)(const PoolWindow&);
};

extern const PoolFunctions kPoolAvx512;
extern const PoolFunctions kPoolAvx2;
extern const PoolFunctions kPoolPortable;

// Pixels are best split at multiples of this many channels.
constexpr std::int64_t kPoolChannels = 64;

}  // namespace pdx::simd
