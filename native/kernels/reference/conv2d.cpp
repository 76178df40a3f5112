#include "kernels/reference/conv2d.h"

#include <algorithm>

#include "kernels/reference/conv_by_lines.h"

namespace pdx::reference {

namespace {

class Conv2d final : public ConvByLines {
 public:
  explicit Conv2d(const KernelContext& context) : ConvByLines(context) {}

 private:
  // The sum over channels and taps of filter value times image value, which is zero outside of the image.
  void SumLine(const RunContext& context, const Window2d& window, const ImageDims& src, const ImageDims& dst,
               const Line& line, double* sums) const override {
    const ImageStrides strides = StridesOf(src);
    const std::int64_t channels = src.c / groups();
    const std::int64_t first_channel = line.m / (dst.c / groups()) * channels;
    const float* weight = context.inputs[kConvFilter].As<float>() + line.m * channels * window.kh * window.kw;
    const float* image = context.inputs[kConvImage].As<float>() + line.n * strides.n + first_channel * strides.c;
    std::fill_n(sums, dst.w, 0.0);
    for (std::int64_t c = 0; c < channels; ++c) {
      for (std::int64_t ky = 0; ky < window.kh; ++ky) {
        const std::int64_t src_y = line.y * window.sh + ky * window.dh - window.pad_top;
        for (std::int64_t kx = 0; kx < window.kw; ++kx, ++weight) {
          if (src_y < 0 || src_y >= src.h) continue;
          const double factor = *weight;
          const float* row = image + c * strides.c + src_y * strides.h;
          const std::int64_t offset = kx * window.dw - window.pad_left;
          const Interval inside = PositionsInside(kx * window.dw, src.w, dst.w, window.sw, window.pad_left);
          for (std::int64_t x = inside.begin; x < inside.end; ++x) {
            sums[x] += factor * row[(x * window.sw + offset) * strides.w];
          }
        }
      }
    }
  }
};

}  // namespace

std::unique_ptr<Kernel> MakeConv2d(const KernelContext& context) { return std::make_unique<Conv2d>(context); }

}  // namespace pdx::reference
