#include "ops/batch_norm.h"

#include <cmath>
#include <vector>

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/pointwise.h"
#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"
#include "ops/image_dims.h"

namespace pdx::simd {
namespace {

// Channels last, with constant statistics: a factor and an offset for each channel.
class BatchNorm final : public Kernel {
 public:
  explicit BatchNorm(const KernelContext& context)
      : functions_(ForCpu(context.cpu(), kPointwiseAvx512, kPointwiseAvx2, kPointwisePortable)) {
    const auto scale = context.ConstantInput(kBatchNormScale)->As<float>();
    const auto bias = context.ConstantInput(kBatchNormBias)->As<float>();
    const auto mean = context.ConstantInput(kBatchNormMean)->As<float>();
    const auto variance = context.ConstantInput(kBatchNormVariance)->As<float>();
    const double epsilon = static_cast<float>(context.attributes().GetFloat("epsilon", 1e-5));
    for (std::size_t c = 0; c < scale.size(); ++c) {
      const double factor = scale[c] / std::sqrt(double{variance[c]} + epsilon);
      factors_.push_back(static_cast<float>(factor));
      offsets_.push_back(static_cast<float>(bias[c] - mean[c] * factor));
    }
  }

  bool ReadsInput(std::size_t index) const override { return index == kBatchNormImage; }
  int InPlaceInput() const override { return kBatchNormImage; }

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::int64_t channels = shape.back();
    const float* src = context.inputs[kBatchNormImage].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    context.parallel->For(shape.Count(0, shape.rank() - 1), GrainFor(channels / 4),
                          [&](std::int64_t begin, std::int64_t end, int) {
                            functions_.channel_affine(src + begin * channels, factors_.data(), offsets_.data(),
                                                      dst + begin * channels, end - begin, channels);
                          });
  }

 private:
  const PointwiseFunctions& functions_;
  std::vector<float> factors_;
  std::vector<float> offsets_;
};

bool Supports(const KernelContext& context) {
  if (!IsChannelsLast(context.attributes())) return false;
  const Constant* scale = context.ConstantInput(kBatchNormScale);
  for (const std::size_t index : {kBatchNormScale, kBatchNormBias, kBatchNormMean, kBatchNormVariance}) {
    const Constant* constant = context.ConstantInput(index);
    if (constant == nullptr || constant->type() != DataType::kFloat32) return false;
    if (constant->shape().rank() != 1 || !(constant->shape() == scale->shape())) return false;
  }
  return true;
}

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<BatchNorm>(context); }

constexpr KernelEntry kEntries[] = {{"batch_norm", "simd_nhwc", Supports, Create}};

}  // namespace

std::span<const KernelEntry> BatchNormKernels() { return kEntries; }

}  // namespace pdx::simd
