#include "ops/slice.h"

#include <vector>

#include "kernels/simd/strided_copy.h"
#include "kernels/simd/vector_kernels.h"

namespace pdx::simd {
namespace {

class Slice final : public Kernel {
 public:
  explicit Slice(const KernelContext& context)
      : axes_(context.attributes().GetInts("axes")),
        starts_(context.attributes().GetInts("starts")),
        ends_(context.attributes().GetInts("ends")) {}

  void Run(const RunContext& context) const override {
    const TensorRef& src = context.inputs[kSliceInput];
    const SliceBounds bounds = SliceBounds::Of(*src.shape, axes_, starts_, ends_);
    const Strides strides = DenseStrides(*src.shape);
    const std::size_t element = SizeOf(src.type);
    std::int64_t start = 0;
    for (std::size_t dim = 0; dim < src.shape->rank(); ++dim) start += bounds.begin[dim] * strides[dim];
    StridedCopy(src.data + start * static_cast<std::int64_t>(element), bounds.size, strides, element,
                context.outputs[0].data, *context.parallel);
  }

 private:
  std::vector<std::int64_t> axes_;
  std::vector<std::int64_t> starts_;
  std::vector<std::int64_t> ends_;
};

bool Supports(const KernelContext& context) { return !context.HasInput(kSliceStarts) && !context.HasInput(kSliceEnds); }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<Slice>(context); }

constexpr KernelEntry kEntries[] = {{"slice", "runs", Supports, Create}};

}  // namespace

std::span<const KernelEntry> SliceKernels() { return kEntries; }

}  // namespace pdx::simd
