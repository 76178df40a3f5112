#include "ops/pool2d.h"

#include "graph/error.h"
#include "ops/infer_rules.h"

namespace pdx {

namespace {

[[noreturn]] void Fail(const std::string& message) { throw Error(ErrorCode::kShapeMismatch, message); }

}  // namespace

Pooling Pooling::Resolve(const Attributes& attributes, std::int64_t h, std::int64_t w) {
  return PoolSettings::From(attributes).For(h, w);
}

PoolSettings PoolSettings::From(const Attributes& attributes) {
  PoolSettings settings;
  const std::string type = attributes.GetString("pooling_type", "max");
  if (type != "max" && type != "avg") Fail("pooling_type is '" + type + "'; max and avg are supported");
  const std::vector<std::int64_t> size = attributes.GetInts("ksize", {1, 1});
  if (size.size() != 2) Fail("ksize " + ToText(size) + " must have two values");
  settings.window = WindowSettings::From(attributes);
  settings.window.window.dh = settings.window.window.dw = 1;
  settings.kh = size[0];
  settings.kw = size[1];
  settings.is_max = type == "max";
  settings.global = attributes.GetBool("global_pooling", false);
  settings.adaptive = attributes.GetBool("adaptive", false) && !settings.global;
  settings.exclusive = attributes.GetBool("exclusive", true);
  settings.ceil_mode = attributes.GetBool("ceil_mode", false);
  return settings;
}

Pooling PoolSettings::For(std::int64_t h, std::int64_t w) const {
  if (h < 1 || w < 1) Fail("an image of " + std::to_string(h) + " x " + std::to_string(w) + " cannot be pooled");
  Pooling pooling;
  pooling.is_max = is_max;
  pooling.adaptive = adaptive;
  pooling.exclusive = exclusive;
  if (global) {
    pooling.window = Window2d{h, w, h, w};
    pooling.out_h = pooling.out_w = 1;
    return pooling;
  }
  pooling.window = window.For(kh, kw, h, w);
  pooling.out_h = adaptive ? kh : PoolOutputHeight(pooling.window, h, ceil_mode);
  pooling.out_w = adaptive ? kw : PoolOutputWidth(pooling.window, w, ceil_mode);
  return pooling;
}

Interval Pooling::Rows(std::int64_t out_y, std::int64_t h) const {
  if (adaptive) return AdaptiveInterval(out_y, h, out_h);
  return WindowInterval(out_y, h, window.kh, window.sh, window.pad_top);
}

Interval Pooling::Columns(std::int64_t out_x, std::int64_t w) const {
  if (adaptive) return AdaptiveInterval(out_x, w, out_w);
  return WindowInterval(out_x, w, window.kw, window.sw, window.pad_left);
}

void InferPool2d(InferContext& context) {
  RequireFloat(context, 0, "input");
  const bool channels_last = IsChannelsLast(context.attributes());
  const ImageDims image = ImageDims::From(context.InputShape(0), channels_last);
  const Pooling pooling = Pooling::Resolve(context.attributes(), image.h, image.w);
  context.SetOutput(0, DataType::kFloat32,
                    ImageDims{image.n, image.c, pooling.out_h, pooling.out_w}.ToShape(channels_last));
}

}  // namespace pdx
