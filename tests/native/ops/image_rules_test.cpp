#include <gtest/gtest.h>

#include <limits>

#include "ops/nearest_interp_v2.h"
#include "support/infer_tester.h"

namespace pdx::test {

namespace {

InferTester Pool(const Shape& image, std::vector<std::int64_t> ksize) {
  return InferTester("pool2d").Input(image).Ints("ksize", std::move(ksize)).Set("pooling_type", std::string("avg"));
}

InferTester BatchNorm(const Shape& image, std::int64_t channels) {
  InferTester tester("batch_norm");
  tester.Input(image);
  for (int i = 0; i < 4; ++i) tester.Input({channels});
  return tester;
}

}  // namespace

TEST(Pool2dRule, CountsWindowPositions) {
  EXPECT_EQ(Pool({1, 3, 7, 8}, {2, 2}).Ints("strides", {2, 2}).OutShape(), (Shape{1, 3, 3, 4}));
  EXPECT_EQ(Pool({1, 3, 7, 8}, {2, 2}).Ints("strides", {2, 2}).Set("ceil_mode", true).OutShape(), (Shape{1, 3, 4, 4}));
  EXPECT_EQ(Pool({1, 7, 8, 3}, {3, 3}).Ints("paddings", {1, 1}).Set("data_format", std::string("NHWC")).OutShape(),
            (Shape{1, 7, 8, 3}));
  EXPECT_EQ(Pool({1, 3, 7, 8}, {2, 2}).Set("padding_algorithm", std::string("SAME")).OutShape(), (Shape{1, 3, 7, 8}));
}

TEST(Pool2dRule, GlobalAndAdaptiveIgnoreTheWindow) {
  EXPECT_EQ(Pool({2, 3, 7, 8}, {9, 9}).Set("global_pooling", true).OutShape(), (Shape{2, 3, 1, 1}));
  EXPECT_EQ(Pool({2, 3, 7, 8}, {1, 1}).Set("adaptive", true).OutShape(), (Shape{2, 3, 1, 1}));
  EXPECT_EQ(Pool({2, 3, 2, 3}, {4, 5}).Set("adaptive", true).OutShape(), (Shape{2, 3, 4, 5}));
}

TEST(Pool2dRule, RefusesMisfits) {
  Pool({1, 3, 7, 8}, {9, 9}).ExpectRefused({"height of 7", "window of 9"});
  Pool({1, 3, 7, 8}, {2}).ExpectRefused({"ksize [2]", "two values"});
  Pool({1, 3, 7, 8}, {0, 2}).ExpectRefused({"window's height", "0"});
  Pool({1, 3, 0, 8}, {1, 1}).Set("adaptive", true).ExpectRefused({"0 x 8"});
  Pool({1, 3, 7, 8}, {2, 2}).Set("pooling_type", std::string("min")).ExpectRefused({"min"});
  Pool({3, 7, 8}, {2, 2}).ExpectRefused({"[3, 7, 8]"});
}

TEST(NearestInterpV2Rule, TakesTheSizeFromTheFirstSource) {
  const auto interp = [] { return InferTester("nearest_interp_v2").Input({1, 3, 5, 7}); };
  EXPECT_EQ(interp().Set("scale", std::vector<double>{2, 3}).OutShape(), (Shape{1, 3, 10, 21}));
  EXPECT_EQ(interp().Set("scale", std::vector<double>{1.5}).OutShape(), (Shape{1, 3, 7, 10}));
  EXPECT_EQ(interp().Set("out_h", std::int64_t{4}).Set("out_w", std::int64_t{9}).OutShape(), (Shape{1, 3, 4, 9}));
  EXPECT_EQ(interp().Known({8, 6}).Set("scale", std::vector<double>{2, 2}).OutShape(), (Shape{1, 3, 8, 6}));
  EXPECT_EQ(interp().Absent().Absent().Known({11}).Known({12}).OutShape(), (Shape{1, 3, 11, 12}));
  EXPECT_EQ(InferTester("nearest_interp_v2")
                .Input({1, 5, 7, 3})
                .Set("scale", std::vector<double>{2, 2})
                .Set("data_layout", std::string("NHWC"))
                .OutShape(),
            (Shape{1, 10, 14, 3}));
}

TEST(NearestInterpV2Rule, StaysInsideOfTheImageWhateverTheScale) {
  for (const float scale : {1e-38f, 1e-20f, 1e-3f, 1.0f, 1e38f, std::numeric_limits<float>::infinity()}) {
    const InterpScales scales{{scale, scale}};
    for (std::int64_t index = 0; index < 9; ++index) {
      const std::int64_t source = scales.Source(0, index, 4, 9);
      EXPECT_TRUE(source >= 0 && source < 4) << scale << " " << index << ": " << source;
    }
  }
}

TEST(NearestInterpV2Rule, RefusesMisfits) {
  const auto interp = [] { return InferTester("nearest_interp_v2").Input({1, 3, 5, 7}); };
  interp().ExpectRefused({"5 x 7", "[-1, -1]"});
  interp().Set("scale", std::vector<double>{0.1, 0.1}).ExpectRefused({"[0, 0]"});
  interp().Set("scale", std::vector<double>{1e30, 1}).ExpectRefused({"too large"});
  interp().Set("align_corners", true).ExpectRefused({"align_corners"});
  interp().Input({2}).ExpectRefused({"OutSize", "input 1"});
  interp().Known({1, 2, 3}).ExpectRefused({"[1, 2, 3]"});
  interp().Absent().Input({1, 3, 5, 7}).Set("scale", std::vector<double>{2, 2}).ExpectRefused({"residual", "10, 14"});
}

TEST(BatchNormRule, KeepsTheShape) {
  EXPECT_EQ(BatchNorm({2, 3, 4, 5}, 3).OutShape(), (Shape{2, 3, 4, 5}));
  EXPECT_EQ(BatchNorm({2, 4, 5, 3}, 3).Set("data_layout", std::string("NHWC")).OutShape(), (Shape{2, 4, 5, 3}));
  EXPECT_EQ(BatchNorm({2, 3}, 3).OutShape(), (Shape{2, 3}));
}

TEST(BatchNormRule, RefusesMisfits) {
  BatchNorm({2, 4, 5, 5}, 3).ExpectRefused({"scale", "[3]", "[4]"});
  BatchNorm({2}, 2).ExpectRefused({"[2]", "two to five"});
  BatchNorm({2, 3}, 3).Set("epsilon", -1.0).ExpectRefused({"epsilon", "-1"});
  InferTester("batch_norm").Input({2, 3}).Input({3}).ExpectRefused({"input 2 is missing"}, ErrorCode::kModelFormat);
}

}  // namespace pdx::test
