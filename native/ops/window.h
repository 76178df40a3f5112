#pragma once

#include <cstdint>

#include "graph/attributes.h"
#include "graph/shape.h"

// The arithmetic of sliding windows, shared by the shape rules and the kernels of convolution and pooling.
//
// All functions throw kShapeMismatch (without the operator's name) for settings out of range: sizes, strides and
// dilations are 1 or more, paddings 0 or more, none above 2^31 - 1.
namespace pdx {

// A window in elements of the input. The padding algorithm is resolved: paddings are what is really added.
struct Window2d {
  std::int64_t kh = 1, kw = 1;
  std::int64_t sh = 1, sw = 1;
  std::int64_t dh = 1, dw = 1;
  std::int64_t pad_top = 0, pad_left = 0, pad_bottom = 0, pad_right = 0;

  std::int64_t SpanH() const { return dh * (kh - 1) + 1; }  // rows from the first to the last tap
  std::int64_t SpanW() const { return dw * (kw - 1) + 1; }

  // Whether it is one element that moves by one over the input alone, so that rows of the input do not matter.
  bool IsOneElement() const {
    return kh == 1 && kw == 1 && sh == 1 && sw == 1 && pad_top == 0 && pad_bottom == 0 && pad_left == 0 &&
           pad_right == 0;
  }

  // With this a padded row is at most as long as the input's and two windows, whatever a model says. The padding that
  // SAME adds is always narrower than the window.
  bool HasNarrowPadding() const { return pad_left <= kw && pad_right <= kw && pad_top <= kh && pad_bottom <= kh; }
};

// The half-open interval [begin, end).
struct Interval {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  std::int64_t length() const { return end > begin ? end - begin : 0; }
};

// A node's attributes strides, dilations, paddings (two values [h, w] or four [top, bottom, left, right]) and
// padding_algorithm, read once: VALID stands for no padding, SAME for a padding that follows from the input's size and
// for dilations of 1.
struct WindowSettings {
  Window2d window;
  bool same = false;

  static WindowSettings From(const Attributes& attributes);

  // The window of kh x kw taps over an image of h x w. Does not allocate.
  Window2d For(std::int64_t kh, std::int64_t kw, std::int64_t h, std::int64_t w) const;
};

// WindowSettings of the attributes with the kernel size of the filter's last two dimensions. For convolution and
// transposed convolution alike.
Window2d ResolveConvWindow(const Attributes& attributes, const Shape& filter, std::int64_t h, std::int64_t w);

// Number of window positions along one axis; throws when the padded input is smaller than the window.
std::int64_t ConvOutputHeight(const Window2d& window, std::int64_t h);
std::int64_t ConvOutputWidth(const Window2d& window, std::int64_t w);
std::int64_t PoolOutputHeight(const Window2d& window, std::int64_t h, bool ceil_mode);
std::int64_t PoolOutputWidth(const Window2d& window, std::int64_t w, bool ceil_mode);

// The smallest size whose convolution with this window could have given h rows or w columns.
std::int64_t ConvTransposeOutputHeight(const Window2d& window, std::int64_t h);
std::int64_t ConvTransposeOutputWidth(const Window2d& window, std::int64_t w);

// The part of the input, of length `size`, under the undilated window of output position `index`.
Interval WindowInterval(std::int64_t index, std::int64_t size, std::int64_t kernel, std::int64_t stride,
                        std::int64_t pad_before);

// The part of the input, of length `size`, that adaptive pooling to `out_size` values reduces to value `index`.
Interval AdaptiveInterval(std::int64_t index, std::int64_t size, std::int64_t out_size);

// The output positions in [0, out_size) whose tap at distance `offset` from the window's start falls inside of an
// input of length `size`.
Interval PositionsInside(std::int64_t offset, std::int64_t size, std::int64_t out_size, std::int64_t stride,
                         std::int64_t pad_before);

}  // namespace pdx
