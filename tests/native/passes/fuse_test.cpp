#include "passes/pass_test.h"

namespace pdx::test {
namespace {

const Shape kPicture{-1, 3, -1, -1};

TEST(FuseActivation, JoinsTheConvolution) {
  for (const char* op : {"relu", "hard_swish", "hard_sigmoid", "sigmoid", "swish"}) {
    const auto model = OptimizeAndCompare(
        [&] {
          GraphMaker maker;
          maker.Output(maker.Op(op, {maker.Conv3x3(maker.Input("x", kPicture), 3, 3)}, kPicture));
          return maker.Take();
        },
        {"fuse_activation"});
    EXPECT_EQ(model->graph().nodes().size(), 1u) << op;
  }
}

TEST(FuseActivation, ASecondActivationStays) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId first = maker.Op("relu", {maker.Conv3x3(maker.Input("x", kPicture), 3, 3)}, kPicture);
        maker.Output(maker.Op("sigmoid", {first}, kPicture));
        return maker.Take();
      },
      {"fuse_activation"});
  EXPECT_EQ(CountOps(model->graph(), "sigmoid"), 1u);
  EXPECT_EQ(CountOps(model->graph(), "relu"), 0u);
}

TEST(FuseActivation, StaysWhenTheConvolutionHasAnotherReader) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId conv = maker.Conv3x3(maker.Input("x", kPicture), 3, 3);
        const ValueId active = maker.Op("relu", {conv}, kPicture);
        maker.Output(maker.Op("elementwise_mul", {conv, active}, kPicture));
        return maker.Take();
      },
      {"fuse_activation"});
  EXPECT_EQ(CountOps(model->graph(), "relu"), 1u);
}

TEST(FuseResidual, TheLaterConvolutionAddsTheShortcut) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        maker.Output(maker.Op("elementwise_add", {x, maker.Conv3x3(x, 3, 3)}, kPicture));
        return maker.Take();
      },
      {"fuse_residual"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 0u);
}

TEST(FuseResidual, AnActivationBeforeTheAdditionIsKeptBefore) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId active = maker.Op("hard_swish", {maker.Conv3x3(x, 3, 3)}, kPicture);
        maker.Output(maker.Op("elementwise_add", {x, active}, kPicture));
        return maker.Take();
      },
      {"fuse_activation", "fuse_residual"});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
}

TEST(FuseResidual, AnActivationAfterTheAdditionIsKeptAfter) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId sum = maker.Op("elementwise_add", {maker.Conv3x3(x, 3, 3), x}, kPicture);
        maker.Output(maker.Op("hard_swish", {sum}, kPicture));
        return maker.Take();
      },
      {"fuse_activation", "fuse_residual"});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
}

TEST(FuseResidual, TheOperandComputedAfterTheConvolutionIsStillThere) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId conv = maker.Conv3x3(x, 3, 3);
        const ValueId later = maker.Op("sigmoid", {x}, kPicture);
        maker.Output(maker.Op("elementwise_add", {conv, later}, kPicture));
        return maker.Take();
      },
      {"fuse_residual"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 0u);
}

// As in pyramids of features: a picture is brought to the size of another and added to it.
TEST(FuseResidual, AnEnlargedPictureIsAddedWhereItIsMade) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const Attributes twice = GraphMaker::With("scale", std::vector<double>{2, 2});
        const ValueId other = maker.Op("sigmoid", {maker.Op("nearest_interp_v2", {x}, kPicture, twice)}, kPicture);
        const ValueId enlarged = maker.Op("nearest_interp_v2", {x}, kPicture, twice);
        maker.Output(maker.Op("elementwise_add", {enlarged, other}, kPicture));
        return maker.Take();
      },
      {"fuse_residual", "insert_channels_last"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 0u);
}

TEST(FuseResidual, ABroadcastOperandStays) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        Attributes pool = GraphMaker::With("global_pooling", true);
        pool.Set("pooling_type", std::string("avg"));
        pool.Set("ksize", std::vector<std::int64_t>{1, 1});
        const ValueId mean = maker.Op("pool2d", {x}, {-1, 3, 1, 1}, pool);
        maker.Output(maker.Op("elementwise_add", {maker.Conv3x3(x, 3, 3), mean}, kPicture));
        return maker.Take();
      },
      {"fuse_residual"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 1u);
}

