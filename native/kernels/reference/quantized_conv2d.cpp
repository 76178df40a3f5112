#include "kernels/reference/quantized_conv2d.h"

#include <algorithm>
#include <cmath>

#include "kernels/reference/conv_by_lines.h"
#include "kernels/reference/quantizer.h"
#include "ops/quantized_conv2d.h"

namespace pdx::reference {

namespace {

class QuantizedConv2d final : public ConvByLines {
 public:
  explicit QuantizedConv2d(const KernelContext& context)
      : ConvByLines(context), settings_(QuantizedConvSettings::From(context.attributes())) {}

 private:
  double LevelOf(float x) const {
    if (std::isnan(x)) return 0;
    const Quantizer quantizer({QuantizedConvSettings::kLevels, settings_.ties_to_even}, settings_.input_scale);
    return quantizer.Level(x);
  }

  // Doubles hold the sums of whole numbers exactly.
  void SumLine(const RunContext& context, const Window2d& window, const ImageDims& src, const ImageDims& dst,
               const Line& line, double* sums) const override {
    const ImageStrides strides = StridesOf(src);
    const std::int8_t* weight = context.inputs[kConvFilter].As<std::int8_t>() + line.m * src.c * window.kh * window.kw;
    const float* image = context.inputs[kConvImage].As<float>() + line.n * strides.n;
    std::fill_n(sums, dst.w, 0.0);
    for (std::int64_t c = 0; c < src.c; ++c) {
      for (std::int64_t ky = 0; ky < window.kh; ++ky) {
        const std::int64_t src_y = line.y * window.sh + ky - window.pad_top;
        for (std::int64_t kx = 0; kx < window.kw; ++kx, ++weight) {
          if (src_y < 0 || src_y >= src.h) continue;
          const float* row = image + c * strides.c + src_y * strides.h;
          const Interval inside = PositionsInside(kx, src.w, dst.w, window.sw, window.pad_left);
          for (std::int64_t x = inside.begin; x < inside.end; ++x) {
            sums[x] += *weight * LevelOf(row[(x * window.sw + kx - window.pad_left) * strides.w]);
          }
        }
      }
    }
    const double step = double{settings_.input_scale} / QuantizedConvSettings::kLevels;
    const double factor = step * context.inputs[kQuantizedConvScales].As<float>()[line.m];
    for (std::int64_t x = 0; x < dst.w; ++x) sums[x] *= factor;
  }

  QuantizedConvSettings settings_;
};

}  // namespace

std::unique_ptr<Kernel> MakeQuantizedConv2d(const KernelContext& context) {
  return std::make_unique<QuantizedConv2d>(context);
}

}  // namespace pdx::reference
