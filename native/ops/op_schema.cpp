#include "ops/op_schema.h"

namespace pdx {

std::optional<std::vector<std::int64_t>> KnownElements(const Constant& constant) {
  if (constant.shape().ElementCount() > kMaxKnownElements) return std::nullopt;
  if (constant.type() == DataType::kInt64) {
    const auto values = constant.As<std::int64_t>();
    return std::vector<std::int64_t>(values.begin(), values.end());
  }
  if (constant.type() == DataType::kInt32) {
    const auto values = constant.As<std::int32_t>();
    return std::vector<std::int64_t>(values.begin(), values.end());
  }
  return std::nullopt;
}

const TensorInfo& InferContext::Input(std::size_t index) const {
  if (!Has(index)) {
    throw Error(ErrorCode::kModelFormat, node_.op + ": input " + std::to_string(index) + " is missing", node_.op);
  }
  return *inputs_[index];
}

TensorInfo& InferContext::Output(std::size_t index) {
  if (!HasOutput(index)) {
    throw Error(ErrorCode::kModelFormat, node_.op + ": output " + std::to_string(index) + " is missing", node_.op);
  }
  return outputs_[index];
}

void InferContext::SetOutput(std::size_t index, DataType type, const Shape& shape) {
  TensorInfo& output = Output(index);
  output.type = type;
  output.shape = shape;
}

void InferContext::Fail(const std::string& message) const {
  throw Error(ErrorCode::kShapeMismatch, node_.op + ": " + message, node_.op);
}

}  // namespace pdx
