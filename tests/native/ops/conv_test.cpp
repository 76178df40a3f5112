#include <gtest/gtest.h>

#include "support/infer_tester.h"

namespace pdx::test {

namespace {

InferTester Conv(const Shape& image, const Shape& filter) { return InferTester("conv2d").Input(image).Input(filter); }

}  // namespace

TEST(Conv2dRule, CountsWindowPositions) {
  EXPECT_EQ(Conv({2, 3, 48, 321}, {16, 3, 3, 3}).Ints("strides", {2, 2}).Ints("paddings", {1, 1}).OutShape(),
            (Shape{2, 16, 24, 161}));
  EXPECT_EQ(Conv({1, 4, 10, 9}, {6, 4, 3, 2}).Ints("dilations", {2, 3}).OutShape(), (Shape{1, 6, 6, 6}));
  EXPECT_EQ(Conv({1, 4, 10, 9}, {6, 4, 3, 2}).Ints("paddings", {1, 0, 2, 0}).OutShape(), (Shape{1, 6, 9, 10}));
}

TEST(Conv2dRule, TakesChannelsLast) {
  EXPECT_EQ(Conv({1, 8, 9, 4}, {6, 4, 3, 3}).Set("data_format", std::string("NHWC")).OutShape(), (Shape{1, 6, 7, 6}));
}

TEST(Conv2dRule, PadsByAlgorithm) {
  const auto same = [](std::int64_t size, std::int64_t stride) {
    return Conv({1, 1, size, size}, {1, 1, 3, 3})
        .Ints("strides", {stride, stride})
        .Set("padding_algorithm", std::string("SAME"))
        .OutShape()[2];
  };
  EXPECT_EQ(same(7, 1), 7);
  EXPECT_EQ(same(7, 2), 4);
  EXPECT_EQ(same(8, 3), 3);
  EXPECT_EQ(Conv({1, 1, 7, 7}, {1, 1, 3, 3})
                .Ints("paddings", {1, 1})
                .Set("padding_algorithm", std::string("VALID"))
                .OutShape(),
            (Shape{1, 1, 5, 5}));
}

TEST(Conv2dRule, TakesAnEmptyBatch) { EXPECT_EQ(Conv({0, 3, 4, 4}, {5, 3, 3, 3}).OutShape(), (Shape{0, 5, 2, 2})); }

TEST(Conv2dRule, RefusesChannelsThatDoNotFit) {
  Conv({1, 3, 4, 4}, {8, 4, 3, 3}).ExpectRefused({"[8, 4, 3, 3]", "[1, 3, 4, 4]"});
  Conv({1, 6, 4, 4}, {8, 3, 3, 3})
      .Set("groups", std::int64_t{4})
      .ExpectRefused({"groups is 4", "6 input", "8 filters"});
  Conv({1, 6, 4, 4}, {8, 6, 3, 3}).Set("groups", std::int64_t{0}).ExpectRefused({"groups is 0"});
}

TEST(Conv2dRule, RefusesAnInputBelowTheWindow) {
  Conv({1, 1, 2, 9}, {1, 1, 3, 3}).ExpectRefused({"height of 2", "window of 3"});
  Conv({1, 1, 9, 0}, {1, 1, 3, 3}).Ints("paddings", {0, 1}).ExpectRefused({"width of 0", "padding of 2"});
}

TEST(Conv2dRule, RefusesSettingsOutOfRange) {
  Conv({1, 1, 4, 4}, {1, 1, 1, 1}).Ints("strides", {0, 1}).ExpectRefused({"strides", "value 0"});
  Conv({1, 1, 4, 4}, {1, 1, 1, 1}).Ints("strides", {1}).ExpectRefused({"strides [1]", "two values"});
  Conv({1, 1, 4, 4}, {1, 1, 1, 1}).Ints("dilations", {1, std::int64_t{1} << 40}).ExpectRefused({"dilations"});
  Conv({1, 1, 4, 4}, {1, 1, 1, 1}).Ints("paddings", {-1, 0}).ExpectRefused({"paddings", "-1"});
  Conv({1, 1, 4, 4}, {1, 1, 1, 1}).Ints("paddings", {1, 1, 1}).ExpectRefused({"paddings [1, 1, 1]"});
  Conv({1, 1, 4, 4}, {1, 1, 0, 1}).ExpectRefused({"window's height", "value 0"});
  Conv({1, 1, 4, 4}, {1, 1, 1, 1}).Set("padding_algorithm", std::string("FULL")).ExpectRefused({"FULL"});
  Conv({1, 1, 4, 4}, {1, 1, 1, 1})
      .Set("data_format", std::string("CHWN"))
      .ExpectRefused({"CHWN"}, ErrorCode::kModelFormat);
  Conv({1, 1, 4, 4}, {1, 1, 1, 1}).Set("strides", std::string("2")).ExpectRefused({"strides"}, ErrorCode::kModelFormat);
}

TEST(Conv2dRule, RefusesOtherRanksAndTypes) {
  Conv({1, 1, 4}, {1, 1, 1, 1}).ExpectRefused({"[1, 1, 4]", "four dimensions"});
  Conv({1, 1, 4, 4}, {1, 1, 1}).ExpectRefused({"[1, 1, 1]", "four dimensions"});
  InferTester("conv2d").Input({1, 1, 4, 4}, DataType::kInt32).Input({1, 1, 1, 1}).ExpectRefused({"int32", "float32"});
}

TEST(Conv2dRule, RefusesAnOutputTooLargeToCount) {
  const std::int64_t large = 2147483647;
  Conv({1, 1, 1, 1}, {1, 1, 1, 1}).Ints("paddings", {large, large}).ExpectRefused({"too many elements"});
  Conv({0, 1, large + 1, 1}, {1, 1, 1, 1}).ExpectRefused({"2147483648"});
}

TEST(Conv2dRule, ChecksBiasAndResidual) {
  EXPECT_EQ(Conv({1, 2, 4, 5}, {3, 2, 1, 1}).Input({3}).Input({1, 3, 4, 5}).OutShape(), (Shape{1, 3, 4, 5}));
  Conv({1, 2, 4, 5}, {3, 2, 1, 1}).Input({2}).ExpectRefused({"bias", "[2]", "[3]"});
  Conv({1, 2, 4, 5}, {3, 2, 1, 1}).Absent().Input({1, 3, 5, 4}).ExpectRefused({"residual", "[1, 3, 5, 4]"});
}

TEST(Conv2dTransposeRule, InvertsTheConvolution) {
  EXPECT_EQ(InferTester("conv2d_transpose").Input({1, 8, 5, 6}).Input({8, 3, 2, 2}).Ints("strides", {2, 2}).OutShape(),
            (Shape{1, 3, 10, 12}));
  EXPECT_EQ(InferTester("conv2d_transpose")
                .Input({1, 5, 6, 8})
                .Input({8, 3, 4, 4})
                .Ints("strides", {2, 2})
                .Ints("paddings", {1, 1})
                .Set("groups", std::int64_t{2})
                .Set("data_format", std::string("NHWC"))
                .OutShape(),
            (Shape{1, 10, 12, 6}));
}

TEST(Conv2dTransposeRule, ChoosesAmongTheSizesOfOneStride) {
  const auto sized = [](std::vector<std::int64_t> size) {
    return InferTester("conv2d_transpose")
        .Input({1, 1, 3, 3})
        .Input({1, 1, 3, 3})
        .Ints("strides", {2, 2})
        .Ints("output_size", std::move(size));
  };
  EXPECT_EQ(sized({7, 8}).OutShape(), (Shape{1, 1, 7, 8}));
  sized({7, 9}).ExpectRefused({"output_size [7, 9]", "7 to 8", "axis 1"});
  sized({6, 7}).ExpectRefused({"output_size [6, 7]", "axis 0"});
  sized({7}).ExpectRefused({"output_size [7]", "two values"});
}

TEST(Conv2dTransposeRule, RefusesMisfits) {
  InferTester("conv2d_transpose").Input({1, 4, 5, 5}).Input({3, 4, 2, 2}).ExpectRefused({"[3, 4, 2, 2]", "has 4"});
  InferTester("conv2d_transpose")
      .Input({1, 1, 1, 1})
      .Input({1, 1, 2, 2})
      .Ints("paddings", {1, 1})
      .ExpectRefused({"height of 1", "no output"});
  InferTester("conv2d_transpose")
      .Input({1, 1, 2, 2})
      .Input({1, 1, 2, 2})
      .Ints("output_padding", {0, 1})
      .ExpectRefused({"output_padding [0, 1]", "stride of 1"});
}

}  // namespace pdx::test
