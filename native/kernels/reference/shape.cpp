#include "kernels/reference/shape.h"

#include <algorithm>

namespace pdx::reference {

namespace {

class ShapeKernel final : public Kernel {
 public:
  bool ReadsInput(std::size_t) const override { return false; }

  void Run(const RunContext& context) const override {
    std::ranges::transform(context.inputs[0].shape->dims(), context.outputs[0].MutableAs<std::int32_t>(),
                           [](std::int64_t dim) { return static_cast<std::int32_t>(dim); });
  }
};

}  // namespace

std::unique_ptr<Kernel> MakeShape(const KernelContext&) { return std::make_unique<ShapeKernel>(); }

}  // namespace pdx::reference
