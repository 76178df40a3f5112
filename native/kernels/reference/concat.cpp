#include "kernels/reference/concat.h"

#include <cstring>

#include "kernels/reference/integers.h"
#include "ops/concat.h"

namespace pdx::reference {

namespace {

class Concat final : public Kernel {
 public:
  explicit Concat(const KernelContext& context) : axis_(context.attributes().GetInt("axis", 0)) {}

  void Run(const RunContext& context) const override {
    const TensorRef& axis_tensor = context.inputs[kConcatAxisTensor];
    const Shape& shape = *context.outputs[0].shape;
    const std::size_t axis = shape.Axis(axis_tensor.data == nullptr ? axis_ : ReadInteger(axis_tensor, 0), "axis");
    const auto element = static_cast<std::int64_t>(SizeOf(context.outputs[0].type));
    const std::int64_t blocks = shape.Count(0, axis);
    std::byte* out = context.outputs[0].data;
    for (std::int64_t block = 0; block < blocks; ++block) {
      for (const TensorRef& input : context.inputs.subspan(kConcatFirst)) {
        const std::int64_t bytes = input.shape->ElementCount() / blocks * element;
        if (bytes == 0) continue;
        std::memcpy(out, input.data + block * bytes, static_cast<std::size_t>(bytes));
        out += bytes;
      }
    }
  }

 private:
  std::int64_t axis_;
};

}  // namespace

std::unique_ptr<Kernel> MakeConcat(const KernelContext& context) { return std::make_unique<Concat>(context); }

}  // namespace pdx::reference
