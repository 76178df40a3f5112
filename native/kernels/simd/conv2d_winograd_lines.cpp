#include "kernels/simd/conv2d_winograd_lines.h"

#include <algorithm>
#include <array>

#include "kernels/simd/gemm.h"
#include "kernels/simd/padded_rows.h"
#include "kernels/simd/winograd_kernel.h"
#include "kernels/simd/winograd_planes.h"

namespace pdx::simd {

namespace {

// With u, m, l the lines of the image under the rows w0, w1, w2 of the filter:
//   w0 u + w1 m + w2 l = w1 (u + m + l) + (w0 - w1) u + (w2 - w1) l.
// In an image of two lines, padded by one, both lines of the output share the first product.
enum Term : std::size_t { kSum, kUpper, kLower, kTermCount };
constexpr std::array<RowFactors, kTermCount> kTermFactors = {{{0, 1, 0}, {1, -1, 0}, {0, -1, 1}}};

class Conv2dWinogradLines final : public WinogradKernel {
 public:
  explicit Conv2dWinogradLines(const KernelContext& context) : WinogradKernel(context, kTermFactors) {}

  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const Work work(*this, *context.inputs[kConvImage].shape, *context.outputs[0].shape, context.threads);
    return static_cast<std::size_t>(context.threads) * work.worker_bytes;
  }

  void Run(const RunContext& context) const override {
    if (context.outputs[0].shape->ElementCount() == 0) return;
    const Work work(*this, *context.inputs[kConvImage].shape, *context.outputs[0].shape, context.parallel->threads());
    const std::int64_t units = work.dst.n * work.groups * work.parts;
    context.parallel->For(units, 1, [&](std::int64_t begin, std::int64_t end, int worker) {
      std::byte* scratch = context.scratch + static_cast<std::size_t>(worker) * work.worker_bytes;
      PaddedRows lines(work.window, work.src, work.tiles, context.inputs[kConvImage].As<float>(), scratch);
      auto* planes = reinterpret_cast<float*>(scratch + work.lines_bytes);
      for (std::int64_t unit = begin; unit < end; ++unit) RunUnit(context, work, unit, lines, planes);
    });
  }

 private:
  // What follows from the shapes of one run. The unit of work is a part of a group of lines of one image.
  struct Work {
    Work(const Conv2dWinogradLines& kernel, const Shape& image, const Shape& output, int threads)
        : src(ImageDims::From(image, true)), dst(ImageDims::From(output, true)) {
      const Window2d taps = kernel.settings_.For(3, 3, src.h, src.w);
      window = {.kh = 3,
                .kw = kWinogradPoints,
                .sh = taps.sh,
                .sw = kWinogradResults,
                .pad_top = taps.pad_top,
                .pad_left = taps.pad_left};
      tiles = {.n = dst.n, .c = dst.c, .h = dst.h, .w = WinogradTilesOver(dst.w)};
      if (tiles.n * tiles.h * tiles.w == 0) return;
      shares_sum = src.h == 2 && dst.h == 2 && taps.sh == 1 && taps.pad_top == 1;
      group_lines = shares_sum ? 2 : std::clamp<std::int64_t>(kUnitTiles / tiles.w, 1, tiles.h);
      groups = (tiles.h + group_lines - 1) / group_lines;
      part_tiles = std::min(tiles.w, std::max<std::int64_t>(1, kUnitTiles / group_lines));
      const std::int64_t parts_wanted = (threads + tiles.n * groups - 1) / (tiles.n * groups);
      part_tiles = std::min(part_tiles, (tiles.w + parts_wanted - 1) / parts_wanted);
      parts = (tiles.w + part_tiles - 1) / part_tiles;
      in_stride = WinogradPlaneStride(group_lines * part_tiles * src.c);
      out_stride = WinogradPlaneStride(group_lines * part_tiles * dst.c);
      lines_bytes = PaddedRows::ScratchBytes(window, src, tiles);
      worker_bytes = lines_bytes +
                     static_cast<std::size_t>(kWinogradPoints * (kTermCount * in_stride + out_stride)) * sizeof(float);
    }

    bool HasLine(std::int64_t y, std::int64_t row) const {
      const std::int64_t line = y * window.sh - window.pad_top + row;
      return line >= 0 && line < src.h;
    }

    ImageDims src, dst;
    ImageDims tiles;  // of the output, in tiles
    Window2d window;  // of a tile
    bool shares_sum = false;
    std::int64_t group_lines = 0, groups = 0, part_tiles = 0, parts = 0;
    std::ptrdiff_t in_stride = 0, out_stride = 0;
    std::size_t lines_bytes = 0, worker_bytes = 0;
  };

  // One unit on its way: lines [first, first + count) of image n, tiles [x, x + width) of each.
  struct Unit {
    std::int64_t n, first, count, x, width;
    float* terms;     // kTermCount times six planes of [count * width, C]
    float* products;  // six planes of [count * width, M]
  };

