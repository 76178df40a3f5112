#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "ops/image_dims.h"
#include "ops/window.h"

namespace pdx::simd {

// Pixels in another form than floats, for lines that are converted while they are copied.
class PixelForm {
 public:
  virtual ~PixelForm() = default;
  virtual std::int64_t SlotsPerPixel() const = 0;  // each as large as a float
  virtual void Convert(const float* pixels, std::int64_t count, float* slots) const = 0;
  virtual void FillZeros(float* slots, std::int64_t count) const = 0;  // `count` slots
};

// The lines of an image [N, H, W, C] under the windows of one line of a convolution's output, with the padding added.
// Lines above and below the image are a line of zeros. Where windows reach over the left or right border, each line is
// copied once between zeros into a ring of kh lines, which stays in the cache while the windows move down; else the
// lines of the image are used as they lie. Lines of another form are always copied.
class PaddedRows {
 public:
  static constexpr std::int64_t kMaxRows = 32;  // largest kh

  // Memory one object needs, a multiple of 64.
  static std::size_t ScratchBytes(const Window2d& window, const ImageDims& src, const ImageDims& dst,
                                  const PixelForm* form = nullptr);

  // For windows without dilation and kh up to kMaxRows. `scratch`, aligned to 64, and `form` outlive the object.
  PaddedRows(const Window2d& window, const ImageDims& src, const ImageDims& dst, const float* image, std::byte* scratch,
             const PixelForm* form = nullptr);

  // kh pointers to the leftmost window's lines in image `n` for line `y` of the output, valid until the next call.
  // Calls in the order of lines copy each line once.
  const float* const* Window(std::int64_t n, std::int64_t y);

 private:
  static std::int64_t PaddedWidth(const Window2d& window, const ImageDims& dst);
  static bool NeedsCopy(const Window2d& window, const ImageDims& src, const ImageDims& dst);
  static std::int64_t RowFloats(const Window2d& window, std::int64_t pixel_floats, const ImageDims& dst);

  void FillZeros(float* to, std::int64_t pixels) const;
  float* RingRow(std::int64_t y) const { return ring_ + (y % window_.kh) * row_floats_; }
  void CopyRow(const float* row, float* padded) const;

  const Window2d window_;
  const ImageDims src_;
  const float* image_;
  const PixelForm* form_;
  const std::int64_t pixel_floats_;
  const bool copies_;
  const std::int64_t padded_width_;
  const std::int64_t row_floats_;
  float* zeros_;
  float* ring_;
  std::int64_t image_in_ring_ = -1;
  std::int64_t rows_in_ring_ = 0;  // one more than the lowest line copied
  std::array<const float*, kMaxRows> rows_{};
};

}  // namespace pdx::simd
