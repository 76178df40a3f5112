#include <gtest/gtest.h>

#include <limits>

#include "support/closeness.h"
#include "support/kernel_runner.h"
#include "support/layout.h"

namespace pdx::test {

namespace {

struct PoolCase {
  const char* type = "max";
  Shape image;
  std::vector<std::int64_t> ksize = {2, 2};
  std::vector<std::int64_t> strides = {2, 2};
  std::vector<std::int64_t> paddings = {0, 0, 0, 0};  // top, bottom, left, right
  bool exclusive = true;
  bool ceil_mode = false;
};

NodeCase PoolNode(const PoolCase& pool, const TestTensor& image, bool channels_last) {
  NodeCase node{.op = "pool2d", .inputs = {channels_last ? ToChannelsLast(image) : image}};
  node.attributes.Set("pooling_type", std::string(pool.type));
  node.attributes.Set("ksize", pool.ksize);
  node.attributes.Set("strides", pool.strides);
  node.attributes.Set("paddings", pool.paddings);
  node.attributes.Set("exclusive", pool.exclusive);
  node.attributes.Set("ceil_mode", pool.ceil_mode);
  node.attributes.Set("data_format", std::string(channels_last ? "NHWC" : "NCHW"));
  return node;
}

std::vector<float> ImageOutput(const NodeCase& node, bool channels_last) {
  const TestTensor out = RunNode(ReferenceKernel(node.op), node, {.threads = 2})[0];
  return channels_last ? ToChannelsFirst(out).Floats() : out.Floats();
}

std::int64_t Positions(std::int64_t size, std::int64_t kernel, std::int64_t stride, bool ceil_mode) {
  std::int64_t count = 1;
  while (count * stride + kernel <= size || (ceil_mode && (count - 1) * stride + kernel < size)) ++count;
  return count;
}

// Every position visits the taps of its window and skips those outside of the image.
std::vector<double> Pool(const PoolCase& pool, const std::vector<float>& image) {
  const std::int64_t h = pool.image[2];
  const std::int64_t w = pool.image[3];
  const std::int64_t out_h =
      Positions(h + pool.paddings[0] + pool.paddings[1], pool.ksize[0], pool.strides[0], pool.ceil_mode);
  const std::int64_t out_w =
      Positions(w + pool.paddings[2] + pool.paddings[3], pool.ksize[1], pool.strides[1], pool.ceil_mode);
  std::vector<double> out;
  for (std::int64_t i = 0; i < pool.image[0] * pool.image[1] * out_h * out_w; ++i) {
    double sum = 0;
    double highest = -std::numeric_limits<double>::infinity();
    std::int64_t count = 0;
    for (std::int64_t tap = 0; tap < pool.ksize[0] * pool.ksize[1]; ++tap) {
      const std::int64_t y = i / out_w % out_h * pool.strides[0] + tap / pool.ksize[1] - pool.paddings[0];
      const std::int64_t x = i % out_w * pool.strides[1] + tap % pool.ksize[1] - pool.paddings[2];
      if (y < 0 || y >= h || x < 0 || x >= w) continue;
      const double value = image[static_cast<std::size_t>((i / (out_h * out_w) * h + y) * w + x)];
      sum += value;
      highest = std::max(highest, value);
      ++count;
    }
    if (!pool.exclusive) count = pool.ksize[0] * pool.ksize[1];
    out.push_back(std::string(pool.type) == "max" ? highest : sum / static_cast<double>(count));
  }
  return out;
}

}  // namespace

TEST(ReferencePool2d, MatchesDefinitionInBothLayouts) {
  const PoolCase cases[] = {
      {.image = {1, 3, 6, 8}},
      {.image = {2, 3, 7, 9}},
      {.image = {2, 3, 7, 9}, .ceil_mode = true},
      {.image = {1, 2, 9, 7}, .ksize = {3, 3}, .paddings = {1, 1, 1, 1}},
      {.type = "avg", .image = {1, 2, 9, 7}, .ksize = {3, 3}, .paddings = {1, 1, 1, 1}},
      {.type = "avg", .image = {1, 2, 9, 7}, .ksize = {3, 3}, .paddings = {1, 1, 1, 1}, .exclusive = false},
      {.type = "avg", .image = {1, 5, 3, 11}, .ksize = {3, 2}, .strides = {3, 2}},
      {.type = "avg", .image = {1, 2, 5, 5}, .ksize = {2, 1}, .strides = {2, 1}, .ceil_mode = true},
      {.type = "max", .image = {1, 1, 5, 6}, .ksize = {2, 3}, .strides = {1, 2}, .paddings = {0, 1, 2, 0}},
  };
  for (const PoolCase& pool : cases) {
    const TestTensor image = TestTensor::Random(pool.image, 7);
    for (const bool channels_last : {false, true}) {
      SCOPED_TRACE(std::string(pool.type) + " of " + pool.image.ToString() + (channels_last ? " NHWC" : " NCHW") +
                   " ksize " + std::to_string(pool.ksize[0]) + " " + std::to_string(pool.ksize[1]) + " strides " +
                   std::to_string(pool.strides[0]) + " " + std::to_string(pool.strides[1]) + " exclusive " +
                   std::to_string(pool.exclusive) + " ceil_mode " + std::to_string(pool.ceil_mode));
      ExpectClose(ImageOutput(PoolNode(pool, image, channels_last), channels_last), Pool(pool, image.Floats()));
    }
  }
}

TEST(ReferencePool2d, PadsToTheSameSize) {
  const TestTensor image = TestTensor::From<float>({1, 1, 2, 2}, {1, 2, 3, 4});
  NodeCase node = PoolNode({.image = {}, .strides = {1, 1}}, image, false);
  node.attributes.Set("padding_algorithm", std::string("SAME"));
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{4, 4, 4, 4}));
}

