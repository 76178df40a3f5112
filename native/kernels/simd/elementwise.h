#pragma once

#include <cstdint>

#include "kernels/epilogue.h"

namespace pdx::simd {

// How the values of a row are combined: two rows, or one row with a value that is repeated.
enum class BinaryRow { kBoth, kRepeatedX, kRepeatedY };

// Rows of `columns` values. dst may be an operand that has its shape and steps.
struct BinaryBlock {
  const float* x = nullptr;
  const float* y = nullptr;
  float* dst = nullptr;
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::int64_t x_row = 0;  // values from one row to the next; 0 when all rows use the same
  std::int64_t y_row = 0;
  std::int64_t dst_row = 0;
};

using BinaryFunction = void (*)(const BinaryBlock&, const Epilogue&);

struct BinaryFunctions {
  BinaryFunction of[4][3];  // by Arithmetic and BinaryRow
};

extern const BinaryFunctions kBinaryAvx512;
extern const BinaryFunctions kBinaryAvx2;
extern const BinaryFunctions kBinaryPortable;

}  // namespace pdx::simd