TEST(FuseScalarAffine, JoinsTheActivationBeforeIt) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId active = maker.Op("hard_swish", {maker.Conv3x3(maker.Input("x", kPicture), 3, 3)}, kPicture);
        const ValueId scaled =
            maker.Op("elementwise_mul", {maker.Constant({1}, std::vector<float>{1.25f}), active}, kPicture);
        maker.Output(maker.Op("elementwise_add", {scaled, maker.Constant({1}, std::vector<float>{-0.5f})}, kPicture));
        return maker.Take();
      },
      {"fuse_activation", "fuse_scalar_affine"});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
}

TEST(FuseScalarAffine, AConstantPerChannelStays) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId active = maker.Op("relu", {maker.Conv3x3(maker.Input("x", kPicture), 3, 3)}, kPicture);
        const Attributes axis = GraphMaker::With("axis", std::int64_t{1});
        maker.Output(maker.Op("elementwise_mul", {active, maker.Constant({3})}, kPicture, axis));
        return maker.Take();
      },
      {"fuse_activation", "fuse_scalar_affine"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_mul"), 1u);
}

// x + x * s with s from the means of the channels.
ValueId ShortcutScale(GraphMaker& maker, ValueId x, const char* activation, bool image_first) {
  const Shape one{-1, 3, 1, 1};
  Attributes pool = GraphMaker::With("pooling_type", std::string("avg"));
  pool.Set("adaptive", true);
  pool.Set("ksize", std::vector<std::int64_t>{1, 1});
  const ValueId means = maker.Op("pool2d", {x}, one, pool);
  const ValueId gate = maker.Op(activation, {means}, one);
  const ValueId product = maker.Op("elementwise_mul", {x, gate}, kPicture);
  return maker.Op("elementwise_add", image_first ? std::vector<ValueId>{x, product} : std::vector<ValueId>{product, x},
                  kPicture);
}

TEST(FuseShortcutScale, TheSumMovesToTheFactors) {
  for (const bool image_first : {true, false}) {
    const auto model = OptimizeAndCompare(
        [&] {
          GraphMaker maker;
          maker.Output(ShortcutScale(maker, maker.Input("x", kPicture), "sigmoid", image_first));
          return maker.Take();
        },
        {"fuse_shortcut_scale"});
    EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 0u);
    EXPECT_EQ(CountOps(model->graph(), "scale"), 1u);
  }
}

TEST(FuseShortcutScale, TheStepThatMakesTheFactorsTakesTheSumIn) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        maker.Output(ShortcutScale(maker, maker.Input("x", kPicture), "hard_sigmoid", true));
        return maker.Take();
      },
      {"fuse_shortcut_scale", "fuse_scalar_affine"});
  EXPECT_EQ(model->graph().nodes().size(), 3u);
}

TEST(FuseShortcutScale, StaysWhereTheProductIsReadElsewhereOrIsOfAnotherImage) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId y = maker.Op("relu", {x}, kPicture);
        const ValueId product = maker.Op("elementwise_mul", {x, maker.Constant({1, 3, 1, 1})}, kPicture);
        const ValueId other = maker.Op("elementwise_add", {y, product}, kPicture);
        maker.Output(
            maker.Op("elementwise_add", {x, maker.Op("elementwise_mul", {other, product}, kPicture)}, kPicture));
        return maker.Take();
      },
      {"fuse_shortcut_scale"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 2u);
}

TEST(FuseShortcutScale, StaysWhereTheFactorsAreAsManyAsThePixels) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId gate = maker.Op("sigmoid", {x}, kPicture);
        maker.Output(maker.Op("elementwise_add", {x, maker.Op("elementwise_mul", {x, gate}, kPicture)}, kPicture));
        return maker.Take();
      },
      {"fuse_shortcut_scale"});
  EXPECT_EQ(CountOps(model->graph(), "elementwise_add"), 1u);
}

}  // namespace
}  // namespace pdx::test
