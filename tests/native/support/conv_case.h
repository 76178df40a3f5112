#pragma once

#include <string>
#include <vector>

#include "support/kernel_runner.h"
#include "support/layout.h"

namespace pdx::test {

// A convolution or transposed convolution with all its settings, and its result by the definition in double.
struct ConvCase {
  std::int64_t n = 1, c = 1, h = 1, w = 1;
  std::int64_t m = 1, kh = 1, kw = 1;
  std::int64_t sh = 1, sw = 1, dh = 1, dw = 1;
  std::int64_t top = 0, bottom = 0, left = 0, right = 0;
  std::int64_t groups = 1;

  std::string ToString() const {
    std::string text;
    for (const std::int64_t value : {n, c, h, w, m, kh, kw, sh, sw, dh, dw, top, bottom, left, right, groups}) {
      text += (text.empty() ? "" : " ") + std::to_string(value);
    }
    return "n c h w m kh kw sh sw dh dw top bottom left right groups = " + text;
  }

  TestTensor Image(unsigned seed) const { return TestTensor::Random({n, c, h, w}, seed); }
  TestTensor Filter(unsigned seed) const { return TestTensor::Random({m, c / groups, kh, kw}, seed); }
  TestTensor TransposedFilter(unsigned seed) const { return TestTensor::Random({c, m / groups, kh, kw}, seed); }

  std::int64_t OutH() const { return (h + top + bottom - dh * (kh - 1) - 1) / sh + 1; }
  std::int64_t OutW() const { return (w + left + right - dw * (kw - 1) - 1) / sw + 1; }
  std::int64_t TransposedOutH() const { return (h - 1) * sh + dh * (kh - 1) + 1 - top - bottom; }
  std::int64_t TransposedOutW() const { return (w - 1) * sw + dw * (kw - 1) + 1 - left - right; }

  NodeCase Node(const std::string& op, bool channels_last, const TestTensor& image, const TestTensor& filter) const {
    NodeCase node{.op = op, .inputs = {channels_last ? ToChannelsLast(image) : image, filter}};
    node.constants = {1};
    node.attributes.Set("strides", std::vector<std::int64_t>{sh, sw});
    node.attributes.Set("dilations", std::vector<std::int64_t>{dh, dw});
    node.attributes.Set("paddings", std::vector<std::int64_t>{top, bottom, left, right});
    node.attributes.Set("groups", groups);
    node.attributes.Set("data_format", std::string(channels_last ? "NHWC" : "NCHW"));
    return node;
  }

  // [N, M, OutH, OutW]: the image is copied into a larger one of zeros, over which the windows slide.
  std::vector<double> Convolve(const std::vector<float>& image, const std::vector<float>& filter) const {
    const std::int64_t padded_h = h + top + bottom;
    const std::int64_t padded_w = w + left + right;
    std::vector<double> padded(static_cast<std::size_t>(n * c * padded_h * padded_w), 0.0);
    for (std::int64_t i = 0; i < n * c * h * w; ++i) {
      const std::int64_t plane = i / (h * w);
      const std::int64_t place = (plane * padded_h + top + i / w % h) * padded_w + left + i % w;
      padded[static_cast<std::size_t>(place)] = image[static_cast<std::size_t>(i)];
    }
    std::vector<double> out;
    for (std::int64_t i = 0; i < n * m * OutH() * OutW(); ++i) {
      const std::int64_t x = i % OutW();
      const std::int64_t y = i / OutW() % OutH();
      const std::int64_t filter_index = i / (OutW() * OutH()) % m;
      const std::int64_t image_index = i / (OutW() * OutH() * m);
      const std::int64_t per_group = c / groups;
      double sum = 0;
      for (std::int64_t tap = 0; tap < per_group * kh * kw; ++tap) {
        const std::int64_t channel = filter_index / (m / groups) * per_group + tap / (kh * kw);
        const std::int64_t row = y * sh + tap / kw % kh * dh;
        const std::int64_t column = x * sw + tap % kw * dw;
        const std::int64_t place = ((image_index * c + channel) * padded_h + row) * padded_w + column;
        sum += double{filter[static_cast<std::size_t>(filter_index * per_group * kh * kw + tap)]} *
               padded[static_cast<std::size_t>(place)];
      }
      out.push_back(sum);
    }
    return out;
  }

  // [N, M, TransposedOutH, TransposedOutW]: every image value is spread over a canvas, whose borders are then cut off.
  std::vector<double> Spread(const std::vector<float>& image, const std::vector<float>& filter) const {
    const std::int64_t canvas_h = TransposedOutH() + top + bottom;
    const std::int64_t canvas_w = TransposedOutW() + left + right;
    const std::int64_t per_group = m / groups;
    std::vector<double> canvas(static_cast<std::size_t>(n * m * canvas_h * canvas_w), 0.0);
    for (std::int64_t i = 0; i < n * c * h * w; ++i) {
      const std::int64_t channel = i / (h * w) % c;
      for (std::int64_t tap = 0; tap < per_group * kh * kw; ++tap) {
        const std::int64_t out_channel = channel / (c / groups) * per_group + tap / (kh * kw);
        const std::int64_t row = i / w % h * sh + tap / kw % kh * dh;
        const std::int64_t column = i % w * sw + tap % kw * dw;
        const std::int64_t place = ((i / (h * w * c) * m + out_channel) * canvas_h + row) * canvas_w + column;
        canvas[static_cast<std::size_t>(place)] +=
            double{image[static_cast<std::size_t>(i)]} *
            filter[static_cast<std::size_t>(channel * per_group * kh * kw + tap)];
      }
    }
    std::vector<double> out;
    for (std::int64_t i = 0; i < n * m * TransposedOutH() * TransposedOutW(); ++i) {
      const std::int64_t x = i % TransposedOutW() + left;
      const std::int64_t y = i / TransposedOutW() % TransposedOutH() + top;
      const std::int64_t plane = i / (TransposedOutW() * TransposedOutH());
      out.push_back(canvas[static_cast<std::size_t>((plane * canvas_h + y) * canvas_w + x)]);
    }
    return out;
  }
};

}  // namespace pdx::test
