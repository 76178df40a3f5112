#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/epilogue.h"

// The transforms of Winograd's convolution F(4, 3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural
// Networks", 2016, section 4.1): four neighbouring results of a filter of three taps from six values of a line, with
// six multiplications instead of twelve. Done along lines and columns, F(4x4, 3x3) takes 36 instead of 144. The values
// become planes of [tiles, channels], one for each multiplication, so that a convolution is one matrix product a plane.
//
// The polynomials are evaluated at 0, a, -a, b, -b and infinity with a = sqrt(1/2) and b = sqrt(2). The usual 1 and 2
// round five times as much; with these the largest difference is that of a direct sum (Barabasz et al., "Error Analysis
// and Improving the Accuracy of Winograd Convolution for Deep Neural Networks", 2020, on the choice of points).
namespace pdx::simd {

constexpr int kWinogradResults = 4;  // of a tile, in one direction
constexpr int kWinogradPoints = 6;   // values that a tile needs, and products that it takes, in one direction

// A row of neighbouring tiles on the way into the planes.
struct WinogradInput {
  const float* const* lines = nullptr;  // lines of pixels, at offset the left pixel of the first tile
  std::int64_t line_count = 0;          // for lines_to_planes
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
  // Tiles of 4x4 results: six lines to 36 planes, those of the first line of points first, and back.
  void (*squares_to_planes)(const WinogradInput&);
  void (*squares_from_planes)(const WinogradOutput&);

  // Tiles of 4x1 results: the sum of one to three lines to six planes, and back.
  void (*lines_to_planes)(const WinogradInput&);
  void (*lines_from_planes)(const WinogradOutput&);
};

extern const WinogradFunctions kWinogradAvx512;
extern const WinogradFunctions kWinogradAvx2;
extern const WinogradFunctions kWinogradPortable;

}  // namespace pdx::simd
