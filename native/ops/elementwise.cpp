#include "ops/elementwise.h"

#include "ops/infer_rules.h"

namespace pdx {

namespace {

void Infer(InferContext& context, Arithmetic operation) {
  RequireType(context, 0, {DataType::kFloat32, DataType::kInt32, DataType::kInt64}, "X");
  RequireType(context, 1, {context.Input(0).type}, "Y");
  const TensorInfo& x = context.Input(0);
  const TensorInfo& y = context.Input(1);
  const Broadcast broadcast = Broadcast::Of(x.shape, y.shape, context.attributes().GetInt("axis", -1));
  context.SetOutput(0, x.type, broadcast.out);
  if (!x.known || !y.known || !CanBeKnown(x.type, broadcast.out)) return;

  std::vector<std::int64_t> values;
  broadcast.ForEach([&](std::int64_t, std::int64_t x_index, std::int64_t y_index) {
    const std::int64_t divisor = (*y.known)[static_cast<std::size_t>(y_index)];
    context.Require(operation != Arithmetic::kDivide || divisor != 0, "an integer is divided by zero");
    values.push_back(Compute(operation, (*x.known)[static_cast<std::size_t>(x_index)], divisor));
  });
  SetKnown(context, 0, std::move(values));
}

}  // namespace

std::optional<Arithmetic> ArithmeticOf(const std::string& op) {
  if (op == "elementwise_add") return Arithmetic::kAdd;
  if (op == "elementwise_sub") return Arithmetic::kSubtract;
  if (op == "elementwise_mul") return Arithmetic::kMultiply;
  if (op == "elementwise_div") return Arithmetic::kDivide;
  return std::nullopt;
}

std::int64_t Compute(Arithmetic operation, std::int64_t x, std::int64_t y) {
  const auto a = static_cast<std::uint64_t>(x);
  const auto b = static_cast<std::uint64_t>(y);
  switch (operation) {
    case Arithmetic::kAdd:
      return static_cast<std::int64_t>(a + b);
    case Arithmetic::kSubtract:
      return static_cast<std::int64_t>(a - b);
    case Arithmetic::kMultiply:
      return static_cast<std::int64_t>(a * b);
    case Arithmetic::kDivide:
      return y == -1 ? static_cast<std::int64_t>(0 - a) : x / y;  // the lowest integer has no positive counterpart
  }
  return 0;
}

void InferElementwiseAdd(InferContext& context) { Infer(context, Arithmetic::kAdd); }
void InferElementwiseSub(InferContext& context) { Infer(context, Arithmetic::kSubtract); }
void InferElementwiseMul(InferContext& context) { Infer(context, Arithmetic::kMultiply); }
void InferElementwiseDiv(InferContext& context) { Infer(context, Arithmetic::kDivide); }

}  // namespace pdx
