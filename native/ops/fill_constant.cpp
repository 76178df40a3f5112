#include "ops/fill_constant.h"

#include <charconv>
#include <cmath>

#include "graph/error.h"
#include "ops/infer_rules.h"

namespace pdx {

namespace {

enum FillInput : std::size_t { kFillShape = 0, kFillShapeList = 1 };

template <typename T>
bool Parse(const std::string& text, T& value) {
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && rest == end;
}

void SetFilled(InferContext& context, const std::vector<std::int64_t>& dims) {
  Shape shape;
  for (const std::int64_t dim : dims) {
    context.Require(dim >= 0, "shape " + ToText(dims) + " has a negative dimension");
    shape.Append(dim);
  }
  const std::int64_t count = shape.ElementCount();
  const DataType type = DataTypeFromCode(context, context.attributes().GetInt("dtype", kFloat32Code));
  context.SetOutput(0, type, shape);
  if (type == DataType::kFloat32) {
    FillNumber(context.attributes());
    return;
  }
  const std::int64_t value = FillInteger(context.attributes());
  if (CanBeKnown(type, shape)) SetKnown(context, 0, std::vector<std::int64_t>(static_cast<std::size_t>(count), value));
}

}  // namespace

double FillNumber(const Attributes& attributes) {
  const std::string text = attributes.GetString("str_value", "");
  if (text.empty()) return attributes.GetFloat("value", 0);
  double value = 0;
  if (!Parse(text, value)) {
    throw Error(ErrorCode::kShapeMismatch, "str_value is '" + text + "'; a number is needed");
  }
  return value;
}

std::int64_t FillInteger(const Attributes& attributes) {
  std::int64_t integer = 0;
  if (Parse(attributes.GetString("str_value", ""), integer)) return integer;
  const double value = FillNumber(attributes);
  if (!(std::abs(value) < 9223372036854775808.0)) {
    throw Error(ErrorCode::kShapeMismatch, "the value " + std::to_string(value) + " is no 64-bit integer");
  }
  return static_cast<std::int64_t>(value);
}

void InferFillConstant(InferContext& context) {
  if (context.input_count() > kFillShapeList) {
    SetFilled(context, RequireKnownScalars(context, kFillShapeList, context.input_count(), "ShapeTensorList"));
  } else if (context.Has(kFillShape)) {
    SetFilled(context, RequireKnown(context, kFillShape, "ShapeTensor"));
  } else {
    SetFilled(context, context.attributes().GetInts("shape"));
  }
}

void InferFillConstantBatchSizeLike(InferContext& context) {
  std::vector<std::int64_t> dims = context.attributes().GetInts("shape");
  const Shape& input = context.InputShape(0);
  const std::size_t from = input.Axis(context.attributes().GetInt("input_dim_idx", 0), "input_dim_idx");
  const std::int64_t to = context.attributes().GetInt("output_dim_idx", 0);
  context.Require(to >= 0 && to < static_cast<std::int64_t>(dims.size()),
                  "output_dim_idx " + std::to_string(to) + " is outside of shape " + ToText(dims));
  dims[static_cast<std::size_t>(to)] = input[from];
  SetFilled(context, dims);
}

}  // namespace pdx
