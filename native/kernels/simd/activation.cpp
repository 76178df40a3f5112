#include "kernels/simd/cpu_level.h"
#include "kernels/simd/pointwise.h"
#include "kernels/simd/vector_kernels.h"
#include "ops/scale.h"

namespace pdx::simd {
namespace {

// Activations, and the scale operator: epilogue(factor * x + offset) for each value.
class Pointwise final : public Kernel {
 public:
  Pointwise(const CpuFeatures& cpu, float factor, float offset, const Epilogue& epilogue)
      : functions_(ForCpu(cpu, kPointwiseAvx512, kPointwiseAvx2, kPointwisePortable)),
        factor_(factor),
        offset_(offset),
        epilogue_(epilogue) {}

  int InPlaceInput() const override { return 0; }

  void Run(const RunContext& context) const override {
    const std::int64_t count = context.outputs[0].shape->ElementCount();
    switch (context.outputs[0].type) {
      case DataType::kInt32:
        return MapIntegers<std::int32_t>(context, count);
      case DataType::kInt64:
        return MapIntegers<std::int64_t>(context, count);
      default:
        break;
    }
    const float* src = context.inputs[0].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    context.parallel->For(count, kPointwiseGrain, [&](std::int64_t begin, std::int64_t end, int) {
      functions_.affine(src + begin, factor_, offset_, epilogue_, dst + begin, end - begin);
    });
  }

 private:
  // Only scale takes integers, with factor and offset cut to integers.
  template <typename T>
  void MapIntegers(const RunContext& context, std::int64_t count) const {
    const Affine affine{factor_, offset_, true};
    const T* src = context.inputs[0].As<T>();
    T* dst = context.outputs[0].MutableAs<T>();
    for (std::int64_t i = 0; i < count; ++i) dst[i] = static_cast<T>(affine.Apply(std::int64_t{src[i]}));
  }

  const PointwiseFunctions& functions_;
  float factor_;
  float offset_;
  Epilogue epilogue_;
};

bool SupportsActivation(const KernelContext& context) {
  return Epilogue::OfOperator(context.node().op, context.attributes()).activation != Activation::kNone;
}

std::unique_ptr<Kernel> CreateActivation(const KernelContext& context) {
  Epilogue epilogue = Epilogue::OfOperator(context.node().op, context.attributes());
  const Epilogue fused = Epilogue::From(context.attributes());
  epilogue.post_scale = fused.post_scale;
  epilogue.post_shift = fused.post_shift;
  return std::make_unique<Pointwise>(context.cpu(), 1.0f, 0.0f, epilogue);
}

// A shift before the factor is left to the reference: multiplied out it would lose accuracy near its root.
bool SupportsScale(const KernelContext& context) {
  const Affine affine = Affine::From(context.attributes());
  return affine.bias_after_scale || affine.bias == 0.0f;
}

std::unique_ptr<Kernel> CreateScale(const KernelContext& context) {
  const Affine affine = Affine::From(context.attributes());
  return std::make_unique<Pointwise>(context.cpu(), affine.scale, affine.bias, Epilogue::From(context.attributes()));
}

constexpr KernelEntry kEntries[] = {
    {"relu", "simd", SupportsActivation, CreateActivation},
    {"hard_swish", "simd", SupportsActivation, CreateActivation},
    {"hard_sigmoid", "simd", SupportsActivation, CreateActivation},
    {"sigmoid", "simd", SupportsActivation, CreateActivation},
    {"swish", "simd", SupportsActivation, CreateActivation},
    {"gelu", "simd", SupportsActivation, CreateActivation},
    {"scale", "simd", SupportsScale, CreateScale},
};

}  // namespace

std::span<const KernelEntry> ActivationKernels() { return kEntries; }

}  // namespace pdx::simd
