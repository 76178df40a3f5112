#include "passes/pass_test.h"

namespace pdx::test {
namespace {

TEST(FoldBatchNorm, DisappearsIntoTheConvolutionBeforeIt) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        maker.Output(maker.BatchNorm(maker.Conv3x3(maker.Input("x", {-1, 3, -1, -1}), 3, 5), 5));
        return maker.Take();
      },
      {"fold_batch_norm"});
  EXPECT_EQ(CountOps(model->graph(), "batch_norm"), 0u);
}

TEST(FoldBatchNorm, AlsoIntoATransposedConvolution) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        Attributes attributes = GraphMaker::With("strides", std::vector<std::int64_t>{2, 2});
        const ValueId x = maker.Input("x", {-1, 3, -1, -1});
        const ValueId y = maker.Op("conv2d_transpose", {x, maker.Constant({3, 4, 2, 2})}, {-1, 4, -1, -1}, attributes);
        maker.Output(maker.BatchNorm(y, 4));
        return maker.Take();
      },
      {"fold_batch_norm"});
  EXPECT_EQ(CountOps(model->graph(), "batch_norm"), 0u);
}

TEST(FoldBatchNorm, StaysWhenTheConvolutionHasAnotherReader) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId conv = maker.Conv3x3(maker.Input("x", {-1, 3, -1, -1}), 3, 5);
        const ValueId normal = maker.BatchNorm(conv, 5);
        maker.Output(maker.Op("elementwise_mul", {conv, normal}, {-1, 5, -1, -1}));
        return maker.Take();
      },
      {"fold_batch_norm"});
  EXPECT_EQ(CountOps(model->graph(), "batch_norm"), 1u);
}

TEST(FoldBatchNorm, StaysWhenTheConvolutionIsAnOutput) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId conv = maker.Conv3x3(maker.Input("x", {-1, 3, -1, -1}), 3, 5);
        maker.Output(maker.BatchNorm(conv, 5));
        maker.Output(conv);
        return maker.Take();
      },
      {"fold_batch_norm"});
  EXPECT_EQ(CountOps(model->graph(), "batch_norm"), 1u);
}

}  // namespace
}  // namespace pdx::test
