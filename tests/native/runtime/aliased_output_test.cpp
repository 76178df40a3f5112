// Outputs that are inputs, as they came or seen under another shape: they have no memory of their own.
#include <gtest/gtest.h>

#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

Graph PassedThrough() {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, 2});
  maker.Output(x);
  maker.Output(maker.Op("reshape2", {x}, {-1}, GraphMaker::With("shape", std::vector<std::int64_t>{-1})));
  return maker.Take();
}

TEST(AliasedOutput, HoldsTheInput) {
  Session session(Model::Build(PassedThrough()), 1);
  EXPECT_EQ(RunOnNoise(session, {3, 2}), RandomValues(6));
  EXPECT_EQ(session.OutputShape(1), Shape{6});
}

// Its memory is written anew, and may have moved.
TEST(AliasedOutput, IsGoneOnceTheInputIsWrittenAgain) {
  Session session(Model::Build(PassedThrough()), 1);
  RunOnNoise(session, {3, 2});
  session.ReshapeInput(0, {4000, 2});
  session.MutableInput(0, DataType::kFloat32);
  EXPECT_EQ(session.OutputData(0), nullptr);
  EXPECT_EQ(session.OutputData(1), nullptr);
}

TEST(AliasedOutput, OfAnotherInputStays) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, 2});
  maker.Input("z", {-1, 2});
  maker.Output(x);
  Session session(Model::Build(maker.Take()), 1);
  RunOnNoise(session, {3, 2});
  const std::byte* before = session.OutputData(0);
  session.ReshapeInput(1, {4000, 2});
  session.MutableInput(1, DataType::kFloat32);
  EXPECT_EQ(session.OutputData(0), before);
}

}  // namespace
}  // namespace pdx::test