  // Enough rows for a pass over the weights to pay, few enough for their planes to stay near.
  static constexpr std::int64_t kUnitTiles = 96;

  void RunUnit(const RunContext& context, const Work& work, std::int64_t index, PaddedRows& lines,
               float* planes) const {
    const std::int64_t part = index % work.parts, group = index / work.parts % work.groups;
    const std::int64_t first = group * work.group_lines, x = part * work.part_tiles;
    const Unit unit{.n = index / (work.parts * work.groups),
                    .first = first,
                    .count = std::min(work.group_lines, work.dst.h - first),
                    .x = x,
                    .width = std::min(work.part_tiles, work.tiles.w - x),
                    .terms = planes,
                    .products = planes + kWinogradPoints * kTermCount * work.in_stride};
    for (std::int64_t line = 0; line < unit.count; ++line) Spread(work, unit, line, lines);
    for (std::size_t point = 0; point < kWinogradPoints; ++point) Multiply(work, unit, point);
    for (std::int64_t line = 0; line < unit.count; ++line) Gather(context, work, unit, line);
  }

  void Spread(const Work& work, const Unit& unit, std::int64_t line, PaddedRows& lines) const {
    const std::int64_t y = unit.first + line;
    const float* const* window = lines.Window(unit.n, y);
    const auto spread = [&](Term term, const float* const* from, std::int64_t count) {
      functions_.lines_to_planes(
          {.lines = from,
           .line_count = count,
           .offset = kWinogradResults * unit.x * work.src.c,
           .tiles = unit.width,
           .channels = work.src.c,
           .planes = unit.terms + term * kWinogradPoints * work.in_stride + line * unit.width * work.src.c,
           .plane_stride = work.in_stride});
    };
    if (!work.shares_sum || line == 0) spread(kSum, window, 3);
    if (work.HasLine(y, 0)) spread(kUpper, window, 1);
    if (work.HasLine(y, 2)) spread(kLower, window + 2, 1);
  }

  void Multiply(const Work& work, const Unit& unit, std::size_t point) const {
    const std::int64_t width = unit.width;
    float* const products = unit.products + static_cast<std::ptrdiff_t>(point) * work.out_stride;
    const auto add = [&](Term term, std::int64_t line, std::int64_t rows, const float* addend) {
      const std::size_t plane = term * kWinogradPoints + point;
      const float* segment =
          unit.terms + static_cast<std::ptrdiff_t>(plane) * work.in_stride + line * width * work.src.c;
      const GemmRows product{.segments = &segment,
                             .segment_length = work.src.c,
                             .row_stride = work.src.c,
                             .dst = products + line * width * work.dst.c,
                             .residual = addend,
                             .dst_stride = work.dst.c};
      MultiplyRows(weights_[plane], product, Epilogue(), 0, rows);
    };
    add(kSum, 0, work.shares_sum ? width : unit.count * width, nullptr);
    // The lower line first: where the sum is shared it lies in the place of the upper one.
    for (std::int64_t line = unit.count - 1; line >= 0; --line) {
      const float* own = products + line * width * work.dst.c;
      const float* so_far = work.shares_sum ? products : own;
      if (work.HasLine(unit.first + line, 0)) {
        add(kUpper, line, width, so_far);
        so_far = own;
      }
      if (work.HasLine(unit.first + line, 2)) add(kLower, line, width, so_far);
    }
  }

  void Gather(const RunContext& context, const Work& work, const Unit& unit, std::int64_t line) const {
    const std::int64_t x = kWinogradResults * unit.x;
    const std::int64_t at = (((unit.n * work.dst.h) + unit.first + line) * work.dst.w + x) * work.dst.c;
    functions_.lines_from_planes({
        .planes = unit.products + line * unit.width * work.dst.c,
        .plane_stride = work.out_stride,
        .tiles = unit.width,
        .channels = work.dst.c,
        .bias = bias_.data(),
        .residual = has_residual_ ? context.inputs[kConvResidual].As<float>() + at : nullptr,
        .dst = context.outputs[0].MutableAs<float>() + at,
        .width = work.dst.w - x,
        .height = 1,
        .epilogue = epilogue_,
    });
  }
};

}  // namespace

bool SupportsConv2dWinogradLines(const KernelContext& context) {
  if (!SupportsWinograd(context)) return false;
  const Shape& output = context.DeclaredOutputShape();
  const bool is_flat = output.rank() == 4 && (output[1] == 1 || output[1] == 2);
  return is_flat || WindowSettings::From(context.attributes()).window.sh > 1;
}

std::unique_ptr<Kernel> CreateConv2dWinogradLines(const KernelContext& context) {
  return std::make_unique<Conv2dWinogradLines>(context);
}

}  // namespace pdx::simd
