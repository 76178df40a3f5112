#include "passes/pass_test.h"

namespace pdx::test {
namespace {

Graph ConvThen(const std::string& op, const Shape& constant, std::int64_t axis, bool constant_first) {
  GraphMaker maker;
  const ValueId conv = maker.Conv3x3(maker.Input("x", {-1, 3, -1, -1}), 3, 5);
  const ValueId other = maker.Constant(constant);
  std::vector<ValueId> inputs = {conv, other};
  if (constant_first) std::swap(inputs[0], inputs[1]);
  maker.Output(maker.Op(op, inputs, {-1, 5, -1, -1}, GraphMaker::With("axis", axis)));
  return maker.Take();
}

struct AffineCase {
  std::string op;
  Shape constant;
  std::int64_t axis;
  bool constant_first;
};

class FoldChannelAffineCases : public testing::TestWithParam<AffineCase> {};

TEST_P(FoldChannelAffineCases, DisappearsIntoTheConvolution) {
  const AffineCase& c = GetParam();
  const auto model =
      OptimizeAndCompare([&] { return ConvThen(c.op, c.constant, c.axis, c.constant_first); }, {"fold_channel_affine"});
  EXPECT_EQ(CountOps(model->graph(), c.op), 0u);
}

INSTANTIATE_TEST_SUITE_P(Broadcasts, FoldChannelAffineCases,
                         testing::Values(AffineCase{"elementwise_add", {5}, 1, false},
                                         AffineCase{"elementwise_add", {1, 5, 1, 1}, -1, false},
                                         AffineCase{"elementwise_mul", {1}, -1, true},
                                         AffineCase{"elementwise_mul", {5}, 1, false},
                                         AffineCase{"elementwise_add", {1}, -1, false}));

TEST(FoldChannelAffine, AConstantAlongTheWidthStays) {
  const auto model =
      OptimizeAndCompare([] { return ConvThen("elementwise_add", {9}, -1, false); }, {"fold_channel_affine"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 1u);
}

// Five columns and five channels: only the axis tells which of them the constant lies on.
TEST(FoldChannelAffine, AConstantAsLongAsTheChannelsButOnTheWidthStays) {
  const auto model = OptimizeAndCompare([] { return ConvThen("elementwise_add", {5}, -1, false); },
                                        {"fold_channel_affine"}, {1, 3, 4, 5});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 1u);
}

TEST(FoldChannelAffine, ABiasDisappearsIntoAMatrixProduct) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", {-1, -1, 6});
        const ValueId y = maker.Op("matmul_v2", {x, maker.Constant({6, 4})}, {-1, -1, 4});
        const Attributes axis = GraphMaker::With("axis", std::int64_t{2});
        maker.Output(maker.Op("elementwise_add", {y, maker.Constant({4})}, {-1, -1, 4}, axis));
        return maker.Take();
      },
      {"fold_channel_affine"}, {2, 5, 6});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 0u);
}

TEST(FoldChannelAffine, NothingIsFoldedBehindAnActivation) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId conv = maker.Conv3x3(maker.Input("x", {-1, 3, -1, -1}), 3, 5);
        const ValueId active = maker.Op("relu", {conv}, {-1, 5, -1, -1});
        const Attributes axis = GraphMaker::With("axis", std::int64_t{1});
        maker.Output(maker.Op("elementwise_add", {active, maker.Constant({5})}, {-1, 5, -1, -1}, axis));
        return maker.Take();
      },
      {"fold_channel_affine", "fuse_activation"});
  EXPECT_EQ(CountOps(model->graph(), "relu"), 0u);
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 1u);
}

}  // namespace
}  // namespace pdx::test
