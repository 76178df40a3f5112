#include <gtest/gtest.h>

#include "support/infer_tester.h"

namespace pdx::test {

namespace {

using Values = std::vector<std::int64_t>;

InferTester Reshape(const Shape& x, Values shape) {
  return InferTester("reshape2").Input(x).Ints("shape", std::move(shape));
}

InferTester Slice(const Shape& x, Values axes, Values starts, Values ends) {
  return InferTester("slice").Input(x).Ints("axes", axes).Ints("starts", starts).Ints("ends", ends);
}

}  // namespace

TEST(Reshape2Rule, ReadsZeroAndMinusOne) {
  EXPECT_EQ(Reshape({2, 3, 4}, {0, -1}).OutShape(), (Shape{2, 12}));
  EXPECT_EQ(Reshape({2, 3, 4}, {4, 6}).OutShape(), (Shape{4, 6}));
  EXPECT_EQ(Reshape({2, 3, 4}, {-1, 0, 2}).OutShape(), (Shape{4, 3, 2}));
  EXPECT_EQ(Reshape({1}, {}).OutShape(), Shape{});
  EXPECT_EQ(Reshape({0, 3}, {-1, 3}).OutShape(), (Shape{0, 3}));
  EXPECT_EQ(Reshape({0, 3}, {0, -1}).OutShape(), (Shape{0, 0}));
}

TEST(Reshape2Rule, TakesTheTargetFromTheFirstSource) {
  EXPECT_EQ(Reshape({2, 6}, {9, 9}).Known({3, 4}).OutShape(), (Shape{3, 4}));
  EXPECT_EQ(Reshape({2, 6}, {9, 9}).Absent().Scalar(-1).Known({6}).OutShape(), (Shape{2, 6}));
}

TEST(Reshape2Rule, RefusesMisfits) {
  Reshape({2, 3}, {4, 2}).ExpectRefused({"[2, 3]", "6 elements", "[4, 2]", "8"});
  Reshape({2, 3}, {-1, 4}).ExpectRefused({"[-1, 4]", "no multiple of 4"});
  Reshape({2, 3}, {-1, -1}).ExpectRefused({"more than one -1"});
  Reshape({2, 3}, {2, 3, 0}).ExpectRefused({"copies dimension 2"});
  Reshape({2, 3}, {-2, 3}).ExpectRefused({"negative"});
  Reshape({2, 3}, {6, 1, 1, 1, 1, 1, 1, 1, 1}).ExpectRefused({"more than 8"});
  Reshape({2, 3}, {std::int64_t{1} << 40, std::int64_t{1} << 40, -1}).ExpectRefused({"too many elements"});
  InferTester("reshape2").Input({2, 3}).Absent().Known({6}).Input({1}).ExpectRefused({"ShapeTensor", "input 3"});
  InferTester("reshape2").Input({2, 3}).Absent().Known({6, 1}).ExpectRefused({"ShapeTensor", "2 values"});
}

TEST(ViewRules, PassKnownIntegers) {
  EXPECT_EQ(InferTester("reshape2").Known({1, 2}).Ints("shape", {2, 1}).OutKnown(), (Values{1, 2}));
  EXPECT_EQ(InferTester("unsqueeze2").Scalar(7).Ints("axes", {0}).OutKnown(), (Values{7}));
  EXPECT_EQ(InferTester("squeeze2").Known({7}).OutKnown(), (Values{7}));
  EXPECT_EQ(InferTester("assign").Known({7, 8}).OutKnown(), (Values{7, 8}));
}

TEST(Squeeze2Rule, DropsOnes) {
  EXPECT_EQ(InferTester("squeeze2").Input({1, 2, 1, 3}).OutShape(), (Shape{2, 3}));
  EXPECT_EQ(InferTester("squeeze2").Input({1, 2, 1, 3}).Ints("axes", {-2}).OutShape(), (Shape{1, 2, 3}));
  EXPECT_EQ(InferTester("squeeze2").Input({1, 2, 1, 3}).Ints("axes", {1, 2}).OutShape(), (Shape{1, 2, 3}));
  InferTester("squeeze2").Input({1, 2}).Ints("axes", {2}).ExpectRefused({"axes 2", "[1, 2]"});
}

TEST(Unsqueeze2Rule, InsertsOnes) {
  EXPECT_EQ(InferTester("unsqueeze2").Input({2, 3}).Ints("axes", {0, 3}).OutShape(), (Shape{1, 2, 3, 1}));
  EXPECT_EQ(InferTester("unsqueeze2").Input({2, 3}).Ints("axes", {-2}).OutShape(), (Shape{2, 1, 3}));
  InferTester("unsqueeze2").Input({2, 3}).Ints("axes", {4}).ExpectRefused({"axis 4", "[2, 3]"});
  InferTester("unsqueeze2").Input({2, 3}).Ints("axes", {0, 0, 0, 0, 0, 0, 0}).ExpectRefused({"more than 8"});
}

TEST(FlattenRules, JoinDimensions) {
  const auto range = [](std::int64_t start, std::int64_t stop) {
    return InferTester("flatten_contiguous_range").Input({2, 3, 4, 5}).Set("start_axis", start).Set("stop_axis", stop);
  };
  EXPECT_EQ(range(1, 2).OutShape(), (Shape{2, 12, 5}));
  EXPECT_EQ(range(0, -1).OutShape(), (Shape{120}));
  EXPECT_EQ(range(2, 2).OutShape(), (Shape{2, 3, 4, 5}));
  range(3, 1).ExpectRefused({"start_axis 3", "stop_axis 1"});
  range(0, 4).ExpectRefused({"stop_axis 4"});
  EXPECT_EQ(InferTester("flatten2").Input({2, 3, 4}).Set("axis", std::int64_t{2}).OutShape(), (Shape{6, 4}));
  EXPECT_EQ(InferTester("flatten2").Input({2, 3, 4}).Set("axis", std::int64_t{0}).OutShape(), (Shape{1, 24}));
  InferTester("flatten2").Input({2, 3}).Set("axis", std::int64_t{3}).ExpectRefused({"axis 3"});
}

TEST(Transpose2Rule, PermutesTheShape) {
  EXPECT_EQ(InferTester("transpose2").Input({2, 3, 4}).Ints("axis", {2, 0, 1}).OutShape(), (Shape{4, 2, 3}));
  InferTester("transpose2").Input({2, 3, 4}).Ints("axis", {2, 0}).ExpectRefused({"[2, 0]", "3 dimensions"});
  InferTester("transpose2").Input({2, 3}).Ints("axis", {1, 1}).ExpectRefused({"[1, 1]"});
  InferTester("transpose2").Input({2, 3}).Ints("axis", {0, 2}).ExpectRefused({"[0, 2]"});
}

TEST(ConcatRule, AddsUpOneDimension) {
  const auto concat = [](std::int64_t axis) {
    return InferTester("concat").Absent().Set("axis", axis).Input({2, 3}).Input({2, 4});
  };
  EXPECT_EQ(concat(1).OutShape(), (Shape{2, 7}));
  EXPECT_EQ(concat(-1).OutShape(), (Shape{2, 7}));
  concat(0).ExpectRefused({"input 1", "[2, 4]", "[2, 3]", "axis 0"});
  concat(2).ExpectRefused({"axis 2"});
  concat(1).Input({2, 3, 1}).ExpectRefused({"input 2", "[2, 3, 1]"});
  concat(1).Input({2, 3}, DataType::kInt32).ExpectRefused({"int32", "float32"});
  InferTester("concat").Absent().ExpectRefused({"no input"});
  EXPECT_EQ(InferTester("concat").Scalar(0).Input({2, 3}).Input({5, 3}).Set("axis", std::int64_t{1}).OutShape(),
            (Shape{7, 3}));
}

TEST(ConcatRule, FollowsKnownIntegers) {
  EXPECT_EQ(InferTester("concat").Absent().Known({1, 2}).Scalar(3).OutKnown(), (Values{1, 2, 3}));
}

TEST(SliceRule, ClipsAndCountsFromTheEnd) {
  EXPECT_EQ(Slice({5, 6}, {0, 1}, {1, -3}, {4, 100}).OutShape(), (Shape{3, 3}));
  EXPECT_EQ(Slice({5, 6}, {0}, {-100}, {-1}).OutShape(), (Shape{4, 6}));
  EXPECT_EQ(Slice({5, 6}, {0}, {3}, {2}).OutShape(), (Shape{0, 6}));
  EXPECT_EQ(Slice({0, 6}, {0}, {0}, {1}).OutShape(), (Shape{0, 6}));
  EXPECT_EQ(Slice({5, 6}, {0}, {2}, {3}).Ints("decrease_axis", {0}).OutShape(), (Shape{6}));
  EXPECT_EQ(Slice({5}, {0}, {2}, {3}).Ints("decrease_axis", {0}).OutShape(), Shape{});
}

TEST(SliceRule, TakesKnownBounds) {
  const InferTester given = InferTester("slice").Input({5, 6}).Known({1}).Known({3}).Ints("axes", {0});
  EXPECT_EQ(given.OutShape(), (Shape{2, 6}));
  InferTester("slice").Input({5}).Input({1}).Ints("axes", {0}).Ints("ends", {1}).ExpectRefused({"StartsTensor"});
}

TEST(SliceRule, FollowsKnownIntegers) {
  const InferTester part =
      InferTester("slice").Known({4, 5, 6}).Ints("axes", {0}).Ints("starts", {-1}).Ints("ends", {9});
  EXPECT_EQ(part.OutKnown(), (Values{6}));
}

TEST(SliceRule, RefusesMisfits) {
  Slice({5, 6}, {0, 1}, {1}, {4, 5}).ExpectRefused({"2 axes", "1 starts", "2 ends"});
  Slice({5, 6}, {2}, {1}, {4}).ExpectRefused({"axis 2", "[5, 6]"});
  Slice({5}, {0, 0}, {1, 1}, {4, 4}).ExpectRefused({"2 axes", "[5]"});
  Slice({5}, {0}, {1}, {3}).Ints("decrease_axis", {0}).ExpectRefused({"decrease_axis", "[2]"});
}

TEST(ShapeRule, IsKnown) {
  const InferTester shape = InferTester("shape").Input({2, 3, 320});
  EXPECT_EQ(shape.OutType(), DataType::kInt32);
  EXPECT_EQ(shape.OutShape(), (Shape{3}));
  EXPECT_EQ(shape.OutKnown(), (Values{2, 3, 320}));
  InferTester("shape").Input({0, std::int64_t{1} << 31}).ExpectRefused({"32 bits"});
}

TEST(CastRule, ChangesTheType) {
  EXPECT_EQ(InferTester("cast").Input({2}).Set("out_dtype", std::int64_t{3}).OutType(), DataType::kInt64);
  EXPECT_EQ(InferTester("cast").Known({4294967297}).Set("out_dtype", std::int64_t{2}).OutKnown(), (Values{1}));
  EXPECT_FALSE(InferTester("cast").Known({1}).Set("out_dtype", std::int64_t{5}).OutKnown().has_value());
  InferTester("cast").Input({2}).Set("out_dtype", std::int64_t{4}).ExpectRefused({"number 4"});
}

TEST(FillConstantRule, TakesTheShapeFromTheFirstSource) {
  const auto fill = [] { return InferTester("fill_constant").Ints("shape", {2, 3}).Set("dtype", std::int64_t{3}); };
  EXPECT_EQ(fill().OutShape(), (Shape{2, 3}));
  EXPECT_EQ(fill().Known({4}).OutShape(), (Shape{4}));
  EXPECT_EQ(fill().Absent().Scalar(5).Known({1}).OutShape(), (Shape{5, 1}));
  EXPECT_EQ(fill().Set("value", 8.0).OutKnown(), (Values{8, 8, 8, 8, 8, 8}));
  EXPECT_EQ(InferTester("fill_constant").Ints("shape", {65}).Set("dtype", std::int64_t{3}).OutKnown(), std::nullopt);
}

TEST(FillConstantRule, RefusesMisfits) {
  const auto fill = [] { return InferTester("fill_constant").Ints("shape", {2}); };
  fill().Set("str_value", std::string("two")).ExpectRefused({"'two'"});
  fill().Set("dtype", std::int64_t{6}).ExpectRefused({"number 6"});
  fill().Set("dtype", std::int64_t{2}).Set("value", 1e30).ExpectRefused({"64-bit"});
  InferTester("fill_constant").Ints("shape", {-1}).ExpectRefused({"[-1]", "negative"});
  InferTester("fill_constant")
      .Ints("shape", {std::int64_t{1} << 40, std::int64_t{1} << 40})
      .ExpectRefused({"too many elements"});
  InferTester("fill_constant_batch_size_like")
      .Input({2})
      .Ints("shape", {1})
      .Set("output_dim_idx", std::int64_t{1})
      .ExpectRefused({"output_dim_idx 1", "[1]"});
}

}  // namespace pdx::test
