#include "ops/softmax.h"

#include "kernels/simd/cpu_level.h"
#include "kernels/simd/row_functions.h"
#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"

namespace pdx::simd {
namespace {

class Softmax final : public Kernel {
 public:
  explicit Softmax(const KernelContext& context)
      : functions_(ForCpu(context.cpu(), kRowAvx512, kRowAvx2, kRowPortable)),
        axis_(context.attributes().GetInt("axis", -1)) {}

  int InPlaceInput() const override { return 0; }

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::size_t axis = shape.Axis(axis_, "axis");
    const std::int64_t length = shape[axis];
    const std::int64_t step = shape.Count(axis + 1, shape.rank());
    if (length == 0 || step == 0) return;
    const float* src = context.inputs[0].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    const std::int64_t grain = GrainFor(length * step);
    context.parallel->For(shape.Count(0, axis), grain, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t block = begin; block < end; ++block) {
        const std::int64_t start = block * length * step;
        if (step == 1) {
          functions_.softmax(src + start, dst + start, length);
        } else {
          functions_.softmax_columns(src + start, dst + start, length, step, step);
        }
      }
    });
  }

 private:
  const RowFunctions& functions_;
  std::int64_t axis_;
};

bool Supports(const KernelContext&) { return true; }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<Softmax>(context); }

constexpr KernelEntry kEntries[] = {{"softmax", "simd", Supports, Create}};

}  // namespace

std::span<const KernelEntry> SoftmaxKernels() { return kEntries; }

}  // namespace pdx::simd
