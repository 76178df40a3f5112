#include "kernels/simd/gemm.h"

#include <algorithm>
#include <iterator>

namespace pdx::simd {

namespace {

// Floats of the left factor that are multiplied by one panel after the other: a part of a second-level cache.
constexpr std::int64_t kBlockFloats = 48 * 1024;
constexpr std::int64_t kMinBlockRows = 48;

std::int64_t BlockRows(std::int64_t depth) { return std::max(kMinBlockRows, kBlockFloats / depth); }

// Rounds blocks of rows to bfloat16 pairs on the stack and calls visit(rows, count) for each: rows [0, count).
template <typename Visit>
void ForPairedBlocks(const PackedMatrix& weights, const GemmRows& rows, std::int64_t begin, std::int64_t end,
                     const Visit& visit) {
  alignas(64) float pairs[PackedMatrix::kMostSlots * PackedMatrix::kFewestPairedRows];
  const std::int64_t slots = weights.slots();
  const std::int64_t block = std::size(pairs) / static_cast<std::size_t>(slots);
  const float* const segment = pairs;
  GemmRows of_block = rows;
  of_block.segments = &segment;
  of_block.segment_length = of_block.row_stride = slots;
  for (std::int64_t first = begin; first < end; first += block) {
    const std::int64_t count = std::min(block, end - first);
    for (std::int64_t row = 0; row < count; ++row) {
      weights.functions().to_pairs(rows.segments[0] + (first + row) * rows.row_stride, weights.depth(),
                                   pairs + row * slots);
    }
    of_block.dst = rows.dst + first * rows.dst_stride;
    of_block.residual = rows.residual == nullptr ? nullptr : rows.residual + first * rows.dst_stride;
    visit(of_block, count);
  }
}

// Computes rows [begin, end) of some panels' columns; the rows are cut into blocks that stay in the cache while the
// panels pass.
void MultiplyPanels(const PackedMatrix& weights, std::span<const Panel> panels, const GemmRows& rows,
                    const Epilogue& epilogue, std::int64_t begin, std::int64_t end) {
  if (weights.functions().to_pairs != nullptr) {
    ForPairedBlocks(weights, rows, begin, end, [&](const GemmRows& of_block, std::int64_t count) {
      for (const Panel& panel : panels) MultiplyPanel(panel, of_block, epilogue, 0, count);
    });
    return;
  }
  const std::int64_t block = panels.size() == 1 ? end - begin : BlockRows(weights.depth());
  for (std::int64_t first = begin; first < end; first += block) {
    const std::int64_t last = std::min(first + block, end);
    for (const Panel& panel : panels) MultiplyPanel(panel, rows, epilogue, first, last);
  }
}

}  // namespace

void MultiplyPanel(const Panel& panel, const GemmRows& rows, const Epilogue& epilogue, std::int64_t begin,
                   std::int64_t end) {
  if (begin >= end) return;
  const TileRun run{
      .segments = rows.segments,
      .segment_count = rows.segment_count,
      .segment_length = rows.segment_length,
      .row_stride = rows.row_stride,
      .weights = panel.weights,
      .bias = panel.bias,
      .starts = panel.starts,
      .factors = panel.factors,
      .last_lanes = static_cast<int>(panel.columns - panel.shape->width) + panel.shape->lanes,
      .dst_stride = rows.dst_stride,
      .epilogue = &epilogue,
  };
  // `taller` tiles have a row more than the rest.
  const std::int64_t count = end - begin;
  const std::int64_t tiles = (count + panel.shape->max_rows - 1) / panel.shape->max_rows;
  const std::int64_t height = count / tiles;
  const std::int64_t taller = count % tiles;
  const auto run_tiles = [&](std::int64_t tile_count, std::int64_t tile_rows, std::int64_t row) {
    const std::ptrdiff_t at = row * rows.dst_stride + panel.first_column;
    const float* residual = rows.residual == nullptr ? nullptr : rows.residual + at;
    panel.shape->by_rows[tile_rows - 1](run, tile_count, row * rows.row_stride, rows.dst + at, residual);
  };
  if (taller > 0) run_tiles(taller, height + 1, begin);
  run_tiles(tiles - taller, height, begin + taller * (height + 1));
}

void MultiplyRows(const PackedMatrix& weights, const GemmRows& rows, const Epilogue& epilogue, std::int64_t begin,
                  std::int64_t end) {
  MultiplyPanels(weights, weights.panels(), rows, epilogue, begin, end);
}

void MultiplyAll(const PackedMatrix& weights, const GemmRows& rows, const Epilogue& epilogue, std::int64_t count,
                 Parallel& parallel) {
  constexpr std::int64_t kPanelsPerThread = 4;
  const auto panels = static_cast<std::int64_t>(weights.panels().size());
  const std::int64_t products = weights.depth() * weights.columns();  // of a row
  if (weights.columns() > 2 * count && panels >= kPanelsPerThread * parallel.threads()) {
    parallel.For(panels, ProductGrain(products * count / panels), [&](std::int64_t begin, std::int64_t end, int) {
      const auto some =
          weights.panels().subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
      MultiplyPanels(weights, some, rows, epilogue, 0, count);
    });
  } else {
    parallel.For(count, ProductGrain(products),
                 [&](std::int64_t begin, std::int64_t end, int) { MultiplyRows(weights, rows, epilogue, begin, end); });
  }
}

}  // namespace pdx::simd
