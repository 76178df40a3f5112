#include "kernels/reference/conv2d_transpose.h"

#include <algorithm>

#include "kernels/reference/conv_by_lines.h"

namespace pdx::reference {

namespace {

class Conv2dTranspose final : public ConvByLines {
 public:
  explicit Conv2dTranspose(const KernelContext& context) : ConvByLines(context) {}

 private:
  // Image position (src_y, src_x) adds to output position (src_y * sh + ky * dh - pad_top, the same in x) through tap
  // (ky, kx); this collects what reaches the line.
  void SumLine(const RunContext& context, const Window2d& window, const ImageDims& src, const ImageDims& dst,
               const Line& line, double* sums) const override {
    const ImageStrides strides = StridesOf(src);
    const std::int64_t channels = src.c / groups();
    const std::int64_t group_outputs = dst.c / groups();
    const std::int64_t first_channel = line.m / group_outputs * channels;
    const float* filter = context.inputs[kConvFilter].As<float>();
    const float* image = context.inputs[kConvImage].As<float>() + line.n * strides.n;
    std::fill_n(sums, dst.w, 0.0);
    for (std::int64_t c = first_channel; c < first_channel + channels; ++c) {
      const float* weights = filter + (c * group_outputs + line.m % group_outputs) * window.kh * window.kw;
      for (std::int64_t ky = 0; ky < window.kh; ++ky) {
        const std::int64_t distance = line.y + window.pad_top - ky * window.dh;
        if (distance < 0 || distance % window.sh != 0 || distance / window.sh >= src.h) continue;
        const float* row = image + c * strides.c + distance / window.sh * strides.h;
        for (std::int64_t kx = 0; kx < window.kw; ++kx) {
          const double factor = weights[ky * window.kw + kx];
          for (std::int64_t src_x = 0; src_x < src.w; ++src_x) {
            const std::int64_t x = src_x * window.sw + kx * window.dw - window.pad_left;
            if (x >= 0 && x < dst.w) sums[x] += factor * row[src_x * strides.w];
          }
        }
      }
    }
  }
};

}  // namespace

std::unique_ptr<Kernel> MakeConv2dTranspose(const KernelContext& context) {
  return std::make_unique<Conv2dTranspose>(context);
}

}  // namespace pdx::reference
