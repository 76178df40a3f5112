// Graphs whose parts do not fit each other. Passes run before shapes are inferred, so they see what a program declares
// and a file holds: they leave such nodes alone, and what is wrong with them is refused later.
#include "passes/pass_test.h"

namespace pdx::test {
namespace {

// Whether loading or running refuses the graph, and blames it.
void ExpectRefused(Graph graph, const Shape& input) {
  try {
    Session session(Model::Build(std::move(graph)), 1);
    RunOnNoise(session, input);
    ADD_FAILURE() << "it was run";
  } catch (const Error& error) {
    EXPECT_NE(error.code(), ErrorCode::kInternal) << error.what();
  }
}

ValueId IntegerConstant(GraphMaker& maker, const Shape& shape) {
  return maker.graph().AddConstant("integers", std::make_shared<const Constant>(DataType::kInt32, shape));
}

ValueId BiasedConvolution(GraphMaker& maker, ValueId bias) {
  const ValueId x = maker.Input("x", {-1, 3, -1, -1});
  return maker.Op("conv2d", {x, maker.Constant({5, 3, 1, 1}), bias}, {-1, 5, -1, -1});
}

TEST(HostileGraph, ABiasOfAnotherLengthIsNotFolded) {
  GraphMaker maker;
  const ValueId bias = maker.Constant({1});
  maker.Output(maker.BatchNorm(BiasedConvolution(maker, bias), 5));
  ExpectRefused(maker.Take(), {1, 3, 4, 4});
}

TEST(HostileGraph, ABiasOfIntegersIsNotFolded) {
  GraphMaker maker;
  const ValueId bias = IntegerConstant(maker, {5});
  maker.Output(maker.BatchNorm(BiasedConvolution(maker, bias), 5));
  ExpectRefused(maker.Take(), {1, 3, 4, 4});
}

TEST(HostileGraph, IntegersBesideAPictureKeepTheirLayout) {
  GraphMaker maker;
  const ValueId picture = maker.Conv3x3(maker.Input("x", {-1, 3, -1, -1}), 3, 5);
  maker.Output(maker.Op("elementwise_sub", {picture, IntegerConstant(maker, {1, 5, 1, 1})}, {-1, 5, -1, -1}));
  ExpectRefused(maker.Take(), {1, 3, 4, 4});
}

TEST(HostileGraph, AProgramThatNamesAFusedActivationOfItsOwnIsToBlame) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, 4});
  maker.Output(maker.Op("elementwise_add", {x, x}, {-1, 4}, GraphMaker::With("fused_activation", std::string("no"))));
  ExpectRefused(maker.Take(), {2, 4});
}

// 3 * 10^11 multiplications, which loading the model must not make.
TEST(HostileGraph, AProductOfLargeConstantsWaitsForARun) {
  GraphMaker maker;
  const auto zeros = [&](const Shape& shape) {
    return maker.graph().AddConstant("zeros", std::make_shared<const Constant>(DataType::kFloat32, shape));
  };
  const ValueId product = maker.Op("matmul_v2", {zeros({4096, 16384}), zeros({16384, 4096})}, {4096, 4096});
  maker.Output(maker.Op("elementwise_add", {maker.Input("x", {-1, 4096}), product}, {-1, 4096}));
  EXPECT_EQ(CountOps(Model::Build(maker.Take())->graph(), "matmul_v2"), 1U);
}

// Integers pass through kernels without an epilogue: 2 * shape + 1 must not become 2 * shape.
TEST(HostileGraph, AnAdditionToIntegersIsNotFused) {
  GraphMaker maker;
  const auto add = [&](const char* op, std::vector<ValueId> inputs, Attributes attributes = {}) {
    const ValueId value = maker.Op(op, std::move(inputs), {2}, std::move(attributes));
    maker.graph().value(value).type = DataType::kInt32;
    return value;
  };
  const std::vector<std::int32_t> factors = {2, 2};
  const ValueId two = maker.graph().AddConstant("two", Constant::From<std::int32_t>({2}, std::span(factors)));
  const ValueId doubled = add("elementwise_mul", {add("shape", {maker.Input("x", {-1, -1})}), two});
  maker.Output(add("scale", {doubled}, GraphMaker::With("bias", 1.0)));
  Session session(Model::Build(maker.Take()), 1);
  session.ReshapeInput(0, {3, 5});
  session.MutableInput(0, DataType::kFloat32);
  session.Run();
  const auto* sizes = reinterpret_cast<const std::int32_t*>(session.OutputData(0));
  EXPECT_EQ(sizes[0], 7);
  EXPECT_EQ(sizes[1], 11);
}

}  // namespace
}  // namespace pdx::test
