// Sizes from files whose products would overflow, or which are far larger than what they describe.
#include <gtest/gtest.h>

#include "runtime/session.h"
#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

ErrorCode CodeOf(Graph graph, const Shape& input) {
  try {
    Session session(Model::Build(std::move(graph)), 2);
    session.ReshapeInput(0, input);
    session.MutableInput(0, DataType::kFloat32);
    session.Run();
    return ErrorCode::kNone;
  } catch (const Error& error) {
    return error.code();
  }
}

// A tensor without elements may not hide dimensions whose product overflows.
TEST(HostileSizes, BesideADimensionOfZeroAreRefused) {
  EXPECT_EQ((Shape{0, 1 << 20, 3}).ElementCount(), 0);
  EXPECT_THROW((Shape{0, std::int64_t{1} << 40, std::int64_t{1} << 40}).ElementCount(), Error);
  EXPECT_THROW((Shape{std::int64_t{1} << 40, 0, std::int64_t{1} << 40}).ElementCount(), Error);
}

TEST(HostileSizes, OfPaddingAreRefusedBeforeTheyAreReckonedWith) {
  for (const std::int64_t padding : {std::int64_t{1} << 20, std::int64_t{1} << 30}) {
    GraphMaker maker;
    const ValueId filter = maker.Constant({8, 16, 1, 5});
    Attributes attributes = GraphMaker::With("paddings", std::vector<std::int64_t>{0, padding});
    attributes.Set("strides", std::vector<std::int64_t>{1, padding});
    maker.Output(maker.Op("conv2d", {maker.Input("x", {-1, 16, -1, -1}), filter}, {-1, 8, -1, -1}, attributes));
    const ErrorCode code = CodeOf(maker.Take(), {1, 16, 4, 4});
    EXPECT_TRUE(code == ErrorCode::kNone || code == ErrorCode::kOutOfMemory || code == ErrorCode::kShapeMismatch)
        << static_cast<int>(code);
  }
}

TEST(HostileSizes, OfFilledTensorsAreRefusedWithoutAllocating) {
  for (const std::int64_t side : {std::int64_t{1} << 17, std::int64_t{1} << 23, std::int64_t{1} << 62}) {
    GraphMaker maker;
    const ValueId filled =
        maker.Op("fill_constant", {}, {-1, -1}, GraphMaker::With("shape", std::vector<std::int64_t>{side, side}));
    maker.Output(maker.Op("elementwise_add", {filled, maker.Input("x", {-1})}, {-1, -1},
                          GraphMaker::With("axis", std::int64_t{-1})));
    const ErrorCode code = CodeOf(maker.Take(), {1});
    EXPECT_EQ(code, side < (std::int64_t{1} << 24) ? ErrorCode::kOutOfMemory : ErrorCode::kShapeMismatch) << side;
  }
}

// Each of 2^47 channels would be looked at, which takes days.
TEST(HostileSizes, OfTensorsWithoutElementsAreNotGoneThrough) {
  Attributes quantize = GraphMaker::With("bit_length", std::int64_t{8});
  quantize.Set("quant_axis", std::int64_t{1});
  for (const bool is_constant : {true, false}) {
    GraphMaker maker;
    const Shape shape{std::int64_t{1} << 23, std::int64_t{1} << 24, 0};
    const ValueId x = maker.Input("x", {-1, -1, -1});
    const ValueId quantized = is_constant ? maker.Constant(shape) : x;
    maker.Output(maker.Op("fake_channel_wise_quantize_dequantize_abs_max", {quantized}, {-1, -1, -1}, quantize));
    EXPECT_EQ(CodeOf(maker.Take(), shape), ErrorCode::kNone);
  }
}

}  // namespace
}  // namespace pdx::test
