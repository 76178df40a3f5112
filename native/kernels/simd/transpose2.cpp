#include "ops/transpose2.h"

#include "kernels/simd/strided_copy.h"
#include "kernels/simd/vector_kernels.h"

namespace pdx::simd {
namespace {

class Transpose final : public Kernel {
 public:
  explicit Transpose(const KernelContext& context)
      : permutation_(ReadPermutation(context.attributes(), context.attributes().GetInts("axis").size())) {}

  void Run(const RunContext& context) const override {
    const Strides src = DenseStrides(*context.inputs[0].shape);
    const Shape& shape = *context.outputs[0].shape;
    Strides strides{};
    for (std::size_t dim = 0; dim < shape.rank(); ++dim) strides[dim] = src[permutation_[dim]];
    StridedCopy(context.inputs[0].data, shape, strides, SizeOf(context.inputs[0].type), context.outputs[0].data,
                *context.parallel);
  }

 private:
  Permutation permutation_;
};

bool Supports(const KernelContext&) { return true; }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<Transpose>(context); }

constexpr KernelEntry kEntries[] = {{"transpose2", "blocked", Supports, Create}};

}  // namespace

std::span<const KernelEntry> TransposeKernels() { return kEntries; }

}  // namespace pdx::simd
