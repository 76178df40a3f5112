#include "ops/concat.h"

#include "ops/infer_rules.h"

namespace pdx {

namespace {

Shape AtLeastVector(const Shape& shape) { return shape.rank() == 0 ? Shape{1} : shape; }

std::size_t ReadAxis(const InferContext& context, const Shape& first) {
  if (context.Has(kConcatAxisTensor)) {
    return first.Axis(RequireKnownScalar(context, kConcatAxisTensor, "AxisTensor"), "axis");
  }
  return first.Axis(context.attributes().GetInt("axis", 0), "axis");
}

void PassKnown(InferContext& context) {
  std::vector<std::int64_t> values;
  for (std::size_t index = kConcatFirst; index < context.input_count(); ++index) {
    const auto& known = context.Input(index).known;
    if (!known) return;
    values.insert(values.end(), known->begin(), known->end());
  }
  SetKnown(context, 0, std::move(values));
}

}  // namespace

void InferConcat(InferContext& context) {
  context.Require(context.input_count() > kConcatFirst, "there is no input to join");
  const DataType type = context.Input(kConcatFirst).type;
  const Shape first = AtLeastVector(context.InputShape(kConcatFirst));
  const std::size_t axis = ReadAxis(context, first);
  Shape out = first;
  for (std::size_t index = kConcatFirst + 1; index < context.input_count(); ++index) {
    RequireType(context, index, {type}, "an input");
    const Shape shape = AtLeastVector(context.InputShape(index));
    Shape expected = first;
    if (shape.rank() == first.rank()) expected[axis] = shape[axis];
    context.Require(shape == expected, "input " + std::to_string(index - kConcatFirst) + " has shape " +
                                           shape.ToString() + ", input 0 has " + first.ToString() +
                                           "; they may differ along axis " + std::to_string(axis) + " only");
    out[axis] += shape[axis];
    out.ElementCount();
  }
  context.SetOutput(0, type, out);
  if (out.rank() == 1) PassKnown(context);
}

}  // namespace pdx
