#include "kernels/reference/elementwise.h"

#include "graph/error.h"
#include "kernels/epilogue.h"
#include "ops/elementwise.h"

namespace pdx::reference {

namespace {

float Compute(Arithmetic operation, float x, float y) {
  switch (operation) {
    case Arithmetic::kAdd:
      return x + y;
    case Arithmetic::kSubtract:
      return x - y;
    case Arithmetic::kMultiply:
      return x * y;
    case Arithmetic::kDivide:
      return x / y;
  }
  return 0;
}

class Elementwise final : public Kernel {
 public:
  explicit Elementwise(const KernelContext& context)
      : op_(context.node().op),
        operation_(ArithmeticOf(op_).value()),
        axis_(context.attributes().GetInt("axis", -1)),
        epilogue_(Epilogue::From(context.attributes())) {}

  void Run(const RunContext& context) const override {
    switch (context.outputs[0].type) {
      case DataType::kInt32:
        return RunIntegers<std::int32_t>(context);
      case DataType::kInt64:
        return RunIntegers<std::int64_t>(context);
      default:
        return RunFloats(context);
    }
  }

 private:
  void RunFloats(const RunContext& context) const {
    const float* x = context.inputs[0].As<float>();
    const float* y = context.inputs[1].As<float>();
    float* out = context.outputs[0].MutableAs<float>();
    Broadcast::Of(*context.inputs[0].shape, *context.inputs[1].shape, axis_)
        .ForEach([&](std::int64_t i, std::int64_t x_index, std::int64_t y_index) {
          out[i] = epilogue_.Apply(Compute(operation_, x[x_index], y[y_index]));
        });
  }

  template <typename T>
  void RunIntegers(const RunContext& context) const {
    const T* x = context.inputs[0].As<T>();
    const T* y = context.inputs[1].As<T>();
    T* out = context.outputs[0].MutableAs<T>();
    Broadcast::Of(*context.inputs[0].shape, *context.inputs[1].shape, axis_)
        .ForEach([&](std::int64_t i, std::int64_t x_index, std::int64_t y_index) {
          if (operation_ == Arithmetic::kDivide && y[y_index] == 0) {
            throw Error(ErrorCode::kInvalidArgument, op_ + ": an integer is divided by zero", op_);
          }
          out[i] = static_cast<T>(pdx::Compute(operation_, std::int64_t{x[x_index]}, std::int64_t{y[y_index]}));
        });
  }

  std::string op_;
  Arithmetic operation_;
  std::int64_t axis_;
  Epilogue epilogue_;
};

}  // namespace

std::unique_ptr<Kernel> MakeElementwise(const KernelContext& context) { return std::make_unique<Elementwise>(context); }

}  // namespace pdx::reference
