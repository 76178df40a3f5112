#include <gtest/gtest.h>

#include <cmath>

#include "runtime/session.h"
#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

const Shape kPicture{1, 32, 9, 11};

Graph PointwiseNet() {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, 32, -1, -1});
  maker.Output(maker.Op("conv2d", {x, maker.Constant({24, 32, 1, 1})}, {-1, 24, -1, -1}));
  return maker.Take();
}

std::vector<float> RunWith(const ModelOptions& options) {
  Session session(Model::Build(PointwiseNet(), options), 2);
  return RunOnNoise(session, kPicture);
}

TEST(Bfloat16Models, RoundOnlyWhereTheyAreAllowedTo) {
  const std::vector<float> exact = RunWith({});
  EXPECT_EQ(RunWith({.bfloat16 = true, .bfloat16_operators = {"matmul_v2"}}), exact);

  const std::vector<float> rounded = RunWith({.bfloat16 = true, .bfloat16_operators = {"conv2d"}});
  EXPECT_EQ(RunWith({.bfloat16 = true}), rounded);
  if (!HasBfloat16()) {
    EXPECT_EQ(rounded, exact) << "a processor without bfloat16 computes in float32";
    return;
  }
  ASSERT_EQ(rounded.size(), exact.size());
  // Both factors are off by 2^-9 of themselves at most; 32 products of values up to 1.
  for (std::size_t i = 0; i < exact.size(); ++i) ASSERT_NEAR(rounded[i], exact[i], 32 * 2.0 / 512);
  EXPECT_NE(rounded, exact);
}

}  // namespace
}  // namespace pdx::test
