#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/epilogue.h"

// The two transforms of Winograd's convolution F(2x2, 3x3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural
// Networks", 2016, section 4.1). A tile is 2x2 output pixels and the 4x4 input pixels under their windows. Both become
// 16 values per channel, kept in 16 planes of [tiles, channels], so that the convolution is one matrix product per
// plane: 16 multiplications instead of 36.
namespace pdx::simd {

constexpr int kWinogradPlanes = 16;

// A row of neighbouring tiles on the way into the planes.
struct WinogradInput {
  const float* const* lines = nullptr;  // 4 lines of pixels, at offset the left pixel of the first tile
  std::int64_t offset = 0;
  std::int64_t tiles = 0;
  std::int64_t channels = 0;
  float* planes = nullptr;  // the first tile in plane 0
  std::ptrdiff_t plane_stride = 0;
};

// A row of neighbouring tiles on the way back.
struct WinogradOutput {
  const float* planes = nullptr;
  std::ptrdiff_t plane_stride = 0;
  std::int64_t tiles = 0;
  std::int64_t channels = 0;
  const float* bias = nullptr;      // one value for each channel
  const float* residual = nullptr;  // laid out as dst, may be dst itself, nullptr for none
  float* dst = nullptr;             // the upper left pixel of the first tile
  std::ptrdiff_t line_stride = 0;
  std::int64_t width = 0;   // pixels from dst to the right border of the image; the last tile may reach over it
  std::int64_t height = 0;  // lines down to the lower border, 1 or more
  Epilogue epilogue;
};

struct WinogradFunctions {
  void (*to_planes)(const WinogradInput&);
  void (*from_planes)(const WinogradOutput&);
};

extern const WinogradFunctions kWinogradAvx512;
extern const WinogradFunctions kWinogradAvx2;
extern const WinogradFunctions kWinogradPortable;

}  // namespace pdx::simd
