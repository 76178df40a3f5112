#include "kernels/reference/pool2d.h"

#include <algorithm>
#include <limits>

#include "ops/pool2d.h"

namespace pdx::reference {

namespace {

class Pool2d final : public Kernel {
 public:
  explicit Pool2d(const KernelContext& context)
      : settings_(PoolSettings::From(context.attributes())), channels_last_(IsChannelsLast(context.attributes())) {}

  void Run(const RunContext& context) const override {
    const ImageDims src = ImageDims::From(*context.inputs[0].shape, channels_last_);
    const ImageDims dst = ImageDims::From(*context.outputs[0].shape, channels_last_);
    const ImageStrides src_strides = ImageStrides::Of(src, channels_last_);
    const ImageStrides dst_strides = ImageStrides::Of(dst, channels_last_);
    const Pooling pooling = settings_.For(src.h, src.w);
    context.parallel->For(dst.n * dst.c, 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t plane = begin; plane < end; ++plane) {
        const std::int64_t n = plane / dst.c;
        const std::int64_t c = plane % dst.c;
        const float* image = context.inputs[0].As<float>() + n * src_strides.n + c * src_strides.c;
        float* out = context.outputs[0].MutableAs<float>() + n * dst_strides.n + c * dst_strides.c;
        for (std::int64_t y = 0; y < dst.h; ++y) {
          for (std::int64_t x = 0; x < dst.w; ++x) {
            out[y * dst_strides.h + x * dst_strides.w] =
                Reduce(pooling, image, src_strides, pooling.Rows(y, src.h), pooling.Columns(x, src.w));
          }
        }
      }
    });
  }

 private:
  // A window that lies in the padding alone gives the lowest float as its maximum and 0 as its average.
  static float Reduce(const Pooling& pooling, const float* image, const ImageStrides& strides, Interval rows,
                      Interval columns) {
    float highest = std::numeric_limits<float>::lowest();
    double sum = 0;
    for (std::int64_t y = rows.begin; y < rows.end; ++y) {
      for (std::int64_t x = columns.begin; x < columns.end; ++x) {
        const float value = image[y * strides.h + x * strides.w];
        highest = std::max(highest, value);
        sum += value;
      }
    }
    if (pooling.is_max) return highest;
    const std::int64_t inside = rows.length() * columns.length();
    const bool counts_inside = pooling.exclusive || pooling.adaptive;
    const std::int64_t count = counts_inside ? inside : pooling.window.kh * pooling.window.kw;
    return inside == 0 ? 0.0f : static_cast<float>(sum / static_cast<double>(count));
  }

  PoolSettings settings_;
  bool channels_last_;
};

}  // namespace

std::unique_ptr<Kernel> MakePool2d(const KernelContext& context) { return std::make_unique<Pool2d>(context); }

}  // namespace pdx::reference
