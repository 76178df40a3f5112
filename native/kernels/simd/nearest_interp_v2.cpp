#include "ops/nearest_interp_v2.h"

#include <cstring>

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/elementwise.h"
#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"
#include "ops/elementwise.h"
#include "ops/image_dims.h"

namespace pdx::simd {
namespace {

// Channels last: pixels are copied whole, and a row that repeats the one above is copied from it. With a residual each
// pixel is added where it comes to lie.
class NearestInterp final : public Kernel {
 public:
  explicit NearestInterp(const KernelContext& context)
      : scales_(InterpScales::From(context.node())),
        has_residual_(context.HasInput(kInterpResidual)),
        add_(ForCpu(context.cpu(), kBinaryAvx512, kBinaryAvx2, kBinaryPortable)
                 .of[static_cast<std::size_t>(Arithmetic::kAdd)][static_cast<std::size_t>(BinaryRow::kBoth)]) {}

  int InPlaceInput() const override { return has_residual_ ? static_cast<int>(kInterpResidual) : -1; }
  bool WritesRowsApart() const override { return true; }

  void Run(const RunContext& context) const override {
    const ImageDims src = ImageDims::From(*context.inputs[kInterpImage].shape, true);
    const ImageDims dst = ImageDims::From(*context.outputs[0].shape, true);
    const float* image = context.inputs[kInterpImage].As<float>();
    float* out = context.outputs[0].MutableAs<float>();
    const std::int64_t row = dst.w * dst.c;
    const std::int64_t step = context.outputs[0].row_step != 0 ? context.outputs[0].row_step : dst.c;
    context.parallel->For(dst.n * dst.h, GrainFor(row / 8), [&](std::int64_t begin, std::int64_t end, int) {
      const float* above = nullptr;
      for (std::int64_t line = begin; line < end; ++line) {
        const std::int64_t y = scales_.Source(0, line % dst.h, src.h, dst.h);
        const float* from = image + (line / dst.h * src.h + y) * src.w * src.c;
        float* to = out + line * dst.w * step;
        if (has_residual_) {
          AddRow(from, src, dst, context.inputs[kInterpResidual].As<float>() + line * row, to, step);
        } else if (from == above && step == dst.c) {
          std::memcpy(to, to - row, static_cast<std::size_t>(row) * sizeof(float));
        } else {
          FillRow(from, src, dst, to, step);
        }
        above = from;
      }
    });
  }

 private:
  // Pixels of the output lie `step` values apart.
  void FillRow(const float* from, const ImageDims& src, const ImageDims& dst, float* to, std::int64_t step) const {
    const std::size_t pixel_bytes = static_cast<std::size_t>(src.c) * sizeof(float);
    for (std::int64_t x = 0; x < dst.w; ++x) {
      std::memcpy(to + x * step, from + scales_.Source(1, x, src.w, dst.w) * src.c, pixel_bytes);
    }
  }

  // One call for all neighbours that repeat a pixel.
  void AddRow(const float* from, const ImageDims& src, const ImageDims& dst, const float* residual, float* to,
              std::int64_t step) const {
    for (std::int64_t x = 0; x < dst.w;) {
      const std::int64_t pixel = scales_.Source(1, x, src.w, dst.w);
      const std::int64_t first = x++;
      while (x < dst.w && scales_.Source(1, x, src.w, dst.w) == pixel) ++x;
      add_({.x = from + pixel * src.c,
            .y = residual + first * dst.c,
            .dst = to + first * step,
            .rows = x - first,
            .columns = dst.c,
            .x_row = 0,
            .y_row = dst.c,
            .dst_row = step},
           Epilogue());
    }
  }

  InterpScales scales_;
  bool has_residual_;
  BinaryFunction add_;
};

bool Supports(const KernelContext& context) { return IsChannelsLast(context.attributes()); }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<NearestInterp>(context); }

constexpr KernelEntry kEntries[] = {{"nearest_interp_v2", "rows_nhwc", Supports, Create}};

}  // namespace

std::span<const KernelEntry> NearestInterpKernels() { return kEntries; }

}  // namespace pdx::simd
