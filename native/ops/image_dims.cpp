#include "ops/image_dims.h"

#include <string>

#include "graph/error.h"

namespace pdx {

ImageDims ImageDims::From(const Shape& shape, bool channels_last, const char* what) {
  if (shape.rank() != 4) {
    throw Error(ErrorCode::kShapeMismatch,
                std::string(what) + " has shape " + shape.ToString() + "; four dimensions are needed");
  }
  if (channels_last) return {shape[0], shape[3], shape[1], shape[2]};
  return {shape[0], shape[1], shape[2], shape[3]};
}

ImageStrides ImageStrides::Of(const ImageDims& dims, bool channels_last) {
  if (channels_last) return {dims.h * dims.w * dims.c, 1, dims.w * dims.c, dims.c};
  return {dims.c * dims.h * dims.w, dims.h * dims.w, dims.w, 1};
}

bool IsChannelsLast(const Attributes& attributes) {
  const char* name = attributes.Has("data_format") ? "data_format" : "data_layout";
  const std::string layout = attributes.GetString(name, "NCHW");
  if (layout == "NHWC") return true;
  if (layout == "NCHW" || layout == "AnyLayout") return false;
  throw Error(ErrorCode::kModelFormat,
              std::string("attribute '") + name + "' is '" + layout + "'; NCHW and NHWC are supported");
}

}  // namespace pdx
