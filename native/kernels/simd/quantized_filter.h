#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/kernel.h"
#include "kernels/simd/int8/int8_functions.h"
#include "kernels/simd/packed_matrix.h"
#include "memory/buffer.h"

namespace pdx::simd {

// The constant filter of a quantized_conv2d, with scales and bias, cut into panels of a matrix [kh * kw * C, M] whose
// rows lie in the order of a window in the image. Four of its rows make a slot; channels are filled up to whole slots.
class QuantizedFilter {
 public:
  QuantizedFilter(const GemmFunctions& functions, const KernelContext& context);

  std::int64_t depth() const { return slots_ * kBytesPerSlot; }
  std::int64_t columns() const { return columns_; }
  std::span<const Panel> panels() const { return panels_; }

 private:
  void RequireOnePerColumn(std::size_t count, const char* what) const;  // throws kShapeMismatch

  std::int64_t slots_;
  std::int64_t columns_;
  Buffer storage_;
  std::vector<Panel> panels_;
};

}  // namespace pdx::simd
