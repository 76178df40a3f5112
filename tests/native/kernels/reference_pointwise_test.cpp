#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "kernels/epilogue.h"
#include "support/closeness.h"
#include "support/kernel_runner.h"

namespace pdx::test {

namespace {

TestTensor RunReference(const NodeCase& node, const RunOptions& options = {.threads = 2}) {
  return RunNode(ReferenceKernel(node.op), node, options)[0];
}

NodeCase Elementwise(const std::string& op, const TestTensor& x, const TestTensor& y, std::int64_t axis = -1) {
  NodeCase node{.op = "elementwise_" + op, .inputs = {x, y}};
  node.attributes.Set("axis", axis);
  return node;
}

}  // namespace

TEST(ReferenceElementwise, ComputesEachOperation) {
  const TestTensor x = TestTensor::From<float>({3}, {1, -2, 3});
  const TestTensor y = TestTensor::From<float>({3}, {4, 5, -8});
  EXPECT_EQ(RunReference(Elementwise("add", x, y)).Floats(), (std::vector<float>{5, 3, -5}));
  EXPECT_EQ(RunReference(Elementwise("sub", x, y)).Floats(), (std::vector<float>{-3, -7, 11}));
  EXPECT_EQ(RunReference(Elementwise("mul", x, y)).Floats(), (std::vector<float>{4, -10, -24}));
  EXPECT_EQ(RunReference(Elementwise("div", x, y)).Floats(), (std::vector<float>{0.25f, -0.4f, -0.375f}));
}

TEST(ReferenceElementwise, AlignsTheLowerRankAtTheBackOrAtAxis) {
  const TestTensor x = TestTensor::From<float>({2, 3, 2}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  const TestTensor pair = TestTensor::From<float>({2}, {1, 2});
  const TestTensor triple = TestTensor::From<float>({3}, {1, 2, 3});
  EXPECT_EQ(RunReference(Elementwise("add", x, pair)).Floats(),
            (std::vector<float>{1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2}));
  EXPECT_EQ(RunReference(Elementwise("add", x, pair, 0)).Floats(),
            (std::vector<float>{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}));
  EXPECT_EQ(RunReference(Elementwise("add", x, triple, 1)).Floats(),
            (std::vector<float>{1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3}));
  const TestTensor trailing = TestTensor::From<float>({2, 1, 1}, {1, 2});  // its ones fall off behind dimension 2
  EXPECT_EQ(RunReference(Elementwise("add", TestTensor::From<float>({1, 2, 2}, {0, 0, 0, 0}),
                                     TestTensor::From<float>({2, 1}, {1, 2}), 2))
                .Floats(),
            (std::vector<float>{1, 2, 1, 2}));
  EXPECT_EQ(RunReference(Elementwise("add", x, trailing, 0)).Floats(),
            (std::vector<float>{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}));
}

TEST(ReferenceElementwise, BroadcastsEitherSide) {
  const TestTensor column = TestTensor::From<float>({2, 1}, {10, 20});
  const TestTensor row = TestTensor::From<float>({1, 3}, {1, 2, 3});
  EXPECT_EQ(RunReference(Elementwise("sub", column, row)).Floats(), (std::vector<float>{9, 8, 7, 19, 18, 17}));
  const TestTensor one = TestTensor::From<float>({1}, {100});
  const TestTensor out = RunReference(Elementwise("sub", one, TestTensor::From<float>({1, 2, 1, 2}, {1, 2, 3, 4})));
  EXPECT_EQ(out.shape, (Shape{1, 2, 1, 2}));
  EXPECT_EQ(out.Floats(), (std::vector<float>{99, 98, 97, 96}));
}

TEST(ReferenceElementwise, AppliesAnEpilogueToFloats) {
  NodeCase node = Elementwise("mul", TestTensor::From<float>({2}, {1, -1}), TestTensor::From<float>({2}, {3, 3}));
  Epilogue{.activation = Activation::kRelu, .post_scale = 2, .post_shift = 1}.Store(node.attributes);
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{7, 1}));
}

