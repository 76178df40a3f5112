#include "ops/conv2d_transpose.h"

#include "ops/infer_rules.h"

namespace pdx {

namespace {

// The size along one axis: the smallest possible plus attribute output_padding, or attribute output_size when it lies
// within one stride of the smallest.
std::int64_t ChosenSize(const InferContext& context, std::size_t axis, std::int64_t smallest, std::int64_t stride) {
  const std::vector<std::int64_t> sizes = context.attributes().GetInts("output_size");
  const std::vector<std::int64_t> paddings = context.attributes().GetInts("output_padding");
  context.Require(sizes.empty() || sizes.size() == 2, "output_size " + ToText(sizes) + " must have two values or none");
  context.Require(paddings.empty() || paddings.size() == 2,
                  "output_padding " + ToText(paddings) + " must have two values or none");
  std::int64_t size = smallest;
  if (!sizes.empty()) {
    size = sizes[axis];
  } else if (!paddings.empty()) {
    context.Require(
        paddings[axis] >= 0 && paddings[axis] < stride,
        "output_padding " + ToText(paddings) + " must be at least 0 and below the stride of " + std::to_string(stride));
    size += paddings[axis];
  }
  context.Require(size >= smallest && size < smallest + stride,
                  "output_size " + ToText(sizes) + " must be from " + std::to_string(smallest) + " to " +
                      std::to_string(smallest + stride - 1) + " along axis " + std::to_string(axis));
  return size;
}

}  // namespace

void InferConv2dTranspose(InferContext& context) {
  RequireFloat(context, kConvImage, "input");
  RequireFloat(context, kConvFilter, "filter");
  const bool channels_last = IsChannelsLast(context.attributes());
  const ImageDims image = ImageDims::From(context.InputShape(kConvImage), channels_last);
  const Shape& filter = context.InputShape(kConvFilter);
  const Window2d window = ResolveConvWindow(context.attributes(), filter, image.h, image.w);

  const std::int64_t groups = context.attributes().GetInt("groups", 1);
  context.Require(
      groups >= 1 && image.c % groups == 0,
      "groups is " + std::to_string(groups) + "; it must divide the " + std::to_string(image.c) + " input channels");
  context.Require(filter[0] == image.c, "the filter of shape " + filter.ToString() + " takes " +
                                            std::to_string(filter[0]) + " channels, but the input of shape " +
                                            context.InputShape(kConvImage).ToString() + " has " +
                                            std::to_string(image.c));
  const std::int64_t channels = Shape{filter[1], groups}.ElementCount();

  const ImageDims output{image.n, channels,
                         ChosenSize(context, 0, ConvTransposeOutputHeight(window, image.h), window.sh),
                         ChosenSize(context, 1, ConvTransposeOutputWidth(window, image.w), window.sw)};
  RequireConvExtras(context, output, channels_last);
  context.SetOutput(0, DataType::kFloat32, output.ToShape(channels_last));
}

}  // namespace pdx
