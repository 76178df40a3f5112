#include "kernels/simd/conv2d_winograd.h"

#include <algorithm>

#include "kernels/simd/gemm.h"
#include "kernels/simd/padded_rows.h"
#include "kernels/simd/winograd_kernel.h"
#include "kernels/simd/winograd_planes.h"

namespace pdx::simd {

namespace {

constexpr int kPlanes = kWinogradPoints * kWinogradPoints;

class Conv2dWinograd final : public WinogradKernel {
 public:
  explicit Conv2dWinograd(const KernelContext& context) : WinogradKernel(context, SquareRowFactors()) {}

  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const Work work(*this, *context.inputs[kConvImage].shape, *context.outputs[0].shape, context.threads);
    return static_cast<std::size_t>(context.threads) * work.worker_bytes;
  }

  void Run(const RunContext& context) const override {
    if (context.outputs[0].shape->ElementCount() == 0) return;
    const Work work(*this, *context.inputs[kConvImage].shape, *context.outputs[0].shape, context.parallel->threads());
    const std::int64_t products = kPlanes * weights_[0].depth() * weights_[0].columns() * work.block_tiles;
    context.parallel->For(work.blocks, ProductGrain(products), [&](std::int64_t begin, std::int64_t end, int worker) {
      std::byte* scratch = context.scratch + static_cast<std::size_t>(worker) * work.worker_bytes;
      PaddedRows lines(work.window, work.src, work.tiles, context.inputs[kConvImage].As<float>(), scratch);
      auto* planes = reinterpret_cast<float*>(scratch + work.lines_bytes);
      for (std::int64_t block = begin; block < end; ++block) RunBlock(context, work, block, lines, planes);
    });
  }

 private:
  // What follows from the shapes of one run.
  struct Work {
    Work(const Conv2dWinograd& kernel, const Shape& image, const Shape& output, int threads)
        : src(ImageDims::From(image, true)), dst(ImageDims::From(output, true)) {
      const Window2d taps = kernel.settings_.For(3, 3, src.h, src.w);
      window = {.kh = kWinogradPoints,
                .kw = kWinogradPoints,
                .sh = kWinogradResults,
                .sw = kWinogradResults,
                .pad_top = taps.pad_top,
                .pad_left = taps.pad_left};
      tiles = {.n = dst.n, .c = dst.c, .h = WinogradTilesOver(dst.h), .w = WinogradTilesOver(dst.w)};
      const std::int64_t count = tiles.n * tiles.h * tiles.w;
      if (count == 0) return;
      block_tiles = std::clamp<std::int64_t>(kBlockFloats / (kPlanes * src.c), kMinBlockTiles, kMaxBlockTiles);
      block_tiles = std::min(block_tiles, (count + threads - 1) / threads);
      blocks = (count + block_tiles - 1) / block_tiles;
      in_stride = WinogradPlaneStride(block_tiles * src.c);
      out_stride = WinogradPlaneStride(block_tiles * dst.c);
      lines_bytes = PaddedRows::ScratchBytes(window, src, tiles);
      worker_bytes = lines_bytes + static_cast<std::size_t>(kPlanes * (in_stride + out_stride)) * sizeof(float);
    }

    ImageDims src, dst;
    ImageDims tiles;  // of the output, in tiles
    Window2d window;  // of a tile
    std::int64_t block_tiles = 0, blocks = 0;
    std::ptrdiff_t in_stride = 0, out_stride = 0;
    std::size_t lines_bytes = 0, worker_bytes = 0;
  };

  // The planes of a block stay in the second-level cache; a few tiles at least, so that the weights pay.
  static constexpr std::int64_t kBlockFloats = 64 * 1024;
  static constexpr std::int64_t kMinBlockTiles = 48;
  static constexpr std::int64_t kMaxBlockTiles = 256;

  // Calls visit(line, x, count, done) for the pieces of tile lines that make up a block.
  template <typename Visit>
  static void ForPieces(const Work& work, std::int64_t block, Visit&& visit) {
    const std::int64_t first = block * work.block_tiles;
    const std::int64_t last = std::min(first + work.block_tiles, work.tiles.n * work.tiles.h * work.tiles.w);
    for (std::int64_t tile = first; tile < last;) {
      const std::int64_t x = tile % work.tiles.w;
      const std::int64_t count = std::min(work.tiles.w - x, last - tile);
      visit(tile / work.tiles.w, x, count, tile - first);
      tile += count;
    }
  }

  void RunBlock(const RunContext& context, const Work& work, std::int64_t block, PaddedRows& lines,
                float* planes) const {
    float* const products = planes + kPlanes * work.in_stride;
    std::int64_t tiles = 0;
    ForPieces(work, block, [&](std::int64_t line, std::int64_t x, std::int64_t count, std::int64_t done) {
      functions_.squares_to_planes({.lines = lines.Window(line / work.tiles.h, line % work.tiles.h),
                                    .offset = kWinogradResults * x * work.src.c,
                                    .tiles = count,
                                    .channels = work.src.c,
                                    .planes = planes + done * work.src.c,
                                    .plane_stride = work.in_stride});
      tiles = done + count;
    });
    for (std::int64_t plane = 0; plane < kPlanes; ++plane) {
      const float* segment = planes + plane * work.in_stride;
      const GemmRows rows{.segments = &segment,
                          .segment_length = work.src.c,
                          .row_stride = work.src.c,
                          .dst = products + plane * work.out_stride,
                          .dst_stride = work.dst.c};
      MultiplyRows(weights_[static_cast<std::size_t>(plane)], rows, Epilogue(), 0, tiles);
    }
    ForPieces(work, block, [&](std::int64_t line, std::int64_t x, std::int64_t count, std::int64_t done) {
      Finish(context, work, line, x, count, products + done * work.dst.c);
    });
  }

  void Finish(const RunContext& context, const Work& work, std::int64_t line, std::int64_t x, std::int64_t count,
              const float* products) const {
    const std::int64_t y = line % work.tiles.h * kWinogradResults;
    const std::int64_t at = ((line / work.tiles.h * work.dst.h + y) * work.dst.w + kWinogradResults * x) * work.dst.c;
    functions_.squares_from_planes({
        .planes = products,
        .plane_stride = work.out_stride,
        .tiles = count,
        .channels = work.dst.c,
        .bias = bias_.data(),
        .residual = has_residual_ ? context.inputs[kConvResidual].As<float>() + at : nullptr,
        .dst = context.outputs[0].MutableAs<float>() + at,
        .line_stride = work.dst.w * work.dst.c,
        .width = work.dst.w - kWinogradResults * x,
        .height = work.dst.h - y,
        .epilogue = epilogue_,
    });
  }
};

}  // namespace

bool SupportsConv2dWinograd(const KernelContext& context) {
  return SupportsWinograd(context) && WindowSettings::From(context.attributes()).window.sh == 1;
}

std::unique_ptr<Kernel> CreateConv2dWinograd(const KernelContext& context) {
  return std::make_unique<Conv2dWinograd>(context);
}

}  // namespace pdx::simd
