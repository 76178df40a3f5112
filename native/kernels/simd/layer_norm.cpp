#include "ops/layer_norm.h"

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/row_functions.h"
#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"

namespace pdx::simd {
namespace {

class LayerNorm final : public Kernel {
 public:
  explicit LayerNorm(const KernelContext& context)
      : functions_(ForCpu(context.cpu(), kRowAvx512, kRowAvx2, kRowPortable)),
        axis_(context.attributes().GetInt("begin_norm_axis", 1)),
        epsilon_(static_cast<float>(context.attributes().GetFloat("epsilon", 1e-5))) {}

  int InPlaceInput() const override { return kLayerNormX; }

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::size_t axis = shape.Axis(axis_, "begin_norm_axis");
    LayerNormRow first;
    first.count = shape.Count(axis, shape.rank());
    if (first.count == 0) return;
    first.scale = Optional(context, kLayerNormScale);
    first.bias = Optional(context, kLayerNormBias);
    first.epsilon = epsilon_;
    const float* src = context.inputs[kLayerNormX].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    context.parallel->For(shape.Count(0, axis), GrainFor(first.count / 2),
                          [&](std::int64_t begin, std::int64_t end, int) {
                            LayerNormRow row = first;
                            for (std::int64_t i = begin; i < end; ++i) {
                              row.src = src + i * row.count;
                              row.dst = dst + i * row.count;
                              functions_.layer_norm(row);
                            }
                          });
  }

 private:
  static const float* Optional(const RunContext& context, std::size_t index) {
    return index < context.inputs.size() ? context.inputs[index].As<float>() : nullptr;
  }

  const RowFunctions& functions_;
  std::int64_t axis_;
  double epsilon_;
};

bool Supports(const KernelContext&) { return true; }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<LayerNorm>(context); }

constexpr KernelEntry kEntries[] = {{"layer_norm", "simd", Supports, Create}};

}  // namespace

std::span<const KernelEntry> LayerNormKernels() { return kEntries; }

}  // namespace pdx::simd
