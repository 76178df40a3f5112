#include "kernels/reference/fake_quantize.h"

#include <algorithm>
#include <cmath>

#include "kernels/reference/quantizer.h"

namespace pdx::reference {

namespace {

class ChannelWise final : public Kernel {
 public:
  explicit ChannelWise(const KernelContext& context)
      : settings_(QuantizeSettings::From(context.attributes())),
        axis_(static_cast<std::size_t>(context.attributes().GetInt("quant_axis", 0))) {}

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::int64_t channels = shape[axis_];
    const std::int64_t outer = shape.Count(0, axis_);
    const std::int64_t inner = shape.Count(axis_ + 1, shape.rank());
    const float* src = context.inputs[0].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    for (std::int64_t channel = 0; channel < channels; ++channel) {
      float scale = 0;
      for (std::int64_t block = 0; block < outer; ++block) {
        const float* values = src + (block * channels + channel) * inner;
        for (std::int64_t i = 0; i < inner; ++i) scale = std::max(scale, std::abs(values[i]));
      }
      const Quantizer quantizer(settings_, scale);
      for (std::int64_t block = 0; block < outer; ++block) {
        const std::int64_t start = (block * channels + channel) * inner;
        for (std::int64_t i = start; i < start + inner; ++i) dst[i] = quantizer.Apply(src[i]);
      }
    }
  }

 private:
  QuantizeSettings settings_;
  std::size_t axis_;
};

class MovingAverage final : public Kernel {
 public:
  explicit MovingAverage(const KernelContext& context) : settings_(QuantizeSettings::From(context.attributes())) {}

  int InPlaceInput() const override { return kMovingAverageX; }

  void Run(const RunContext& context) const override {
    const Quantizer quantizer(settings_, *context.inputs[kMovingAverageScale].As<float>());
    const float* src = context.inputs[kMovingAverageX].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    context.parallel->For(context.outputs[0].shape->ElementCount(), 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t i = begin; i < end; ++i) dst[i] = quantizer.Apply(src[i]);
    });
  }

 private:
  QuantizeSettings settings_;
};

}  // namespace

std::unique_ptr<Kernel> MakeFakeChannelWiseQuantizeDequantizeAbsMax(const KernelContext& context) {
  return std::make_unique<ChannelWise>(context);
}

std::unique_ptr<Kernel> MakeFakeQuantizeDequantizeMovingAverageAbsMax(const KernelContext& context) {
  return std::make_unique<MovingAverage>(context);
}

}  // namespace pdx::reference
