#include "ops/nearest_interp_v2.h"

#include <cstring>

#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"
#include "ops/image_dims.h"

namespace pdx::simd {
namespace {

// Channels last: pixels are copied whole, and a row that repeats the one above is copied from it.
class NearestInterp final : public Kernel {
 public:
  explicit NearestInterp(const KernelContext& context) : scales_(InterpScales::From(context.node())) {}

  void Run(const RunContext& context) const override {
    const ImageDims src = ImageDims::From(*context.inputs[kInterpImage].shape, true);
    const ImageDims dst = ImageDims::From(*context.outputs[0].shape, true);
    const float* image = context.inputs[kInterpImage].As<float>();
    float* out = context.outputs[0].MutableAs<float>();
    const std::int64_t row = dst.w * dst.c;
    context.parallel->For(dst.n * dst.h, GrainFor(row / 8), [&](std::int64_t begin, std::int64_t end, int) {
      const float* above = nullptr;
      for (std::int64_t line = begin; line < end; ++line) {
        const std::int64_t y = scales_.Source(0, line % dst.h, src.h, dst.h);
        const float* from = image + (line / dst.h * src.h + y) * src.w * src.c;
        float* to = out + line * row;
        if (from == above) {
          std::memcpy(to, to - row, static_cast<std::size_t>(row) * sizeof(float));
        } else {
          FillRow(from, src, dst, to);
        }
        above = from;
      }
    });
  }

 private:
  void FillRow(const float* from, const ImageDims& src, const ImageDims& dst, float* to) const {
    const std::size_t pixel_bytes = static_cast<std::size_t>(src.c) * sizeof(float);
    for (std::int64_t x = 0; x < dst.w; ++x) {
      std::memcpy(to + x * dst.c, from + scales_.Source(1, x, src.w, dst.w) * src.c, pixel_bytes);
    }
  }

  InterpScales scales_;
};

bool Supports(const KernelContext& context) { return IsChannelsLast(context.attributes()); }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<NearestInterp>(context); }

constexpr KernelEntry kEntries[] = {{"nearest_interp_v2", "rows_nhwc", Supports, Create}};

}  // namespace

std::span<const KernelEntry> NearestInterpKernels() { return kEntries; }

}  // namespace pdx::simd
