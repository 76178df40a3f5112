#include "ops/quantized_conv2d.h"

#include <cmath>

#include "graph/error.h"
#include "ops/conv2d.h"
#include "ops/fake_quantize.h"
#include "ops/infer_rules.h"

namespace pdx {

namespace {

// Products are at most 255 * 128 in size, also where levels are counted from 0.
constexpr std::int64_t kMaxDepth = std::int64_t{1} << 16;
static_assert(kMaxDepth * 255 * 128 < std::int64_t{1} << 31);

constexpr std::int64_t kMaxWindowHeight = 32;

}  // namespace

QuantizedConvSettings QuantizedConvSettings::From(const Attributes& attributes) {
  const QuantizeSettings rounding = QuantizeSettings::From(attributes);
  if (rounding.levels != kLevels) {
    throw Error(ErrorCode::kShapeMismatch, "the levels are " + std::to_string(rounding.levels) + "; 127 are supported");
  }
  const auto scale = static_cast<float>(attributes.GetFloat("input_scale", 0));
  if (!std::isfinite(scale) || scale <= 0) {
    throw Error(ErrorCode::kShapeMismatch, "input_scale is " + std::to_string(scale) + "; it must be positive");
  }
  return {scale, rounding.ties_to_even};
}

void QuantizedConvSettings::Store(Attributes& attributes) const {
  attributes.Set("input_scale", static_cast<double>(input_scale));
  attributes.Set("round_type", std::int64_t{ties_to_even ? 0 : 1});
}

bool CanQuantizeConv2d(const Attributes& attributes, const Shape& filter) {
  if (filter.rank() != 4 || filter.ElementCount() == 0 || filter[2] > kMaxWindowHeight) return false;
  if (attributes.GetInt("groups", 1) != 1 || filter.Count(1, 4) > kMaxDepth) return false;
  const Window2d settings = WindowSettings::From(attributes).window;  // SAME ignores the dilations
  return settings.dh == 1 && settings.dw == 1 && ResolveConvWindow(attributes, filter, 0, 0).HasNarrowPadding();
}

void InferQuantizedConv2d(InferContext& context) {
  RequireType(context, kConvFilter, {DataType::kInt8}, "filter");
  const Shape& filter = context.InputShape(kConvFilter);
  context.Require(CanQuantizeConv2d(context.attributes(), filter),
                  "a filter of shape " + filter.ToString() + " with these settings is not supported");
  RequireFloat(context, kQuantizedConvScales, "scales");
  RequireShape(context, kQuantizedConvScales, Shape{filter[0]}, "scales");
  QuantizedConvSettings::From(context.attributes());
  InferConvOutput(context);
}

}  // namespace pdx