TEST(ReferencePool2d, GlobalPoolingCoversTheImage) {
  const TestTensor image = TestTensor::From<float>({1, 2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 18});
  for (const bool channels_last : {false, true}) {
    NodeCase node = PoolNode({.type = "avg", .image = {}, .paddings = {1, 1, 1, 1}}, image, channels_last);
    node.attributes.Set("global_pooling", true);
    EXPECT_EQ(ImageOutput(node, channels_last), (std::vector<float>{2.5f, 9}));
  }
}

TEST(ReferencePool2d, AdaptiveWindowsCoverTheImage) {
  // Five columns into three: [0, 2), [1, 4), [3, 5).
  const TestTensor image = TestTensor::From<float>({1, 1, 1, 5}, {1, 2, 3, 4, 8});
  NodeCase node = PoolNode({.type = "avg", .image = {}, .ksize = {1, 3}}, image, false);
  node.attributes.Set("adaptive", true);
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{1.5f, 3, 6}));
  node.attributes.Set("pooling_type", std::string("max"));
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{2, 4, 8}));
}

TEST(ReferencePool2d, WindowInThePaddingHasNoAverage) {
  NodeCase node = PoolNode({.type = "avg", .image = {}, .ksize = {1, 1}, .strides = {1, 1}, .paddings = {1, 0, 0, 0}},
                           TestTensor::From<float>({1, 1, 1, 1}, {5}), false);
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{0, 5}));
}

TEST(ReferenceNearestInterpV2, RepeatsPixels) {
  const TestTensor image = TestTensor::From<float>({1, 2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8});
  for (const bool channels_last : {false, true}) {
    NodeCase node{.op = "nearest_interp_v2", .inputs = {channels_last ? ToChannelsLast(image) : image}};
    node.attributes.Set("data_layout", std::string(channels_last ? "NHWC" : "NCHW"));
    node.attributes.Set("scale", std::vector<double>{1, 2});
    EXPECT_EQ(ImageOutput(node, channels_last), (std::vector<float>{1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8}));
  }
}

TEST(ReferenceNearestInterpV2, AddsAResidual) {
  NodeCase node{.op = "nearest_interp_v2",
                .inputs = {TestTensor::From<float>({1, 1, 1, 2}, {1, 2}), std::nullopt,
                           TestTensor::From<float>({1, 1, 1, 4}, {10, 20, 30, 40})}};
  node.attributes.Set("scale", std::vector<double>{1, 2});
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{11, 21, 32, 42}));
}

TEST(ReferenceNearestInterpV2, TakesTheLowerNeighbour) {
  // Three columns into five: floor(i * 3 / 5) = 0 0 1 1 2; into two: floor(i * 3 / 2) = 0 1.
  NodeCase node{.op = "nearest_interp_v2", .inputs = {TestTensor::From<float>({1, 1, 1, 3}, {1, 2, 3})}};
  node.attributes.Set("out_h", std::int64_t{1});
  node.attributes.Set("out_w", std::int64_t{5});
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{1, 1, 2, 2, 3}));
  node.attributes.Set("out_w", std::int64_t{2});
  EXPECT_EQ(ImageOutput(node, false), (std::vector<float>{1, 2}));
}

TEST(ReferenceNearestInterpV2, StaysInsideTheImageAtAnyScale) {
  for (const double scale : {2.0, 3.0, 4.0, 7.0, 8.0, 1.1, 0.3}) {
    const std::int64_t size = 41;
    std::vector<float> values;
    for (std::int64_t i = 0; i < size; ++i) values.push_back(static_cast<float>(i));
    NodeCase node{.op = "nearest_interp_v2", .inputs = {TestTensor::From(Shape{1, 1, 1, size}, values)}};
    node.attributes.Set("scale", std::vector<double>{1, scale});
    const std::vector<float> out = ImageOutput(node, false);
    ASSERT_EQ(out.size(), static_cast<std::size_t>(static_cast<double>(size) * scale));
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double exact = static_cast<double>(i) / scale;
      EXPECT_TRUE(out[i] <= exact + 1e-4 && out[i] > exact - 1 - 1e-4) << "scale " << scale << " column " << i;
    }
  }
}

}  // namespace pdx::test
