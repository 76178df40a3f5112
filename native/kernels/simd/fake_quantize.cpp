#include "ops/fake_quantize.h"

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/pointwise.h"
#include "kernels/simd/vector_kernels.h"

namespace pdx::simd {
namespace {

class MovingAverage final : public Kernel {
 public:
  explicit MovingAverage(const KernelContext& context)
      : functions_(ForCpu(context.cpu(), kPointwiseAvx512, kPointwiseAvx2, kPointwisePortable)) {
    const QuantizeSettings settings = QuantizeSettings::From(context.attributes());
    grid_.levels = static_cast<float>(settings.levels);
    grid_.ties_to_even = settings.ties_to_even;
  }

  int InPlaceInput() const override { return kMovingAverageX; }

  void Run(const RunContext& context) const override {
    QuantizeGrid grid = grid_;
    grid.SetScale(*context.inputs[kMovingAverageScale].As<float>());
    const float* src = context.inputs[kMovingAverageX].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    context.parallel->For(context.outputs[0].shape->ElementCount(), kPointwiseGrain,
                          [&](std::int64_t begin, std::int64_t end, int) {
                            functions_.quantize(src + begin, grid, dst + begin, end - begin);
                          });
  }

 private:
  const PointwiseFunctions& functions_;
  QuantizeGrid grid_;  // but for the scale, which is an input
};

// Above this the portable rounding to even is not exact any more.
bool Supports(const KernelContext& context) {
  return QuantizeSettings::From(context.attributes()).levels < (std::int64_t{1} << 21);
}

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<MovingAverage>(context); }

constexpr KernelEntry kEntries[] = {
    {"fake_quantize_dequantize_moving_average_abs_max", "simd", Supports, Create},
};

}  // namespace

std::span<const KernelEntry> FakeQuantizeKernels() { return kEntries; }

}  // namespace pdx::simd
