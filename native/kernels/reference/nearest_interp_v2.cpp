#include "kernels/reference/nearest_interp_v2.h"

#include "ops/image_dims.h"
#include "ops/nearest_interp_v2.h"

namespace pdx::reference {

namespace {

class NearestInterpV2 final : public Kernel {
 public:
  explicit NearestInterpV2(const KernelContext& context)
      : scales_(InterpScales::From(context.node())),
        channels_last_(IsChannelsLast(context.attributes())),
        has_residual_(context.HasInput(kInterpResidual)) {}

  int InPlaceInput() const override { return has_residual_ ? static_cast<int>(kInterpResidual) : -1; }

  void Run(const RunContext& context) const override {
    const ImageDims src = ImageDims::From(*context.inputs[kInterpImage].shape, channels_last_);
    const ImageDims dst = ImageDims::From(*context.outputs[0].shape, channels_last_);
    const ImageStrides src_strides = ImageStrides::Of(src, channels_last_);
    const ImageStrides dst_strides = ImageStrides::Of(dst, channels_last_);
    context.parallel->For(dst.n * dst.h, 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t line = begin; line < end; ++line) {
        const std::int64_t n = line / dst.h;
        const std::int64_t y = line % dst.h;
        const float* from = context.inputs[kInterpImage].As<float>() + n * src_strides.n +
                            scales_.Source(0, y, src.h, dst.h) * src_strides.h;
        float* out = context.outputs[0].MutableAs<float>();
        const std::int64_t first = n * dst_strides.n + y * dst_strides.h;
        for (std::int64_t x = 0; x < dst.w; ++x) {
          const std::int64_t src_x = scales_.Source(1, x, src.w, dst.w);
          for (std::int64_t c = 0; c < dst.c; ++c) {
            const std::int64_t at = first + x * dst_strides.w + c * dst_strides.c;
            const float value = from[src_x * src_strides.w + c * src_strides.c];
            out[at] = has_residual_ ? value + context.inputs[kInterpResidual].As<float>()[at] : value;
          }
        }
      }
    });
  }

 private:
  InterpScales scales_;
  bool channels_last_;
  bool has_residual_;
};

}  // namespace

std::unique_ptr<Kernel> MakeNearestInterpV2(const KernelContext& context) {
  return std::make_unique<NearestInterpV2>(context);
}

}  // namespace pdx::reference
