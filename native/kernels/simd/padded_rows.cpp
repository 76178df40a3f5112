#include "kernels/simd/padded_rows.h"

#include <algorithm>

namespace pdx::simd {

namespace {

constexpr std::int64_t kRowAlignment = 16;  // floats

std::int64_t PixelFloats(const ImageDims& src, const PixelForm* form) {
  return form == nullptr ? src.c : form->SlotsPerPixel();
}

}  // namespace

// The pixels of a line that windows touch, from the left padding on.
std::int64_t PaddedRows::PaddedWidth(const Window2d& window, const ImageDims& dst) {
  return (dst.w - 1) * window.sw + window.kw;
}

bool PaddedRows::NeedsCopy(const Window2d& window, const ImageDims& src, const ImageDims& dst) {
  return window.pad_left > 0 || PaddedWidth(window, dst) > src.w;
}

std::int64_t PaddedRows::RowFloats(const Window2d& window, std::int64_t pixel_floats, const ImageDims& dst) {
  return (PaddedWidth(window, dst) * pixel_floats + kRowAlignment - 1) / kRowAlignment * kRowAlignment;
}

std::size_t PaddedRows::ScratchBytes(const Window2d& window, const ImageDims& src, const ImageDims& dst,
                                     const PixelForm* form) {
  if (dst.w == 0) return 0;
  const std::int64_t rows = 1 + (form != nullptr || NeedsCopy(window, src, dst) ? window.kh : 0);
  Shape{rows, PaddedWidth(window, dst), src.c + kRowAlignment}
      .ElementCount();  // throws where padding makes it too large
  return static_cast<std::size_t>(rows * RowFloats(window, PixelFloats(src, form), dst)) * sizeof(float);
}

PaddedRows::PaddedRows(const Window2d& window, const ImageDims& src, const ImageDims& dst, const float* image,
                       std::byte* scratch, const PixelForm* form)
    : window_(window),
      src_(src),
      image_(image),
      form_(form),
      pixel_floats_(PixelFloats(src, form)),
      copies_(form != nullptr || NeedsCopy(window, src, dst)),
      padded_width_(PaddedWidth(window, dst)),
      row_floats_(RowFloats(window, pixel_floats_, dst)),
      zeros_(reinterpret_cast<float*>(scratch)),
      ring_(zeros_ + row_floats_) {
  FillZeros(zeros_, padded_width_);
}

const float* const* PaddedRows::Window(std::int64_t n, std::int64_t y) {
  const std::int64_t top = y * window_.sh - window_.pad_top;
  if (n != image_in_ring_ || std::max<std::int64_t>(top, 0) < rows_in_ring_ - window_.kh) {
    image_in_ring_ = n;
    rows_in_ring_ = 0;
  }
  for (std::int64_t k = 0; k < window_.kh; ++k) {
    const std::int64_t row = top + k;
    const float*& pointer = rows_[static_cast<std::size_t>(k)];
    if (row < 0 || row >= src_.h) {
      pointer = zeros_;
      continue;
    }
    pointer = image_ + (n * src_.h + row) * src_.w * src_.c;
    if (!copies_) continue;
    if (row >= rows_in_ring_) {
      CopyRow(pointer, RingRow(row));
      rows_in_ring_ = row + 1;
    }
    pointer = RingRow(row);
  }
  return rows_.data();
}

void PaddedRows::FillZeros(float* to, std::int64_t pixels) const {
  if (form_ != nullptr) {
    form_->FillZeros(to, pixels * pixel_floats_);
  } else {
    std::fill_n(to, pixels * pixel_floats_, 0.0f);
  }
}

void PaddedRows::CopyRow(const float* row, float* padded) const {
  const std::int64_t left = std::min(window_.pad_left, padded_width_);
  const std::int64_t copied = std::min(src_.w, padded_width_ - left);
  FillZeros(padded, left);
  padded += left * pixel_floats_;
  if (form_ != nullptr) {
    form_->Convert(row, copied, padded);
  } else {
    std::copy_n(row, copied * src_.c, padded);
  }
  FillZeros(padded + copied * pixel_floats_, padded_width_ - left - copied);
}

}  // namespace pdx::simd
