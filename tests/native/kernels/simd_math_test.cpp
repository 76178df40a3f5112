#include <cmath>

#include "kernels/simd/vector_math.h"
#include "kernels/simd/vector_portable.h"
#include "kernels/simd_comparison.h"

namespace pdx::test {
namespace {

using Plain = simd::VectorPortable;

constexpr int kSteps = 200000;

float At(int step, float low, float high) {
  return low + (high - low) * static_cast<float>(step) / static_cast<float>(kSteps);
}

TestTensor Range(float low, float high) {
  std::vector<float> values;
  for (int step = 0; step <= kSteps; ++step) values.push_back(At(step, low, high));
  return TestTensor::From(Shape{static_cast<std::int64_t>(values.size())}, values);
}

double ExactSigmoid(double x) { return 1 / (1 + std::exp(-x)); }

TEST(VectorMath, ExpIsAccurateOverItsRange) {
  double worst = 0;
  for (int step = 0; step <= kSteps; ++step) {
    const float x = At(step, -87, 88);
    const double expected = std::exp(double{x});
    worst = std::max(worst, std::abs(simd::Exp<Plain>(Plain::Set(x))[0] - expected) / expected);
  }
  EXPECT_LT(worst, 1.2e-7);
}

TEST(VectorMath, TanhIsAccurateNearZeroToo) {
  double worst = 0;
  for (int step = 0; step <= kSteps; ++step) {
    for (const float range : {1e-3f, 1.0f, 20.0f}) {
      const float x = At(step, -range, range);
      const double expected = std::tanh(double{x});
      if (x == 0) continue;
      worst = std::max(worst, std::abs(simd::Tanh<Plain>(Plain::Set(x))[0] / expected - 1));
    }
  }
  EXPECT_LT(worst, 4e-7);
  EXPECT_EQ(simd::Tanh<Plain>(Plain::Zero())[0], 0.0f);
  EXPECT_EQ(simd::Tanh<Plain>(Plain::Set(1e30f))[0], 1.0f);
  EXPECT_TRUE(std::isnan(simd::Tanh<Plain>(Plain::Set(std::nanf("")))[0]));
}

// Products with a rounded 1/6 would all be too large by the same part.
TEST(VectorMath, HardSwishHasNoBias) {
  Epilogue epilogue{.activation = Activation::kHardSwish, .alpha = 3, .beta = 6, .gamma = 6};
  double sum = 0;
  for (int step = 0; step <= kSteps; ++step) {
    const float x = At(step, 3.5f, 7.9f);  // where the gate is 1
    const float y = simd::Activate<Plain, Activation::kHardSwish>(Plain::Set(x), epilogue)[0];
    sum += y / double{x} - 1;
    ASSERT_NEAR(y / double{x}, 1, 1.2e-7);
  }
  EXPECT_LT(std::abs(sum / kSteps), 3e-9);
}

TEST(VectorMath, ExpIsOneAtZeroAndTinyFarBelow) {
  EXPECT_EQ(simd::Exp<Plain>(Plain::Zero())[0], 1.0f);
  EXPECT_LT(simd::Exp<Plain>(Plain::Set(-1e30f))[0], 2e-38f);
  EXPECT_TRUE(std::isnan(simd::Exp<Plain>(Plain::Set(std::nanf("")))[0]));
}

TEST(VectorMath, ErfIsAccurateOverItsRange) {
  double worst = 0;
  for (int step = 0; step <= kSteps; ++step) {
    const float x = At(step, -6, 6);
    worst = std::max(worst, std::abs(simd::Erf<Plain>(Plain::Set(x))[0] - std::erf(double{x})));
  }
  EXPECT_LT(worst, 4e-7);
}

// Far below zero sigmoid is exp, so that this covers the exponential of every instruction set too.
TEST(VectorMath, SigmoidIsAccurateAtEveryLevel) {
  const NodeCase node{.op = "sigmoid", .inputs = {Range(-86, 40)}};
  const std::vector<float> x = node.inputs[0]->Floats();
  for (const CpuFeatures& cpu : CpuLevels()) {
    const std::vector<float> y = RunNode(FindKernel("sigmoid", "simd"), node, {.cpu = cpu})[0].Floats();
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i) worst = std::max(worst, std::abs(y[i] / ExactSigmoid(x[i]) - 1));
    EXPECT_LT(worst, 3e-7) << cpu.ToString();
  }
}

TEST(VectorMath, GeluIsAccurateAtEveryLevel) {
  const NodeCase node{.op = "gelu", .inputs = {Range(-8, 8)}};
  const std::vector<float> x = node.inputs[0]->Floats();
  for (const CpuFeatures& cpu : CpuLevels()) {
    const std::vector<float> y = RunNode(FindKernel("gelu", "simd"), node, {.cpu = cpu})[0].Floats();
    double worst = 0;  // of the gate, which is multiplied by x
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double gate = 0.5 * (1 + std::erf(double{x[i]} * std::sqrt(0.5)));
      worst = std::max(worst, std::abs(y[i] - x[i] * gate) / std::max(1.0f, std::abs(x[i])));
    }
    EXPECT_LT(worst, 5e-7) << cpu.ToString();
  }
}

}  // namespace
}  // namespace pdx::test
