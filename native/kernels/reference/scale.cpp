#include "kernels/reference/scale.h"

#include "kernels/epilogue.h"
#include "ops/dropout.h"
#include "ops/scale.h"

namespace pdx::reference {

namespace {

class Scale final : public Kernel {
 public:
  Scale(const Affine& affine, const Epilogue& epilogue) : affine_(affine), epilogue_(epilogue) {}

  int InPlaceInput() const override { return 0; }

  void Run(const RunContext& context) const override {
    switch (context.outputs[0].type) {
      case DataType::kInt32:
        return Map<std::int32_t>(context, [&](std::int32_t x) { return affine_.Apply(std::int64_t{x}); });
      case DataType::kInt64:
        return Map<std::int64_t>(context, [&](std::int64_t x) { return affine_.Apply(x); });
      default:
        return Map<float>(context, [&](float x) { return epilogue_.Apply(affine_.Apply(x)); });
    }
  }

 private:
  template <typename T, typename F>
  static void Map(const RunContext& context, F&& function) {
    const T* src = context.inputs[0].As<T>();
    T* dst = context.outputs[0].MutableAs<T>();
    const std::int64_t count = context.outputs[0].shape->ElementCount();
    for (std::int64_t i = 0; i < count; ++i) dst[i] = static_cast<T>(function(src[i]));
  }

  Affine affine_;
  Epilogue epilogue_;
};

}  // namespace

std::unique_ptr<Kernel> MakeScale(const KernelContext& context) {
  return std::make_unique<Scale>(Affine::From(context.attributes()), Epilogue::From(context.attributes()));
}

std::unique_ptr<Kernel> MakeDropout(const KernelContext& context) {
  return std::make_unique<Scale>(Affine{.scale = DropoutFactor(context.attributes())}, Epilogue{});
}

}  // namespace pdx::reference
