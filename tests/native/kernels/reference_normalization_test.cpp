#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "support/closeness.h"
#include "support/kernel_runner.h"
#include "support/layout.h"

namespace pdx::test {

namespace {

TestTensor RunReference(const NodeCase& node) { return RunNode(ReferenceKernel(node.op), node, {.threads = 3})[0]; }

}  // namespace

TEST(ReferenceBatchNorm, MatchesDefinitionInBothLayouts) {
  const TestTensor image = TestTensor::Random({2, 3, 4, 5}, 1);
  const TestTensor scale = TestTensor::Random({3}, 2);
  const TestTensor bias = TestTensor::Random({3}, 3);
  const TestTensor mean = TestTensor::Random({3}, 4);
  const TestTensor variance = TestTensor::Random({3}, 5, 0.1f, 2);
  std::vector<double> expected;
  for (std::size_t i = 0; i < 120; ++i) {
    const std::size_t c = i / 20 % 3;
    const double factor = scale.Floats()[c] / std::sqrt(variance.Floats()[c] + 1e-3);
    expected.push_back(factor * image.Floats()[i] + (bias.Floats()[c] - factor * mean.Floats()[c]));
  }
  for (const bool channels_last : {false, true}) {
    NodeCase node{.op = "batch_norm",
                  .inputs = {channels_last ? ToChannelsLast(image) : image, scale, bias, mean, variance}};
    node.attributes.Set("epsilon", 1e-3);
    node.attributes.Set("data_layout", std::string(channels_last ? "NHWC" : "NCHW"));
    const TestTensor out = RunReference(node);
    ExpectClose((channels_last ? ToChannelsFirst(out) : out).Floats(), expected, {1e-6, 1e-6});
  }
}

TEST(ReferenceBatchNorm, TakesRowsOfFeatures) {
  NodeCase node{.op = "batch_norm", .inputs = {TestTensor::From<float>({2, 2}, {1, 2, 3, 4})}};
  for (const float value : {2.0f, 1.0f, 1.0f, 4.0f}) {
    node.inputs.push_back(TestTensor::From<float>({2}, {value, value}));
  }
  node.attributes.Set("epsilon", 0.0);
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{1, 2, 3, 4}));  // 2 * (x - 1) / 2 + 1
}

TEST(ReferenceLayerNorm, MatchesDefinition) {
  const Shape shape{2, 3, 5, 7};
  const TestTensor x = TestTensor::Random(shape, 6, -3, 5);
  const TestTensor scale = TestTensor::Random({35}, 7);
  const TestTensor bias = TestTensor::Random({35}, 8);
  std::vector<double> expected;
  const std::vector<float> values = x.Floats();
  for (std::size_t row = 0; row < 6; ++row) {
    double sum = 0;
    double squares = 0;
    for (std::size_t i = row * 35; i < row * 35 + 35; ++i) {
      sum += values[i];
      squares += double{values[i]} * values[i];
    }
    const double mean = sum / 35;
    const double deviation = std::sqrt(squares / 35 - mean * mean + 1e-5);
    for (std::size_t i = 0; i < 35; ++i) {
      expected.push_back((values[row * 35 + i] - mean) / deviation * scale.Floats()[i] + bias.Floats()[i]);
    }
  }
  NodeCase node{.op = "layer_norm", .inputs = {x, scale, bias}};
  node.attributes.Set("begin_norm_axis", std::int64_t{2});
  node.attributes.Set("epsilon", 1e-5);
  ExpectClose(RunReference(node).Floats(), expected, {1e-6, 1e-6});
}

TEST(ReferenceLayerNorm, ScaleAndBiasAreOptional) {
  NodeCase node{.op = "layer_norm", .inputs = {TestTensor::From<float>({2, 2}, {1, 3, 5, 5}), std::nullopt}};
  node.attributes.Set("epsilon", 0.25);  // (1 + 0.25 of the second row is 0.25): 1 / sqrt(1.25), 0 / sqrt(0.25)
  const double high = 1 / std::sqrt(1.25);
  ExpectClose(RunReference(node).Floats(), {-high, high, 0, 0});
}

TEST(ReferenceSoftmax, MatchesDefinitionOnEveryAxis) {
  const Shape shape{2, 3, 4};
  const TestTensor x = TestTensor::Random(shape, 9, -8, 8);
  const std::vector<float> values = x.Floats();
  const std::size_t steps[] = {12, 4, 1};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    SCOPED_TRACE(axis);
    const auto length = static_cast<std::size_t>(shape[axis]);
    std::vector<double> expected;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::size_t first = i - i / steps[axis] % length * steps[axis];
      double sum = 0;
      for (std::size_t k = 0; k < length; ++k) sum += std::exp(double{values[first + k * steps[axis]]});
      expected.push_back(std::exp(double{values[i]}) / sum);
    }
    NodeCase node{.op = "softmax", .inputs = {x}};
    node.attributes.Set("axis", static_cast<std::int64_t>(axis) - 3);
    ExpectClose(RunReference(node).Floats(), expected);
  }
}

TEST(ReferenceSoftmax, StaysFiniteForLargeValues) {
  NodeCase node{.op = "softmax", .inputs = {TestTensor::From<float>({1, 3}, {1000, 1000, -1000})}};
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{0.5f, 0.5f, 0}));
}

TEST(ReferenceSoftmax, TakesEmptyTensors) {
  NodeCase node{.op = "softmax", .inputs = {TestTensor::Zero(DataType::kFloat32, {2, 0})}};
  EXPECT_TRUE(RunReference(node).Floats().empty());
}

TEST(ReferenceReduceMean, AveragesTheNamedDimensions) {
  const TestTensor x = TestTensor::From<float>({2, 2, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  NodeCase node{.op = "reduce_mean", .inputs = {x}};
  node.attributes.Set("dim", std::vector<std::int64_t>{0, -1});
  const TestTensor dropped = RunReference(node);
  EXPECT_EQ(dropped.shape, (Shape{2}));
  EXPECT_EQ(dropped.Floats(), (std::vector<float>{5, 8}));
  node.attributes.Set("keep_dim", true);
  const TestTensor kept = RunReference(node);
  EXPECT_EQ(kept.shape, (Shape{1, 2, 1}));
  EXPECT_EQ(kept.Floats(), (std::vector<float>{5, 8}));
  node.attributes.Set("keep_dim", false);
  node.attributes.Set("reduce_all", true);
  const TestTensor all = RunReference(node);
  EXPECT_EQ(all.shape, Shape{});
  EXPECT_EQ(all.Floats(), (std::vector<float>{6.5f}));
}

}  // namespace pdx::test
