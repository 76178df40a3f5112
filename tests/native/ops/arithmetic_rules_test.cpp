#include <gtest/gtest.h>

#include <limits>

#include "support/infer_tester.h"

namespace pdx::test {

namespace {

using Values = std::vector<std::int64_t>;

InferTester Add(const Shape& x, const Shape& y, std::int64_t axis = -1) {
  return InferTester("elementwise_add").Input(x).Input(y).Set("axis", axis);
}

InferTester Matmul(const Shape& x, const Shape& y) { return InferTester("matmul_v2").Input(x).Input(y); }

}  // namespace

TEST(ElementwiseRule, AlignsShapes) {
  EXPECT_EQ(Add({2, 3, 4}, {4}).OutShape(), (Shape{2, 3, 4}));
  EXPECT_EQ(Add({2, 3, 4}, {3}, 1).OutShape(), (Shape{2, 3, 4}));
  EXPECT_EQ(Add({2, 3, 4}, {2, 3}, 0).OutShape(), (Shape{2, 3, 4}));
  EXPECT_EQ(Add({2, 3, 4}, {3, 1}, 2 - 1).OutShape(), (Shape{2, 3, 4}));
  EXPECT_EQ(Add({1}, {2, 3, 4, 5}).OutShape(), (Shape{2, 3, 4, 5}));
  EXPECT_EQ(Add({2, 1, 4}, {1, 3, 1}).OutShape(), (Shape{2, 3, 4}));
  EXPECT_EQ(Add({}, {3}).OutShape(), (Shape{3}));
  EXPECT_EQ(Add({0, 3}, {1, 3}).OutShape(), (Shape{0, 3}));
}

TEST(ElementwiseRule, RefusesMisfits) {
  Add({2, 3, 4}, {3}).ExpectRefused({"[2, 3, 4]", "[3]"});
  Add({2, 3, 4}, {3, 4}, 2).ExpectRefused({"axis 2", "[3, 4]"});
  Add({2, 3, 4}, {4}, -7).ExpectRefused({"axis -7"});
  Add({0, 3}, {2, 3}).ExpectRefused({"[0, 3]", "[2, 3]"});
  InferTester("elementwise_mul").Input({2}).Input({2}, DataType::kInt32).ExpectRefused({"Y", "int32", "float32"});
  InferTester("elementwise_mul").Input({2}, DataType::kUint8).Input({2}, DataType::kUint8).ExpectRefused({"uint8"});
}

TEST(ElementwiseRule, FollowsKnownIntegers) {
  EXPECT_EQ(InferTester("elementwise_add").Known({1, 2}).Known({10}).OutKnown(), (Values{11, 12}));
  EXPECT_EQ(InferTester("elementwise_sub").Known({1, 2}).Known({10}).OutKnown(), (Values{-9, -8}));
  EXPECT_EQ(InferTester("elementwise_mul").Known({3}).Scalar(-4).OutKnown(), (Values{-12}));
  EXPECT_EQ(InferTester("elementwise_div").Known({-7}).Known({2}).OutKnown(), (Values{-3}));
  const std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(InferTester("elementwise_div").Known({lowest}).Known({-1}).OutKnown(), (Values{lowest}));
  EXPECT_EQ(InferTester("elementwise_sub").Known({lowest}).Known({1}).OutKnown(),
            (Values{std::numeric_limits<std::int64_t>::max()}));
  InferTester("elementwise_div").Known({1}).Known({0}).ExpectRefused({"divided by zero"});
}

TEST(MatmulRule, MultipliesShapes) {
  EXPECT_EQ(Matmul({2, 3}, {3, 4}).OutShape(), (Shape{2, 4}));
  EXPECT_EQ(Matmul({5, 2, 3}, {3, 4}).OutShape(), (Shape{5, 2, 4}));
  EXPECT_EQ(Matmul({5, 1, 2, 3}, {7, 3, 4}).OutShape(), (Shape{5, 7, 2, 4}));
  EXPECT_EQ(Matmul({3, 2}, {4, 3}).Set("trans_x", true).Set("trans_y", true).OutShape(), (Shape{2, 4}));
  EXPECT_EQ(Matmul({3}, {3, 4}).OutShape(), (Shape{4}));
  EXPECT_EQ(Matmul({2, 3}, {3}).OutShape(), (Shape{2}));
  EXPECT_EQ(Matmul({3}, {3}).OutShape(), Shape{});
  EXPECT_EQ(InferTester("matmul").Input({2, 3}).Input({4, 3}).Set("transpose_Y", true).OutShape(), (Shape{2, 4}));
}

TEST(MatmulRule, RefusesMisfits) {
  Matmul({2, 3}, {4, 5}).ExpectRefused({"[2, 3]", "3 columns", "[4, 5]", "4 rows"});
  Matmul({2, 3}, {3, 5}).Set("trans_y", true).ExpectRefused({"[3, 5] transposed", "5 rows"});
  Matmul({2, 2, 3}, {3, 3, 5}).ExpectRefused({"[2]", "[3]", "broadcast"});
  Matmul({}, {3}).ExpectRefused({"[]"});
  Matmul({2, 3}, {3, 4}).Input({3}).ExpectRefused({"bias", "[3]", "[4]"});
  Matmul({2, 3}, {3, 4}).Absent().Input({1, 4}).ExpectRefused({"residual", "[1, 4]", "[2, 4]"});
  Matmul({2, 3}, {3, 4}).Ints("fused_reshape_Out", {0, 1}).ExpectRefused({"fused_reshape_Out"});
}

TEST(ActivationRule, KeepsTheShapeOfFloats) {
  for (const char* op : {"relu", "sigmoid", "swish", "hard_swish", "hard_sigmoid", "gelu"}) {
    EXPECT_EQ(InferTester(op).Input({2, 0, 3}).OutShape(), (Shape{2, 0, 3}));
    InferTester(op).Input({2}, DataType::kInt64).ExpectRefused({"int64", "float32"});
  }
  InferTester("gelu").Input({2}).Set("approximate", true).ExpectRefused({"approximate"});
}

TEST(ScaleRule, FollowsKnownIntegers) {
  EXPECT_EQ(InferTester("scale").Known({1, -2}).Set("scale", 3.0).Set("bias", 1.0).OutKnown(), (Values{4, -5}));
  EXPECT_EQ(
      InferTester("scale").Known({1}).Set("bias", 2.0).Set("scale", 3.0).Set("bias_after_scale", false).OutKnown(),
      (Values{9}));
  InferTester("scale").Known({1}).Set("scale", 1e30).ExpectRefused({"2^31"});
  EXPECT_FALSE(InferTester("scale").Input({2}).OutKnown().has_value());
}

TEST(LayerNormRule, ChecksScaleAndBias) {
  const auto norm = [](const Shape& scale) {
    return InferTester("layer_norm").Input({2, 3, 4}).Input(scale).Set("begin_norm_axis", std::int64_t{2});
  };
  EXPECT_EQ(norm({4}).OutShape(), (Shape{2, 3, 4}));
  norm({3}).ExpectRefused({"scale", "[3]", "4 values"});
  norm({4}).Set("begin_norm_axis", std::int64_t{3}).ExpectRefused({"begin_norm_axis 3", "[2, 3, 4]"});
  EXPECT_EQ(InferTester("layer_norm").Input({2, 3}).OutShape(), (Shape{2, 3}));
}

TEST(SoftmaxRule, ChecksTheAxis) {
  EXPECT_EQ(InferTester("softmax").Input({2, 3}).Set("axis", std::int64_t{-2}).OutShape(), (Shape{2, 3}));
  InferTester("softmax").Input({2, 3}).Set("axis", std::int64_t{2}).ExpectRefused({"axis 2", "[2, 3]"});
}

TEST(ReduceMeanRule, DropsOrKeepsDimensions) {
  EXPECT_EQ(InferTester("reduce_mean").Input({2, 3, 4}).Ints("dim", {1, 2}).OutShape(), (Shape{2}));
  EXPECT_EQ(InferTester("reduce_mean").Input({2, 3, 4}).Ints("dim", {-1}).Set("keep_dim", true).OutShape(),
            (Shape{2, 3, 1}));
  EXPECT_EQ(InferTester("reduce_mean").Input({0, 3}).Ints("dim", {1}).OutShape(), (Shape{0}));
  InferTester("reduce_mean").Input({0, 3}).Ints("dim", {0}).ExpectRefused({"dimension 0", "[0, 3]"});
  InferTester("reduce_mean").Input({2, 3}).Ints("dim", {5}).ExpectRefused({"dim 5"});
}

TEST(DropoutRule, ChecksItsSettings) {
  InferTester("dropout").Input({2}).Set("dropout_prob", 1.5).ExpectRefused({"dropout_prob", "1.5"});
  InferTester("dropout").Input({2}).Set("dropout_implementation", std::string("no")).ExpectRefused({"'no'"});
}

TEST(FakeQuantizeRule, ChecksItsSettings) {
  const char* channel_wise = "fake_channel_wise_quantize_dequantize_abs_max";
  EXPECT_EQ(InferTester(channel_wise).Input({2, 3}).Set("quant_axis", std::int64_t{1}).OutShape(), (Shape{2, 3}));
  InferTester(channel_wise).Input({2}).Set("quant_axis", std::int64_t{1}).ExpectRefused({"quant_axis 1", "[2]"});
  InferTester(channel_wise).Input({2, 3}).Set("quant_axis", std::int64_t{-1}).ExpectRefused({"quant_axis is -1"});
  InferTester(channel_wise).Input({2, 3}).Set("bit_length", std::int64_t{64}).ExpectRefused({"bit_length is 64"});
  InferTester(channel_wise).Input({2, 3}).Set("round_type", std::int64_t{2}).ExpectRefused({"round_type is 2"});
  const char* moving = "fake_quantize_dequantize_moving_average_abs_max";
  EXPECT_EQ(InferTester(moving).Input({2, 3}).Input({1}).OutShape(), (Shape{2, 3}));
  InferTester(moving).Input({2, 3}).Input({2}).ExpectRefused({"InScale", "[2]"});
}

TEST(RnnRule, ChecksStatesAndWeights) {
  const auto lstm = [](std::int64_t features) {
    InferTester tester("rnn");
    tester.Input({7, 2, 5}).Input({1, 2, 3}).Input({1, 2, 3});
    tester.Input({12, features}).Input({12, 3}).Input({12}).Input({12});
    tester.Set("mode", std::string("LSTM")).Set("hidden_size", std::int64_t{3});
    return tester;
  };
  EXPECT_EQ(lstm(5).OutShape(), (Shape{7, 2, 3}));
  lstm(6).ExpectRefused({"weight 0", "[12, 6]", "[12, 5]"});
  lstm(5).Input({12}).ExpectRefused({"5 weights", "4 are needed"});
  lstm(5).Set("is_bidirec", true).ExpectRefused({"hidden state", "[1, 2, 3]", "[2, 2, 3]"});
  lstm(5).Set("mode", std::string("GRU")).ExpectRefused({"GRU"});
  lstm(5).Set("num_layers", std::int64_t{0}).ExpectRefused({"num_layers 0"});
}

}  // namespace pdx::test
