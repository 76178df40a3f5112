#include "kernels/simd/padded_rows.h"

#include <algorithm>

namespace pdx::simd {

namespace {

constexpr std::int64_t kRowAlignment = 16;  // floats

}  // namespace

// The pixels of a line that windows touch, from the left padding on.
std::int64_t PaddedRows::PaddedWidth(const Window2d& window, const ImageDims& dst) {
  return (dst.w - 1) * window.sw + window.kw;
}

bool PaddedRows::NeedsCopy(const Window2d& window, const ImageDims& src, const ImageDims& dst) {
  return window.pad_left > 0 || PaddedWidth(window, dst) > src.w;
}

std::int64_t PaddedRows::RowFloats(const Window2d& window, const ImageDims& src, const ImageDims& dst) {
  return (PaddedWidth(window, dst) * src.c + kRowAlignment - 1) / kRowAlignment * kRowAlignment;
}

std::size_t PaddedRows::ScratchBytes(const Window2d& window, const ImageDims& src, const ImageDims& dst) {
  if (dst.w == 0) return 0;
  const std::int64_t rows = 1 + (NeedsCopy(window, src, dst) ? window.kh : 0);
  Shape{rows, PaddedWidth(window, dst), src.c + kRowAlignment}
      .ElementCount();  // throws where padding makes it too large
  return static_cast<std::size_t>(rows * RowFloats(window, src, dst)) * sizeof(float);
}

PaddedRows::PaddedRows(const Window2d& window, const ImageDims& src, const ImageDims& dst, const float* image,
                       std::byte* scratch)
    : window_(window),
      src_(src),
      image_(image),
      copies_(NeedsCopy(window, src, dst)),
      padded_width_(PaddedWidth(window, dst)),
      row_floats_(RowFloats(window, src, dst)),
      zeros_(reinterpret_cast<float*>(scratch)),
      ring_(zeros_ + row_floats_) {
  std::fill_n(zeros_, row_floats_, 0.0f);
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

void PaddedRows::CopyRow(const float* row, float* padded) const {
  const std::int64_t left = std::min(window_.pad_left, padded_width_);
  const std::int64_t copied = std::min(src_.w, padded_width_ - left);
  padded = std::fill_n(padded, left * src_.c, 0.0f);
  padded = std::copy_n(row, copied * src_.c, padded);
  std::fill_n(padded, (padded_width_ - left - copied) * src_.c, 0.0f);
}

}  // namespace pdx::simd
