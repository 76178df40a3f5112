#include "passes/pass_test.h"

namespace pdx::test {
namespace {

const Shape kPicture{-1, 3, -1, -1};

TEST(InsertChannelsLast, OneTranspositionAtEachEnd) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId a = maker.Op("relu", {maker.Conv3x3(x, 3, 3)}, kPicture);
        const ValueId b = maker.Conv3x3(a, 3, 3);
        maker.Output(maker.Op("elementwise_add", {a, b}, kPicture));
        return maker.Take();
      },
      {"insert_channels_last"});
  EXPECT_EQ(CountOps(model->graph(), "transpose2"), 2u);
}

TEST(InsertChannelsLast, ConcatAndPerChannelConstantsFollow) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId a = maker.Conv3x3(x, 3, 3);
        const ValueId b = maker.Conv3x3(a, 3, 4);
        const Attributes axis = GraphMaker::With("axis", std::int64_t{1});
        const ValueId shifted = maker.Op("elementwise_add", {a, maker.Constant({3})}, kPicture, axis);
        const ValueId scaled = maker.Op("elementwise_mul", {maker.Constant({1, 4, 1, 1}), b}, {-1, 4, -1, -1});
        maker.Output(maker.Op("concat", {kNoValue, shifted, scaled}, {-1, 7, -1, -1}, axis));
        return maker.Take();
      },
      {"insert_channels_last"});
  EXPECT_EQ(CountOps(model->graph(), "transpose2"), 2u);
}

TEST(InsertChannelsLast, AConstantAlongTheWidthBringsBackTheOldLayout) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId conv = maker.Conv3x3(maker.Input("x", kPicture), 3, 3);
        maker.Output(maker.Op("elementwise_add", {conv, maker.Constant({9})}, kPicture));
        return maker.Take();
      },
      {"insert_channels_last"});
  EXPECT_EQ(CountOps(model->graph(), "transpose2"), 2u);
}

TEST(InsertChannelsLast, LeavesANormalisationOfSequences) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", {-1, 3, -1});
        const ValueId scale = maker.Constant({3});
        maker.Output(maker.Op(
            "batch_norm", {x, scale, maker.Constant({3}), maker.Constant({3}), maker.Constant(Shape{3}, 1.0f, 2.0f)},
            {-1, 3, -1}));
        return maker.Take();
      },
      {"insert_channels_last"}, {2, 3, 5});
  EXPECT_EQ(CountOps(model->graph(), "transpose2"), 0u);
}

TEST(InsertChannelsLast, AGraphWithoutPicturesStaysAsItIs) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        maker.Output(maker.Op("softmax", {maker.Input("x", {-1, 6})}, {-1, 6}));
        return maker.Take();
      },
      {"insert_channels_last"}, {5, 6});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
}

TEST(EliminateTranspose, PicturesBecomeSequencesWithoutMovingData) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId conv = maker.Conv3x3(maker.Input("x", kPicture), 3, 3);
        Attributes range = GraphMaker::With("start_axis", std::int64_t{2});
        range.Set("stop_axis", std::int64_t{3});
        const ValueId flat = maker.Op("flatten_contiguous_range", {conv}, {-1, 3, -1}, range);
        const Attributes axes = GraphMaker::With("axis", std::vector<std::int64_t>{0, 2, 1});
        const ValueId sequence = maker.Op("transpose2", {flat}, {-1, -1, 3}, axes);
        maker.Output(maker.Op("softmax", {sequence}, {-1, -1, 3}));
        return maker.Take();
      },
      {"insert_channels_last", "eliminate_transpose"});
  EXPECT_EQ(CountOps(model->graph(), "transpose2"), 1u);  // at the entry
}

TEST(EliminateTranspose, TwoThatUndoEachOtherDisappear) {
  const auto model = OptimizeAndCompare(
      [] {
        GraphMaker maker;
        const ValueId x = maker.Input("x", kPicture);
        const ValueId there = maker.Op("transpose2", {x}, {-1, -1, -1, 3},
                                       GraphMaker::With("axis", std::vector<std::int64_t>{0, 2, 3, 1}));
        const ValueId back =
            maker.Op("transpose2", {there}, kPicture, GraphMaker::With("axis", std::vector<std::int64_t>{0, 3, 1, 2}));
        maker.Output(maker.Op("relu", {back}, kPicture));
        return maker.Take();
      },
      {"eliminate_transpose"});
  EXPECT_EQ(model->graph().nodes().size(), 1u);
}

}  // namespace
}  // namespace pdx::test
