#include "kernels/simd_comparison.h"
#include "support/layout.h"

namespace pdx::test {
namespace {

constexpr Comparison kPool = {.kernel = "simd_nhwc", .tolerance = {2e-7, 1e-6}};

NodeCase PoolNode(const Shape& image, const char* type, std::vector<std::int64_t> kernel,
                  std::vector<std::int64_t> strides, std::vector<std::int64_t> paddings) {
  NodeCase node{.op = "pool2d", .inputs = {TestTensor::Random(image, 1, 0.1f, 1)}};
  node.attributes.Set("data_format", std::string("NHWC"));
  node.attributes.Set("pooling_type", std::string(type));
  node.attributes.Set("ksize", std::move(kernel));
  node.attributes.Set("strides", std::move(strides));
  node.attributes.Set("paddings", std::move(paddings));
  return node;
}

TEST(SimdPool2d, AveragesWholeMaps) {
  for (const std::int64_t channels : {1, 3, 16, 24, 63, 64, 65, 150}) {
    for (const auto& [h, w] : {std::pair{1, 1}, {3, 5}, {20, 20}, {1, 160}, {37, 61}}) {
      NodeCase node = PoolNode({2, h, w, channels}, "avg", {1, 1}, {1, 1}, {0, 0});
      node.attributes.Set("adaptive", true);
      SCOPED_TRACE(node.inputs[0]->shape.ToString());
      ExpectLikeReference(node, kPool);
      node.attributes.Set("adaptive", false);
      node.attributes.Set("global_pooling", true);
      ExpectLikeReference(node, kPool);
    }
  }
}

TEST(SimdPool2d, SlidesWindows) {
  for (const char* type : {"max", "avg"}) {
    for (const bool exclusive : {true, false}) {
      for (const bool ceil_mode : {true, false}) {
        for (const std::int64_t channels : {1, 19, 64, 70}) {
          NodeCase nodes[] = {PoolNode({2, 9, 11, channels}, type, {2, 2}, {2, 2}, {0, 0}),
                              PoolNode({1, 9, 11, channels}, type, {3, 3}, {2, 2}, {1, 1}),
                              PoolNode({1, 7, 12, channels}, type, {3, 2}, {3, 2}, {0, 0}),
                              PoolNode({1, 6, 8, channels}, type, {5, 3}, {1, 2}, {2, 0, 1, 1})};
          for (NodeCase& node : nodes) {
            node.attributes.Set("exclusive", exclusive);
            node.attributes.Set("ceil_mode", ceil_mode);
            SCOPED_TRACE(std::string(type) + " " + node.inputs[0]->shape.ToString());
            ExpectLikeReference(node, kPool);
          }
        }
      }
    }
  }
}

TEST(SimdPool2d, AdaptsWindowsAndPadsByAlgorithm) {
  for (const char* type : {"max", "avg"}) {
    NodeCase adaptive = PoolNode({2, 7, 11, 21}, type, {3, 4}, {1, 1}, {0, 0});
    adaptive.attributes.Set("adaptive", true);
    ExpectLikeReference(adaptive, kPool);
    NodeCase same = PoolNode({1, 6, 9, 21}, type, {2, 2}, {1, 1}, {0, 0});
    same.attributes.Set("padding_algorithm", std::string("SAME"));
    ExpectLikeReference(same, kPool);
  }
}

TEST(SimdPool2d, FindsTheMaximumOfNegativeValues) {
  NodeCase node = PoolNode({1, 4, 4, 5}, "max", {3, 3}, {1, 1}, {1, 1});
  node.inputs[0] = TestTensor::Random({1, 4, 4, 5}, 7, -9, -1);
  ExpectLikeReference(node, {.kernel = "simd_nhwc", .tolerance = {0, 0}});
}

TEST(SimdPool2d, LeavesChannelsFirstToTheReference) {
  NodeCase node = PoolNode({1, 4, 4, 5}, "max", {3, 3}, {1, 1}, {1, 1});
  node.attributes.Set("data_format", std::string("NCHW"));
  EXPECT_FALSE(Supports(FindKernel("pool2d", "simd_nhwc"), node));
}

}  // namespace
}  // namespace pdx::test
