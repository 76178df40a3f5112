#include "kernels/reference/reduce_mean.h"

#include <algorithm>
#include <array>

#include "kernels/reference/copy_elements.h"
#include "ops/reduce_mean.h"

namespace pdx::reference {

namespace {

class ReduceMean final : public Kernel {
 public:
  explicit ReduceMean(const KernelContext& context) : reduction_(Reduction::From(context.attributes())) {}

  std::size_t ScratchBytes(const ShapeContext& context) const override {
    return static_cast<std::size_t>(context.outputs[0].shape->ElementCount()) * sizeof(double);
  }

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.inputs[0].shape;
    const auto reduced = reduction_.Of(shape);
    Shape kept = shape;
    std::int64_t averaged = 1;
    for (std::size_t dim = 0; dim < shape.rank(); ++dim) {
      if (!reduced[dim]) continue;
      kept[dim] = 1;
      averaged *= shape[dim];
    }
    std::array<std::int64_t, Shape::kMaxRank> strides = DenseStrides(kept);
    for (std::size_t dim = 0; dim < shape.rank(); ++dim) {
      if (reduced[dim]) strides[dim] = 0;
    }
    const std::int64_t count = context.outputs[0].shape->ElementCount();
    double* sums = reinterpret_cast<double*>(context.scratch);
    std::fill_n(sums, count, 0.0);
    const float* src = context.inputs[0].As<float>();
    Broadcast{shape, strides, {}}.ForEach(
        [&](std::int64_t index, std::int64_t target, std::int64_t) { sums[target] += src[index]; });
    float* dst = context.outputs[0].MutableAs<float>();
    for (std::int64_t i = 0; i < count; ++i) dst[i] = static_cast<float>(sums[i] / static_cast<double>(averaged));
  }

 private:
  Reduction reduction_;
};

}  // namespace

std::unique_ptr<Kernel> MakeReduceMean(const KernelContext& context) { return std::make_unique<ReduceMean>(context); }

}  // namespace pdx::reference
