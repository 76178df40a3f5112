#include "ops/infer_rules.h"

#include <algorithm>
#include <utility>

namespace pdx {

void RequireType(const InferContext& context, std::size_t index, std::initializer_list<DataType> types,
                 const char* what) {
  const DataType type = context.Input(index).type;
  if (std::find(types.begin(), types.end(), type) != types.end()) return;
  std::string wanted;
  for (const DataType allowed : types) wanted += (wanted.empty() ? "" : " or ") + std::string(NameOf(allowed));
  context.Fail(std::string(what) + " has type " + NameOf(type) + "; " + wanted + " is needed");
}

void RequireFloat(const InferContext& context, std::size_t index, const char* what) {
  RequireType(context, index, {DataType::kFloat32}, what);
}

void RequireShape(const InferContext& context, std::size_t index, const Shape& shape, const char* what) {
  const Shape& actual = context.InputShape(index);
  context.Require(actual == shape,
                  std::string(what) + " has shape " + actual.ToString() + "; " + shape.ToString() + " is needed");
}

const std::vector<std::int64_t>& RequireKnown(const InferContext& context, std::size_t index, const char* what) {
  const TensorInfo& input = context.Input(index);
  context.Require(input.known.has_value(), std::string("the values of ") + what + " (input " + std::to_string(index) +
                                               ") depend on the data; they must follow from shapes and constants");
  return *input.known;
}

std::int64_t RequireKnownScalar(const InferContext& context, std::size_t index, const char* what) {
  const std::vector<std::int64_t>& values = RequireKnown(context, index, what);
  context.Require(values.size() == 1, std::string(what) + " (input " + std::to_string(index) + ") has " +
                                          std::to_string(values.size()) + " values; one is needed");
  return values[0];
}

std::vector<std::int64_t> RequireKnownScalars(const InferContext& context, std::size_t first, std::size_t last,
                                              const char* what) {
  std::vector<std::int64_t> values;
  for (std::size_t index = first; index < last; ++index) {
    values.push_back(RequireKnownScalar(context, index, what));
  }
  return values;
}

bool CanBeKnown(DataType type, const Shape& shape) {
  return (type == DataType::kInt32 || type == DataType::kInt64) && shape.IsStatic() &&
         shape.ElementCount() <= kMaxKnownElements;
}

void SetKnown(InferContext& context, std::size_t index, std::vector<std::int64_t> values) {
  TensorInfo& output = context.Output(index);
  if (!CanBeKnown(output.type, output.shape)) return;
  if (output.type == DataType::kInt32) {
    for (std::int64_t& value : values) value = static_cast<std::int32_t>(value);
  }
  output.known = std::move(values);
}

void SetView(InferContext& context, const Shape& shape) {
  const TensorInfo& input = context.Input(0);
  context.Require(input.shape.ElementCount() == shape.ElementCount(),
                  "the input of shape " + input.shape.ToString() + " has " +
                      std::to_string(input.shape.ElementCount()) + " elements, the result of shape " +
                      shape.ToString() + " would have " + std::to_string(shape.ElementCount()));
  context.SetOutput(0, input.type, shape);
  context.Output(0).known = input.known;
}

void InferLikeInput(InferContext& context) { context.SetOutput(0, context.Input(0).type, context.InputShape(0)); }

DataType DataTypeFromCode(const InferContext& context, std::int64_t code) {
  switch (code) {
    case 0:
      return DataType::kBool;
    case 2:
      return DataType::kInt32;
    case 3:
      return DataType::kInt64;
    case kFloat32Code:
      return DataType::kFloat32;
    case 20:
      return DataType::kUint8;
    case 21:
      return DataType::kInt8;
    default:
      context.Fail("data type number " + std::to_string(code) +
                   " is not supported; bool (0), int32 (2), int64 (3), float32 (5), uint8 (20) and int8 (21) are");
  }
}

std::string ToText(const std::vector<std::int64_t>& values) {
  std::string text;
  for (const std::int64_t value : values) text += (text.empty() ? "" : ", ") + std::to_string(value);
  return "[" + text + "]";
}

}  // namespace pdx
