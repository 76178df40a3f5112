#include "kernels/reference/transpose2.h"

#include "kernels/reference/copy_elements.h"
#include "ops/transpose2.h"

namespace pdx::reference {

namespace {

class Transpose2 final : public Kernel {
 public:
  explicit Transpose2(const KernelContext& context)
      : permutation_(ReadPermutation(context.attributes(), context.attributes().GetInts("axis").size())) {}

  void Run(const RunContext& context) const override {
    const auto src_strides = DenseStrides(*context.inputs[0].shape);
    const Shape& shape = *context.outputs[0].shape;
    std::array<std::int64_t, Shape::kMaxRank> strides{};
    for (std::size_t dim = 0; dim < shape.rank(); ++dim) strides[dim] = src_strides[permutation_[dim]];
    CopyElements(context.inputs[0], 0, shape, strides, context.outputs[0]);
  }

 private:
  Permutation permutation_;
};

}  // namespace

std::unique_ptr<Kernel> MakeTranspose2(const KernelContext& context) { return std::make_unique<Transpose2>(context); }

}  // namespace pdx::reference
