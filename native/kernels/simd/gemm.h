#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/epilogue.h"
#include "kernels/parallel.h"
#include "kernels/simd/packed_matrix.h"

namespace pdx::simd {

// The left factor of a product and where the result goes. Rows are numbered from 0; see TileRun for segments.
struct GemmRows {
  const float* const* segments = nullptr;
  std::int64_t segment_count = 1;
  std::int64_t segment_length = 0;
  std::ptrdiff_t row_stride = 0;

  float* dst = nullptr;
  const float* residual = nullptr;  // laid out as dst, may be dst itself, nullptr for none
  std::ptrdiff_t dst_stride = 0;
};

// Items per task when an item is so many multiplications: two or three microseconds of work, a few times what it takes
// to hand a task to another thread.
constexpr std::int64_t ProductGrain(std::int64_t products) {
  constexpr std::int64_t kSmallestTask = 128 * 1024;
  return products >= kSmallestTask ? 1 : kSmallestTask / (products + 1) + 1;
}

// Computes rows [begin, end) of one panel's columns, in tiles of nearly equal height.
void MultiplyPanel(const Panel& panel, const GemmRows& rows, const Epilogue& epilogue, std::int64_t begin,
                   std::int64_t end);

// Computes rows [begin, end) of all columns; the rows are cut into blocks that stay in the cache while the panels pass.
void MultiplyRows(const PackedMatrix& weights, const GemmRows& rows, const Epilogue& epilogue, std::int64_t begin,
                  std::int64_t end);

// Computes rows [0, count) with all threads. Few rows by many columns are split over the panels, so that each part of
// the weights is read by one thread only.
void MultiplyAll(const PackedMatrix& weights, const GemmRows& rows, const Epilogue& epilogue, std::int64_t count,
                 Parallel& parallel);

}  // namespace pdx::simd
