#include <limits>

#include "kernels/simd_comparison.h"
#include "support/layout.h"

namespace pdx::test {
namespace {

constexpr std::int64_t kLengths[] = {1,  2,  3,  4,  5,  7,  8,   9,   15,   16,   17,   31,   33,
                                     47, 63, 64, 65, 71, 95, 127, 130, 1000, 8191, 8193, 30001};
constexpr Comparison kMap = {.kernel = "simd", .tolerance = {5e-7, 5e-7}, .in_place = true};

NodeCase MapNode(const std::string& op, std::int64_t length) {
  return {.op = op, .inputs = {TestTensor::Random({length}, static_cast<unsigned>(length), -9, 9)}};
}

TEST(SimdActivation, MatchesReferenceAtEveryLength) {
  for (const char* op : {"relu", "hard_swish", "hard_sigmoid", "sigmoid", "swish", "gelu"}) {
    for (const std::int64_t length : kLengths) {
      SCOPED_TRACE(std::string(op) + ", length " + std::to_string(length));
      NodeCase node = MapNode(op, length);
      // swish and gelu multiply a value of up to 9 by a gate whose error is absolute
      ExpectLikeReference(node, {.kernel = "simd", .tolerance = {2e-6, 1e-6}, .in_place = true});
    }
  }
}

TEST(SimdActivation, TakesParametersAndAffinePart) {
  NodeCase swish = MapNode("swish", 77);
  swish.attributes.Set("beta", 1.7);
  ExpectLikeReference(swish, {.kernel = "simd", .tolerance = {2e-6, 1e-6}});
  NodeCase hard_sigmoid = MapNode("hard_sigmoid", 77);
  hard_sigmoid.attributes.Set("slope", 1.0 / 6);
  hard_sigmoid.attributes.Set("fused_scale", 2.5);
  hard_sigmoid.attributes.Set("fused_shift", -1.0);
  ExpectLikeReference(hard_sigmoid, kMap);
  NodeCase approximate = MapNode("gelu", 5);
  approximate.attributes.Set("approximate", true);
  EXPECT_FALSE(Supports(FindKernel("gelu", "simd"), approximate));
}

TEST(SimdActivation, PassesNotANumberOnAndMeetsTheEndsOfTheRange) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  for (const char* op : {"relu", "hard_swish", "hard_sigmoid", "sigmoid", "swish", "gelu"}) {
    const NodeCase node{.op = op, .inputs = {TestTensor::From<float>(Shape{6}, {nan, infinity, 200, -200, 0, 1e-30f})}};
    for (const CpuFeatures& cpu : CpuLevels()) {
      const std::vector<float> actual = RunNode(FindKernel(op, "simd"), node, {.cpu = cpu})[0].Floats();
      const std::vector<float> expected = RunNode(ReferenceKernel(op), node)[0].Floats();
      SCOPED_TRACE(op + (", " + cpu.ToString()));
      EXPECT_TRUE(std::isnan(actual[0]));
      EXPECT_EQ(actual[1], expected[1]);
      for (std::size_t i = 2; i < actual.size(); ++i) EXPECT_NEAR(actual[i], expected[i], 1e-5) << "element " << i;
    }
  }
}

TEST(SimdScale, MatchesReference) {
  for (const std::int64_t length : kLengths) {
    NodeCase node = MapNode("scale", length);
    node.attributes.Set("scale", 0.25819889);
    node.attributes.Set("bias", -1.5);
    Fuse(node.attributes, {.activation = Activation::kRelu});
    SCOPED_TRACE(length);
    ExpectLikeReference(node, {.kernel = "simd", .tolerance = {1e-6, 5e-7}, .in_place = true});
  }
  NodeCase integers{.op = "scale", .inputs = {TestTensor::From<std::int64_t>(Shape{3}, {-7, 0, 1234567890123})}};
  integers.attributes.Set("scale", 3.0);
  integers.attributes.Set("bias", -2.0);
  ExpectSameAsReference(integers, "simd");
  NodeCase shift_first = MapNode("scale", 4);
  shift_first.attributes.Set("bias", 1.0);
  shift_first.attributes.Set("bias_after_scale", false);
  EXPECT_FALSE(Supports(FindKernel("scale", "simd"), shift_first));
}

TEST(SimdBatchNorm, MatchesReference) {
  for (const std::int64_t channels : {1, 3, 8, 15, 16, 17, 40}) {
    NodeCase node{.op = "batch_norm", .inputs = {TestTensor::Random({2, 5, 7, channels}, 1)}};
    for (unsigned seed = 2; seed < 6; ++seed) node.inputs.push_back(TestTensor::Random({channels}, seed, 0.5f, 2));
    node.constants = {1, 2, 3, 4};
    node.attributes.Set("data_layout", std::string("NHWC"));
    SCOPED_TRACE(channels);
    ExpectLikeReference(node, {.kernel = "simd_nhwc", .tolerance = {1e-6, 1e-6}, .in_place = true});
    node.constants = {1, 2, 3};
    EXPECT_FALSE(Supports(FindKernel("batch_norm", "simd_nhwc"), node));
  }
}

TEST(SimdFakeQuantize, GivesTheBitsOfTheReference) {
  std::vector<float> values;
  for (int level = -130; level <= 130; ++level) {  // on, between and next to the levels
    for (const float offset : {0.0f, 0.5f, 0.49999997f, 0.25f})
      values.push_back((static_cast<float>(level) + offset) / 64);
  }
  values.push_back(0.49999997f / 64);
  const TestTensor exact = TestTensor::From<float>(Shape{static_cast<std::int64_t>(values.size())}, values);
  for (const std::int64_t ties : {0, 1}) {
    for (const float scale : {127.0f / 64, 1.3f, 0.0f, 1e-31f}) {
      for (const TestTensor& src : {exact, TestTensor::Random({9001}, 5, -2, 2)}) {
        NodeCase node{.op = "fake_quantize_dequantize_moving_average_abs_max",
                      .inputs = {src, TestTensor::From<float>(Shape{1}, {scale})}};
        node.attributes.Set("round_type", ties);
        SCOPED_TRACE("round_type " + std::to_string(ties) + ", scale " + std::to_string(scale));
        ExpectLikeReference(node, {.kernel = "simd", .tolerance = {0, 0}, .in_place = true});
      }
    }
  }
}

}  // namespace
}  // namespace pdx::test
