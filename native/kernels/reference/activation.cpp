#include "kernels/reference/activation.h"

#include "kernels/epilogue.h"

namespace pdx::reference {

namespace {

class ActivationKernel final : public Kernel {
 public:
  explicit ActivationKernel(const KernelContext& context)
      : function_(Epilogue::OfOperator(context.node().op, context.attributes())) {
    const Epilogue affine = Epilogue::From(context.attributes());
    function_.post_scale = affine.post_scale;
    function_.post_shift = affine.post_shift;
  }

  int InPlaceInput() const override { return 0; }

  void Run(const RunContext& context) const override {
    const float* src = context.inputs[0].As<float>();
    float* dst = context.outputs[0].MutableAs<float>();
    context.parallel->For(context.outputs[0].shape->ElementCount(), 1, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t i = begin; i < end; ++i) dst[i] = function_.Apply(src[i]);
    });
  }

 private:
  Epilogue function_;
};

}  // namespace

std::unique_ptr<Kernel> MakeActivation(const KernelContext& context) {
  return std::make_unique<ActivationKernel>(context);
}

}  // namespace pdx::reference
