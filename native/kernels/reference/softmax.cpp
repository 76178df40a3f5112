#include "kernels/reference/softmax.h"

#include <algorithm>
#include <cmath>

#include "ops/softmax.h"

namespace pdx::reference {

namespace {

class Softmax final : public Kernel {
 public:
  explicit Softmax(const KernelContext& context) : axis_(context.attributes().GetInt("axis", -1)) {}

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::size_t axis = shape.Axis(axis_, "axis");
    const std::int64_t length = shape[axis];
    const std::int64_t step = shape.Count(axis + 1, shape.rank());
    if (length == 0 || step == 0) return;
    context.parallel->For(shape.Count(0, axis) * step, 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t line = begin; line < end; ++line) {
        const std::int64_t start = line / step * length * step + line % step;
        SoftmaxLine(context.inputs[0].As<float>() + start, length, step, context.outputs[0].MutableAs<float>() + start);
      }
    });
  }

 private:
  static void SoftmaxLine(const float* src, std::int64_t length, std::int64_t step, float* dst) {
    double highest = src[0];
    for (std::int64_t i = 1; i < length; ++i) highest = std::max(highest, double{src[i * step]});
    double sum = 0;
    for (std::int64_t i = 0; i < length; ++i) sum += std::exp(src[i * step] - highest);
    for (std::int64_t i = 0; i < length; ++i) {
      dst[i * step] = static_cast<float>(std::exp(src[i * step] - highest) / sum);
    }
  }

  std::int64_t axis_;
};

}  // namespace

std::unique_ptr<Kernel> MakeSoftmax(const KernelContext& context) { return std::make_unique<Softmax>(context); }

}  // namespace pdx::reference
