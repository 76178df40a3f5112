#include "ops/nearest_interp_v2.h"

#include "ops/image_dims.h"
#include "ops/infer_rules.h"

namespace pdx {

namespace {

// Factors for height and width; empty when attribute scale is absent, empty or not positive.
std::vector<double> ReadScales(const Attributes& attributes) {
  std::vector<double> scales = attributes.GetFloats("scale");
  if (scales.size() == 1) scales.push_back(scales[0]);
  if (scales.size() != 2 || !(scales[0] > 0) || !(scales[1] > 0)) scales.clear();
  return scales;
}

bool IsSizeGivenByList(const InferContext& context) { return context.input_count() > kInterpSizeTensor; }

std::int64_t Scaled(const InferContext& context, std::int64_t size, double scale) {
  const float scaled = static_cast<float>(size) * static_cast<float>(scale);
  context.Require(scaled < 2147483648.0f,
                  "scale " + std::to_string(scale) + " is too large for an image side of " + std::to_string(size));
  return static_cast<std::int64_t>(scaled);
}

std::vector<std::int64_t> OutputSize(const InferContext& context, const ImageDims& image) {
  if (IsSizeGivenByList(context)) {
    return RequireKnownScalars(context, kInterpSizeTensor, context.input_count(), "SizeTensor");
  }
  if (context.Has(kInterpOutSize)) return RequireKnown(context, kInterpOutSize, "OutSize");
  const std::vector<double> scales = ReadScales(context.attributes());
  if (!scales.empty()) return {Scaled(context, image.h, scales[0]), Scaled(context, image.w, scales[1])};
  return {context.attributes().GetInt("out_h", -1), context.attributes().GetInt("out_w", -1)};
}

}  // namespace

void InferNearestInterpV2(InferContext& context) {
  RequireFloat(context, kInterpImage, "input");
  const Attributes& attributes = context.attributes();
  const std::string method = attributes.GetString("interp_method", "nearest");
  context.Require(method == "nearest", "interp_method is '" + method + "'; nearest is supported");
  context.Require(!attributes.GetBool("align_corners", false), "align_corners is set; only unset is supported");

  const bool channels_last = IsChannelsLast(attributes);
  const ImageDims image = ImageDims::From(context.InputShape(kInterpImage), channels_last);
  const std::vector<std::int64_t> size = OutputSize(context, image);
  context.Require(size.size() == 2 && size[0] > 0 && size[1] > 0 && image.h > 0 && image.w > 0,
                  "an image of " + std::to_string(image.h) + " x " + std::to_string(image.w) +
                      " cannot be brought to size " + ToText(size));
  const Shape output = ImageDims{image.n, image.c, size[0], size[1]}.ToShape(channels_last);
  if (context.Has(kInterpResidual)) {
    RequireFloat(context, kInterpResidual, "residual");
    RequireShape(context, kInterpResidual, output, "residual");
  }
  context.SetOutput(0, DataType::kFloat32, output);
}

InterpScales InterpScales::From(const Node& node) {
  const std::vector<double> scales = ReadScales(node.attributes);
  if (scales.empty() || node.inputs.size() > kInterpSizeTensor) return {};
  return {{static_cast<float>(scales[0]), static_cast<float>(scales[1])}};
}

std::int64_t InterpScales::Source(std::size_t axis, std::int64_t index, std::int64_t in_size,
                                  std::int64_t out_size) const {
  if (out_size <= 1) return 0;
  const float ratio = factors[axis] > 0 ? static_cast<float>(1.0 / static_cast<double>(factors[axis]))
                                        : static_cast<float>(in_size) / static_cast<float>(out_size);
  // Beside a size that is given otherwise, a scale can be anything: whatever lies behind the image is its last
  // position.
  const float position = ratio * static_cast<float>(index);
  return position < static_cast<float>(in_size - 1) ? static_cast<std::int64_t>(position) : in_size - 1;
}

}  // namespace pdx
