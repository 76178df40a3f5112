#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/closeness.h"
#include "support/kernel_runner.h"

namespace pdx::test {

namespace {

TestTensor RunReference(const NodeCase& node) { return RunNode(ReferenceKernel(node.op), node, {.threads = 2})[0]; }

NodeCase MovingAverage(const std::vector<float>& values, float scale) {
  return {.op = "fake_quantize_dequantize_moving_average_abs_max",
          .inputs = {TestTensor::From(Shape{static_cast<std::int64_t>(values.size())}, values),
                     TestTensor::From<float>({1}, {scale})}};
}

}  // namespace

TEST(ReferenceFakeQuantize, RoundsTiesAwayFromZeroAndCuts) {
  // With a scale of 127 the steps are whole numbers.
  EXPECT_EQ(RunReference(MovingAverage({0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 2.4f, 126.7f, 500, -500}, 127)).Floats(),
            (std::vector<float>{1, -1, 2, 3, -3, 2, 127, 127, -127}));
}

TEST(ReferenceFakeQuantize, RoundsTiesToEvenWhereAsked) {
  NodeCase node = MovingAverage({0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 2.4f, 500, -500}, 127);
  node.attributes.Set("round_type", std::int64_t{0});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{0, 0, 2, 2, -2, 2, 127, -128}));
}

TEST(ReferenceFakeQuantize, HasAsManyLevelsAsBits) {
  NodeCase node = MovingAverage({0.4f, 0.6f, 5, -1.2f}, 3);
  node.attributes.Set("bit_length", std::int64_t{3});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{0, 1, 3, -1}));
}

TEST(ReferenceFakeQuantize, ErrsByHalfAStepAtMost) {
  const TestTensor x = TestTensor::Random({1000}, 1, -2, 2);
  const float scale = 1.7f;
  const std::vector<float> out = RunReference(MovingAverage(x.Floats(), scale)).Floats();
  const double step = double{scale} / 127;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double cut = std::clamp(x.Floats()[i], -scale, scale);
    EXPECT_LE(std::abs(out[i] - cut), step / 2 + 1e-6);
    EXPECT_NEAR(out[i] / step, std::round(out[i] / step), 1e-4);
  }
}

TEST(ReferenceFakeQuantize, TakesTheScaleOfEachChannel) {
  const TestTensor x = TestTensor::From<float>({2, 3}, {127, 0.6f, -3.4f, -254, 3.1f, 0.9f});
  NodeCase node{.op = "fake_channel_wise_quantize_dequantize_abs_max", .inputs = {x}};
  node.attributes.Set("quant_axis", std::int64_t{0});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{127, 1, -3, -254, 4, 0}));

  const TestTensor columns = TestTensor::From<float>({2, 2, 1}, {127, 3.1f, 0.6f, -254});
  node.inputs = {columns};
  node.attributes.Set("quant_axis", std::int64_t{1});
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{127, 4, 1, -254}));
}

TEST(ReferenceFakeQuantize, LeavesZerosAlone) {
  NodeCase node{.op = "fake_channel_wise_quantize_dequantize_abs_max",
                .inputs = {TestTensor::Zero(DataType::kFloat32, {2, 2})}};
  EXPECT_EQ(RunReference(node).Floats(), (std::vector<float>{0, 0, 0, 0}));
}

}  // namespace pdx::test
