#include "ops/conv2d.h"

#include "ops/infer_rules.h"

namespace pdx {

void RequireConvExtras(const InferContext& context, const ImageDims& output, bool channels_last) {
  if (context.Has(kConvBias)) {
    RequireFloat(context, kConvBias, "bias");
    RequireShape(context, kConvBias, Shape{output.c}, "bias");
  }
  if (context.Has(kConvResidual)) {
    RequireFloat(context, kConvResidual, "residual");
    RequireShape(context, kConvResidual, output.ToShape(channels_last), "residual");
  }
}

void InferConv2d(InferContext& context) {
  RequireFloat(context, kConvFilter, "filter");
  InferConvOutput(context);
}

void InferConvOutput(InferContext& context) {
  RequireFloat(context, kConvImage, "input");
  const bool channels_last = IsChannelsLast(context.attributes());
  const ImageDims image = ImageDims::From(context.InputShape(kConvImage), channels_last);
  const Shape& filter = context.InputShape(kConvFilter);
  const Window2d window = ResolveConvWindow(context.attributes(), filter, image.h, image.w);

  const std::int64_t groups = context.attributes().GetInt("groups", 1);
  context.Require(groups >= 1 && image.c % groups == 0 && filter[0] % groups == 0,
                  "groups is " + std::to_string(groups) + "; it must divide the " + std::to_string(image.c) +
                      " input channels and the " + std::to_string(filter[0]) + " filters");
  context.Require(filter[1] == image.c / groups,
                  "the filter of shape " + filter.ToString() + " takes " + std::to_string(filter[1]) +
                      " channels per group, but the input of shape " + context.InputShape(kConvImage).ToString() +
                      " in " + std::to_string(groups) + " groups has " + std::to_string(image.c / groups));

  const ImageDims output{image.n, filter[0], ConvOutputHeight(window, image.h), ConvOutputWidth(window, image.w)};
  RequireConvExtras(context, output, channels_last);
  context.SetOutput(0, DataType::kFloat32, output.ToShape(channels_last));
}

}  // namespace pdx
