#pragma once

#include "ops/image_dims.h"
#include "ops/op_schema.h"
#include "ops/window.h"

namespace pdx {

// What a pool2d node computes on an input of given size.
struct Pooling {
  bool is_max = true;
  bool adaptive = false;  // windows by AdaptiveInterval, else by WindowInterval with `window`
  bool exclusive = true;  // averages count only the elements inside of the input
  Window2d window;
  std::int64_t out_h = 0;
  std::int64_t out_w = 0;

  // PoolSettings::From(attributes).For(h, w).
  static Pooling Resolve(const Attributes& attributes, std::int64_t h, std::int64_t w);

  Interval Rows(std::int64_t out_y, std::int64_t h) const;
  Interval Columns(std::int64_t out_x, std::int64_t w) const;
};

// A node's attributes, read once. Both functions throw kShapeMismatch, without the operator's name, for settings that
// are out of range or do not fit the input's size.
struct PoolSettings {
  WindowSettings window;
  std::int64_t kh = 1;  // of adaptive pooling: the output's height
  std::int64_t kw = 1;
  bool is_max = true;
  bool global = false;  // one window that covers the whole input
  bool adaptive = false;
  bool exclusive = true;
  bool ceil_mode = false;

  static PoolSettings From(const Attributes& attributes);

  Pooling For(std::int64_t h, std::int64_t w) const;  // does not allocate
};

// Image [N, C, H, W] or [N, H, W, C].
void InferPool2d(InferContext& context);

}  // namespace pdx
