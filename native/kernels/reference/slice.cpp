#include "kernels/reference/slice.h"

#include <array>
#include <span>
#include <vector>

#include "kernels/reference/copy_elements.h"
#include "kernels/reference/integers.h"
#include "ops/slice.h"

namespace pdx::reference {

namespace {

class Slice final : public Kernel {
 public:
  explicit Slice(const KernelContext& context)
      : axes_(context.attributes().GetInts("axes")),
        starts_(context.attributes().GetInts("starts")),
        ends_(context.attributes().GetInts("ends")) {}

  void Run(const RunContext& context) const override {
    std::array<std::int64_t, Shape::kMaxRank> given_starts{};
    std::array<std::int64_t, Shape::kMaxRank> given_ends{};
    const Shape& shape = *context.inputs[kSliceInput].shape;
    const SliceBounds bounds = SliceBounds::Of(shape, axes_, Read(context, kSliceStarts, starts_, given_starts),
                                               Read(context, kSliceEnds, ends_, given_ends));
    const auto strides = DenseStrides(shape);
    std::int64_t start = 0;
    for (std::size_t dim = 0; dim < shape.rank(); ++dim) start += bounds.begin[dim] * strides[dim];
    CopyElements(context.inputs[kSliceInput], start, bounds.size, strides, context.outputs[0]);
  }

 private:
  // The values of an input when it is given, kept in `storage`, else the attribute's.
  static std::span<const std::int64_t> Read(const RunContext& context, std::size_t index,
                                            const std::vector<std::int64_t>& attribute,
                                            std::array<std::int64_t, Shape::kMaxRank>& storage) {
    if (index >= context.inputs.size() || context.inputs[index].data == nullptr) return attribute;
    const std::int64_t count = context.inputs[index].shape->ElementCount();
    for (std::int64_t i = 0; i < count; ++i) {
      storage[static_cast<std::size_t>(i)] = ReadInteger(context.inputs[index], i);
    }
    return std::span(storage).first(static_cast<std::size_t>(count));
  }

  std::vector<std::int64_t> axes_;
  std::vector<std::int64_t> starts_;
  std::vector<std::int64_t> ends_;
};

}  // namespace

std::unique_ptr<Kernel> MakeSlice(const KernelContext& context) { return std::make_unique<Slice>(context); }

}  // namespace pdx::reference