TEST(ReferenceElementwise, TakesIntegers) {
  const TestTensor x = TestTensor::From<std::int32_t>({2}, {7, std::numeric_limits<std::int32_t>::max()});
  const TestTensor y = TestTensor::From<std::int32_t>({2}, {-2, 1});
  EXPECT_EQ(RunReference(Elementwise("div", x, y)).To<std::int32_t>()[0], -3);
  EXPECT_EQ(RunReference(Elementwise("add", x, y)).To<std::int32_t>()[1], std::numeric_limits<std::int32_t>::min());
  const std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(RunReference(Elementwise("div", TestTensor::From<std::int64_t>({1}, {lowest}),
                                     TestTensor::From<std::int64_t>({1}, {-1})))
                .To<std::int64_t>()[0],
            lowest);
}

TEST(ReferenceActivation, MatchesDefinition) {
  const TestTensor x = TestTensor::Random({3, 17}, 1, -6, 6);
  const auto expect = [&](NodeCase node, double (*function)(double)) {
    SCOPED_TRACE(node.op);
    node.inputs = {x};
    std::vector<double> expected;
    for (const float value : x.Floats()) expected.push_back(function(value));
    ExpectClose(RunReference(node).Floats(), expected, {1e-6, 1e-6});
    ExpectClose(RunReference(node, {.in_place = true}).Floats(), expected, {1e-6, 1e-6});
    node.attributes.Set("fused_scale", 3.0);
    node.attributes.Set("fused_shift", -1.0);
    for (double& value : expected) value = 3 * value - 1;
    ExpectClose(RunReference(node).Floats(), expected, {3e-6, 1e-6});
  };
  expect({.op = "relu"}, [](double v) { return v > 0 ? v : 0; });
  expect({.op = "sigmoid"}, [](double v) { return 1 / (1 + std::exp(-v)); });
  expect({.op = "swish"}, [](double v) { return v / (1 + std::exp(-v)); });
  expect({.op = "gelu"}, [](double v) { return v / 2 * std::erfc(-v / std::sqrt(2.0)); });
  expect({.op = "hard_swish"}, [](double v) { return v <= -3 ? 0 : v >= 3 ? v : v * (v + 3) / 6; });
  expect({.op = "hard_sigmoid"}, [](double v) { return v <= -2.5 ? 0 : v >= 2.5 ? 1 : 0.2 * v + 0.5; });
  NodeCase steep{.op = "hard_sigmoid"};
  steep.attributes.Set("slope", 1.0);
  steep.attributes.Set("offset", 0.25);
  expect(steep, [](double v) { return v <= -0.25 ? 0 : v >= 0.75 ? 1 : v + 0.25; });
}

TEST(ReferenceScale, AddsTheBiasAfterOrBeforeScaling) {
  NodeCase node{.op = "scale", .inputs = {TestTensor::From<float>({2}, {1, -2})}};
  node.attributes.Set("scale", 3.0);
  node.attributes.Set("bias", 0.5);
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{3.5f, -5.5f}));
  node.attributes.Set("bias_after_scale", false);
  EXPECT_EQ(RunReference(node, {.in_place = true}).Floats(), (std::vector<float>{4.5f, -4.5f}));
}

TEST(ReferenceScale, TakesIntegers) {
  NodeCase node{.op = "scale", .inputs = {TestTensor::From<std::int64_t>({2}, {1, -2})}};
  node.attributes.Set("scale", 3.0);
  node.attributes.Set("bias", -1.0);
  EXPECT_EQ(RunReference(node).To<std::int64_t>(), (std::vector<std::int64_t>{2, -7}));
  node.inputs = {TestTensor::From<std::int32_t>({2}, {1, -2})};
  EXPECT_EQ(RunReference(node).To<std::int32_t>(), (std::vector<std::int32_t>{2, -7}));
}

