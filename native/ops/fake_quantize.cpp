#include "ops/fake_quantize.h"

#include "graph/error.h"
#include "ops/infer_rules.h"

namespace pdx {

QuantizeSettings QuantizeSettings::From(const Attributes& attributes) {
  const std::int64_t bits = attributes.GetInt("bit_length", 8);
  if (bits < 2 || bits > 16) {
    throw Error(ErrorCode::kShapeMismatch, "bit_length is " + std::to_string(bits) + "; 2 to 16 is allowed");
  }
  const std::int64_t rounding = attributes.GetInt("round_type", 1);
  if (rounding != 0 && rounding != 1) {
    throw Error(ErrorCode::kShapeMismatch, "round_type is " + std::to_string(rounding) + "; 0 and 1 are supported");
  }
  return {(std::int64_t{1} << (bits - 1)) - 1, rounding == 0};
}

void InferFakeChannelWiseQuantizeDequantizeAbsMax(InferContext& context) {
  RequireFloat(context, 0, "input");
  QuantizeSettings::From(context.attributes());
  const std::int64_t axis = context.attributes().GetInt("quant_axis", 0);
  context.Require(axis == 0 || axis == 1, "quant_axis is " + std::to_string(axis) + "; 0 and 1 are supported");
  context.InputShape(0).Axis(axis, "quant_axis");
  InferLikeInput(context);
}

void InferFakeQuantizeDequantizeMovingAverageAbsMax(InferContext& context) {
  RequireFloat(context, kMovingAverageX, "input");
  RequireFloat(context, kMovingAverageScale, "InScale");
  QuantizeSettings::From(context.attributes());
  const Shape& scale = context.InputShape(kMovingAverageScale);
  context.Require(scale.ElementCount() == 1, "InScale has shape " + scale.ToString() + "; one value is needed");
  InferLikeInput(context);
}

}  // namespace pdx
