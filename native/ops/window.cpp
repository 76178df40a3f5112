#include "ops/window.h"

#include <algorithm>
#include <string>
#include <vector>

#include "graph/error.h"

namespace pdx {

namespace {

// Keeps every sum and product of window settings inside 64 bits.
constexpr std::int64_t kMaxSetting = 2147483647;

[[noreturn]] void Fail(const std::string& message) { throw Error(ErrorCode::kShapeMismatch, message); }

std::string ToText(const std::vector<std::int64_t>& values) {
  std::string text;
  for (const std::int64_t value : values) text += (text.empty() ? "" : ", ") + std::to_string(value);
  return "[" + text + "]";
}

void CheckRange(std::int64_t value, std::int64_t lowest, const char* name) {
  if (value < lowest || value > kMaxSetting) {
    Fail(std::string(name) + " has the value " + std::to_string(value) + "; " + std::to_string(lowest) + " to " +
         std::to_string(kMaxSetting) + " is allowed");
  }
}

std::vector<std::int64_t> ReadPair(const Attributes& attributes, const char* name) {
  const std::vector<std::int64_t> values = attributes.GetInts(name, {1, 1});
  if (values.size() != 2) Fail(std::string(name) + " " + ToText(values) + " must have two values");
  for (const std::int64_t value : values) CheckRange(value, 1, name);
  return values;
}

void ReadPaddings(const Attributes& attributes, Window2d& window) {
  const std::vector<std::int64_t> paddings = attributes.GetInts("paddings", {0, 0});
  for (const std::int64_t value : paddings) CheckRange(value, 0, "paddings");
  if (paddings.size() == 2) {
    window.pad_top = window.pad_bottom = paddings[0];
    window.pad_left = window.pad_right = paddings[1];
  } else if (paddings.size() == 4) {
    window.pad_top = paddings[0];
    window.pad_bottom = paddings[1];
    window.pad_left = paddings[2];
    window.pad_right = paddings[3];
  } else {
    Fail("paddings " + ToText(paddings) + " must have two or four values");
  }
}

// Padding with which the output has ceil(size / stride) positions; the odd one goes behind.
void PadToSame(std::int64_t size, std::int64_t kernel, std::int64_t stride, std::int64_t& before, std::int64_t& after) {
  const std::int64_t positions = (size + stride - 1) / stride;
  const std::int64_t total = std::max<std::int64_t>((positions - 1) * stride + kernel - size, 0);
  before = total / 2;
  after = total - before;
}

std::int64_t Positions(std::int64_t size, std::int64_t padding, std::int64_t span, std::int64_t stride,
                       std::int64_t round_up, const char* axis) {
  if (size + padding < span) {
    Fail(std::string("the input's ") + axis + " of " + std::to_string(size) + " with padding of " +
         std::to_string(padding) + " in all is smaller than the window of " + std::to_string(span));
  }
  return (size + padding - span + round_up) / stride + 1;
}

std::int64_t TransposedSize(std::int64_t size, std::int64_t padding, std::int64_t span, std::int64_t stride,
                            const char* axis) {
  const std::int64_t result = size == 0 ? 0 : (size - 1) * stride - padding + span;
  if (result <= 0) {
    Fail(std::string("the input's ") + axis + " of " + std::to_string(size) + ", stride " + std::to_string(stride) +
         ", window " + std::to_string(span) + " and padding of " + std::to_string(padding) + " in all leave no output");
  }
  return result;
}

}  // namespace

WindowSettings WindowSettings::From(const Attributes& attributes) {
  WindowSettings settings;
  Window2d& window = settings.window;
  const std::vector<std::int64_t> strides = ReadPair(attributes, "strides");
  window.sh = strides[0];
  window.sw = strides[1];
  const std::string algorithm = attributes.GetString("padding_algorithm", "EXPLICIT");
  settings.same = algorithm == "SAME";
  if (!settings.same) {
    const std::vector<std::int64_t> dilations = ReadPair(attributes, "dilations");
    window.dh = dilations[0];
    window.dw = dilations[1];
  }
  if (algorithm == "EXPLICIT") {
    ReadPaddings(attributes, window);
  } else if (algorithm != "SAME" && algorithm != "VALID") {
    Fail("padding_algorithm is '" + algorithm + "'; EXPLICIT, SAME and VALID are supported");
  }
  return settings;
}

Window2d WindowSettings::For(std::int64_t kh, std::int64_t kw, std::int64_t h, std::int64_t w) const {
  CheckRange(kh, 1, "the window's height");
  CheckRange(kw, 1, "the window's width");
  CheckRange(h, 0, "the input's height");
  CheckRange(w, 0, "the input's width");
  Window2d resolved = window;
  resolved.kh = kh;
  resolved.kw = kw;
  if (same) {
    PadToSame(h, kh, window.sh, resolved.pad_top, resolved.pad_bottom);
    PadToSame(w, kw, window.sw, resolved.pad_left, resolved.pad_right);
  }
  return resolved;
}

Window2d ResolveConvWindow(const Attributes& attributes, const Shape& filter, std::int64_t h, std::int64_t w) {
  if (filter.rank() != 4) Fail("filter has shape " + filter.ToString() + "; four dimensions are needed");
  return WindowSettings::From(attributes).For(filter[2], filter[3], h, w);
}

std::int64_t ConvOutputHeight(const Window2d& window, std::int64_t h) {
  return Positions(h, window.pad_top + window.pad_bottom, window.SpanH(), window.sh, 0, "height");
}

std::int64_t ConvOutputWidth(const Window2d& window, std::int64_t w) {
  return Positions(w, window.pad_left + window.pad_right, window.SpanW(), window.sw, 0, "width");
}

std::int64_t PoolOutputHeight(const Window2d& window, std::int64_t h, bool ceil_mode) {
  return Positions(h, window.pad_top + window.pad_bottom, window.kh, window.sh, ceil_mode ? window.sh - 1 : 0,
                   "height");
}

std::int64_t PoolOutputWidth(const Window2d& window, std::int64_t w, bool ceil_mode) {
  return Positions(w, window.pad_left + window.pad_right, window.kw, window.sw, ceil_mode ? window.sw - 1 : 0, "width");
}

std::int64_t ConvTransposeOutputHeight(const Window2d& window, std::int64_t h) {
  return TransposedSize(h, window.pad_top + window.pad_bottom, window.SpanH(), window.sh, "height");
}

std::int64_t ConvTransposeOutputWidth(const Window2d& window, std::int64_t w) {
  return TransposedSize(w, window.pad_left + window.pad_right, window.SpanW(), window.sw, "width");
}

Interval WindowInterval(std::int64_t index, std::int64_t size, std::int64_t kernel, std::int64_t stride,
                        std::int64_t pad_before) {
  const std::int64_t start = index * stride - pad_before;
  return {std::max<std::int64_t>(start, 0), std::min(start + kernel, size)};
}

Interval AdaptiveInterval(std::int64_t index, std::int64_t size, std::int64_t out_size) {
  return {index * size / out_size, ((index + 1) * size + out_size - 1) / out_size};
}

Interval PositionsInside(std::int64_t offset, std::int64_t size, std::int64_t out_size, std::int64_t stride,
                         std::int64_t pad_before) {
  // Position p reads p * stride + offset - pad_before, which must lie in [0, size).
  const std::int64_t first = pad_before - offset;
  const std::int64_t last = size - 1 + pad_before - offset;
  const std::int64_t begin = first <= 0 ? 0 : (first + stride - 1) / stride;
  const std::int64_t end = last < 0 ? 0 : last / stride + 1;
  return {std::min(begin, out_size), std::min(end, out_size)};
}

}  // namespace pdx
