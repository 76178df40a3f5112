#include "kernels/reference/layer_norm.h"

#include <cmath>

#include "ops/layer_norm.h"

namespace pdx::reference {

namespace {

class LayerNorm final : public Kernel {
 public:
  explicit LayerNorm(const KernelContext& context)
      : axis_(context.attributes().GetInt("begin_norm_axis", 1)),
        epsilon_(static_cast<float>(context.attributes().GetFloat("epsilon", 1e-5))) {}

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::size_t axis = shape.Axis(axis_, "begin_norm_axis");
    const std::int64_t count = shape.Count(axis, shape.rank());
    const float* scale =
        context.inputs.size() > kLayerNormScale ? context.inputs[kLayerNormScale].As<float>() : nullptr;
    const float* bias = context.inputs.size() > kLayerNormBias ? context.inputs[kLayerNormBias].As<float>() : nullptr;
    context.parallel->For(shape.Count(0, axis), 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t row = begin; row < end; ++row) {
        NormalizeRow(context.inputs[kLayerNormX].As<float>() + row * count, scale, bias, count,
                     context.outputs[0].MutableAs<float>() + row * count);
      }
    });
  }

 private:
  void NormalizeRow(const float* src, const float* scale, const float* bias, std::int64_t count, float* dst) const {
    double mean = 0;
    for (std::int64_t i = 0; i < count; ++i) mean += src[i];
    mean /= static_cast<double>(count);
    double variance = 0;
    for (std::int64_t i = 0; i < count; ++i) variance += (src[i] - mean) * (src[i] - mean);
    variance /= static_cast<double>(count);
    for (std::int64_t i = 0; i < count; ++i) {
      const double normal = (src[i] - mean) / std::sqrt(variance + epsilon_);
      dst[i] = static_cast<float>(normal * (scale == nullptr ? 1.0f : scale[i]) + (bias == nullptr ? 0.0f : bias[i]));
    }
  }

  std::int64_t axis_;
  double epsilon_;
};

}  // namespace

std::unique_ptr<Kernel> MakeLayerNorm(const KernelContext& context) { return std::make_unique<LayerNorm>(context); }

}  // namespace pdx::reference
