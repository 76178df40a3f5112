#pragma once

#include <cstdint>

#include "graph/attributes.h"
#include "graph/shape.h"

namespace pdx {

// The sizes of a batch of images, read from a 4-D shape that lies as [N, C, H, W] or as [N, H, W, C].
struct ImageDims {
  std::int64_t n = 0;
  std::int64_t c = 0;
  std::int64_t h = 0;
  std::int64_t w = 0;

  // Throws kShapeMismatch naming `what` when the shape does not have four dimensions.
  static ImageDims From(const Shape& shape, bool channels_last, const char* what = "input");

  Shape ToShape(bool channels_last) const { return channels_last ? Shape{n, h, w, c} : Shape{n, c, h, w}; }
};

// Distances in elements between neighbours along each dimension of a dense image tensor.
struct ImageStrides {
  std::int64_t n = 0;
  std::int64_t c = 0;
  std::int64_t h = 0;
  std::int64_t w = 0;

  static ImageStrides Of(const ImageDims& dims, bool channels_last);
};

// Whether a node's image tensors lie as [N, H, W, C]. Operators name the setting data_format or data_layout; throws
// kModelFormat for a value other than NCHW, NHWC and AnyLayout, which means NCHW.
bool IsChannelsLast(const Attributes& attributes);

}  // namespace pdx
