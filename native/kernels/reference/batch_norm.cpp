#include "kernels/reference/batch_norm.h"

#include <cmath>

#include "ops/batch_norm.h"
#include "ops/image_dims.h"

namespace pdx::reference {

namespace {

class BatchNorm final : public Kernel {
 public:
  explicit BatchNorm(const KernelContext& context)
      : channels_last_(IsChannelsLast(context.attributes())),
        epsilon_(static_cast<float>(context.attributes().GetFloat("epsilon", 1e-5))) {}

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::size_t axis = channels_last_ ? shape.rank() - 1 : 1;
    const std::int64_t channels = shape[axis];
    const std::int64_t inner = shape.Count(axis + 1, shape.rank());
    const float* src = context.inputs[kBatchNormImage].As<float>();
    const float* scale = context.inputs[kBatchNormScale].As<float>();
    const float* bias = context.inputs[kBatchNormBias].As<float>();
    const float* mean = context.inputs[kBatchNormMean].As<float>();
    const float* variance = context.inputs[kBatchNormVariance].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    context.parallel->For(shape.ElementCount(), 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t i = begin; i < end; ++i) {
        const std::int64_t c = i / inner % channels;
        const double deviation = std::sqrt(double{variance[c]} + epsilon_);
        dst[i] = static_cast<float>(scale[c] * (double{src[i]} - mean[c]) / deviation + bias[c]);
      }
    });
  }

 private:
  bool channels_last_;
  double epsilon_;
};

}  // namespace

std::unique_ptr<Kernel> MakeBatchNorm(const KernelContext& context) { return std::make_unique<BatchNorm>(context); }

}  // namespace pdx::reference