TEST(ReferenceDropout, ScalesOnlyWhereTrainingDidNot) {
  NodeCase node{.op = "dropout", .inputs = {TestTensor::From<float>({2}, {4, -8})}};
  node.attributes.Set("dropout_prob", 0.25);
  node.attributes.Set("dropout_implementation", std::string("downgrade_in_infer"));
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{3, -6}));
  node.attributes.Set("dropout_implementation", std::string("upscale_in_train"));
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{4, -8}));
}

TEST(ReferenceCast, CutsAndSaturates) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  NodeCase node{.op = "cast", .inputs = {TestTensor::From<float>({6}, {1.9f, -1.9f, 3e9f, -3e9f, nan, 0.0f})}};
  node.attributes.Set("out_dtype", std::int64_t{2});
  EXPECT_EQ(RunReference(node).To<std::int32_t>(),
            (std::vector<std::int32_t>{1, -1, std::numeric_limits<std::int32_t>::max(),
                                       std::numeric_limits<std::int32_t>::min(), 0, 0}));
  node.attributes.Set("out_dtype", std::int64_t{20});
  EXPECT_EQ(RunReference(node).To<std::uint8_t>(), (std::vector<std::uint8_t>{1, 0, 255, 0, 0, 0}));
  node.attributes.Set("out_dtype", std::int64_t{0});
  EXPECT_EQ(RunReference(node).bytes, (std::vector<std::byte>{std::byte{1}, std::byte{1}, std::byte{1}, std::byte{1},
                                                              std::byte{1}, std::byte{0}}));
}

TEST(ReferenceCast, ConvertsIntegers) {
  NodeCase node{.op = "cast", .inputs = {TestTensor::From<std::int64_t>({2}, {-1, 4294967297})}};
  node.attributes.Set("out_dtype", std::int64_t{2});
  EXPECT_EQ(RunReference(node).To<std::int32_t>(), (std::vector<std::int32_t>{-1, 1}));
  node.attributes.Set("out_dtype", std::int64_t{5});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{-1, 4294967296.0f}));
}

TEST(ReferenceFillConstant, FillsEachType) {
  NodeCase node{.op = "fill_constant"};
  node.attributes.Set("shape", std::vector<std::int64_t>{2, 2});
  node.attributes.Set("str_value", std::string("-1.5"));
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{-1.5f, -1.5f, -1.5f, -1.5f}));
  node.attributes.Set("dtype", std::int64_t{2});
  EXPECT_EQ(RunReference(node).To<std::int32_t>(), (std::vector<std::int32_t>{-1, -1, -1, -1}));
  node.attributes.Set("dtype", std::int64_t{3});
  node.attributes.Set("str_value", std::string("9007199254740993"));  // one more than a double can tell
  EXPECT_EQ(RunReference(node).To<std::int64_t>()[3], 9007199254740993);
  node.attributes.Set("str_value", std::string());
  node.attributes.Set("value", 7.0);
  EXPECT_EQ(RunReference(node).To<std::int64_t>()[0], 7);
}

TEST(ReferenceFillConstantBatchSizeLike, TakesOneDimensionFromTheInput) {
  NodeCase node{.op = "fill_constant_batch_size_like", .inputs = {TestTensor::Zero(DataType::kFloat32, {3, 5})}};
  node.attributes.Set("shape", std::vector<std::int64_t>{2, -1});
  node.attributes.Set("output_dim_idx", std::int64_t{1});
  node.attributes.Set("value", 2.5);
  const TestTensor out = RunReference(node);
  EXPECT_EQ(out.shape, (Shape{2, 3}));
  EXPECT_EQ(out.Floats(), (std::vector<float>{2.5f, 2.5f, 2.5f, 2.5f, 2.5f, 2.5f}));
}

}  // namespace pdx::test
