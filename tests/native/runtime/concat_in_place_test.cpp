// Results that their kernels write into the output of the concat that joins them.
#include <gtest/gtest.h>

#include "runtime/plan.h"
#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

const Shape kShape = {1, 3, 5, 4};  // of the input and of each part

Attributes Axis(std::int64_t axis) { return GraphMaker::With("axis", axis); }

// [N, H, W, C] times a constant.
ValueId Part(GraphMaker& maker, ValueId x) {
  return maker.Op("elementwise_mul", {x, maker.Constant({4})}, {-1, -1, -1, 4});
}

ValueId Join(GraphMaker& maker, std::vector<ValueId> parts, std::int64_t axis = 3) {
  parts.insert(parts.begin(), kNoValue);
  return maker.Op("concat", std::move(parts), {-1, -1, -1, -1}, Axis(axis));
}

std::size_t ArenaBytes(Graph graph) {
  const auto model = Model::Build(std::move(graph), {.optimize_graph = false});
  return Plan(*model, std::vector<Shape>(model->input_count(), kShape), 1).arena_bytes();
}

// Bytes of `parts` results of this shape, each a whole number of units of the arena.
std::size_t BytesOf(std::size_t parts) { return parts * 256; }

// Parts of kShape side by side in the last dimension.
std::vector<float> Joined(const std::vector<std::vector<float>>& parts) {
  std::vector<float> joined;
  for (std::size_t pixel = 0; pixel < 15; ++pixel) {
    for (const auto& part : parts)
      joined.insert(joined.end(), part.begin() + static_cast<std::ptrdiff_t>(pixel * 4),
                    part.begin() + static_cast<std::ptrdiff_t>(pixel * 4 + 4));
  }
  return joined;
}

std::vector<float> RunAlone(std::size_t part) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, -1, -1, 4});
  std::vector<ValueId> parts;
  for (int i = 0; i < 3; ++i) parts.push_back(Part(maker, x));
  maker.Output(parts[part]);
  Session session(Model::Build(maker.Take(), {.optimize_graph = false}), 1);
  return RunOnNoise(session, kShape);
}

TEST(ConcatInPlace, HoldsItsParts) {
  for (const int threads : {1, 3}) {
    GraphMaker maker;
    const ValueId x = maker.Input("x", {-1, -1, -1, 4});
    std::vector<ValueId> parts;
    for (int i = 0; i < 3; ++i) parts.push_back(Part(maker, x));
    maker.Output(Join(maker, parts));
    Session session(Model::Build(maker.Take(), {.optimize_graph = false}), threads);
    EXPECT_EQ(RunOnNoise(session, kShape), Joined({RunAlone(0), RunAlone(1), RunAlone(2)}));
  }
}

TEST(ConcatInPlace, NeedsNoMemoryForTheParts) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, -1, -1, 4});
  const ValueId first = Part(maker, x);
  maker.Output(Join(maker, {first, Part(maker, x)}));
  EXPECT_EQ(ArenaBytes(maker.Take()), BytesOf(2));
}

TEST(ConcatInPlace, CopiesWhatIsReadElsewhere) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, -1, -1, 4});
  const ValueId shared = Part(maker, x);
  maker.Output(Part(maker, shared));
  maker.Output(Join(maker, {shared, Part(maker, x)}));
  EXPECT_EQ(ArenaBytes(maker.Take()), BytesOf(4));
}

TEST(ConcatInPlace, CopiesWhatIsAnOutput) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, -1, -1, 4});
  const ValueId seen = Part(maker, x);
  maker.Output(Join(maker, {seen, Part(maker, x)}));
  maker.Output(seen);
  EXPECT_EQ(ArenaBytes(maker.Take()), BytesOf(3));
}

TEST(ConcatInPlace, CopiesWhatIsJoinedTwice) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, -1, -1, 4});
  const ValueId twice = Part(maker, x);
  maker.Output(Join(maker, {twice, twice}));
  EXPECT_EQ(ArenaBytes(maker.Take()), BytesOf(3));
}

TEST(ConcatInPlace, CopiesInputsAndConstants) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, -1, -1, 4});
  maker.Output(Join(maker, {x, maker.Constant({1, 3, 5, 4})}));
  Session session(Model::Build(maker.Take(), {.optimize_graph = false}), 1);
  const std::vector<float> joined = RunOnNoise(session, kShape);
  const std::vector<float> noise = RandomValues(60);
  for (std::size_t i = 0; i < 60; ++i) EXPECT_EQ(joined[i / 4 * 8 + i % 4], noise[i]);
}

// Rows of the parts are not rows of the whole then.
TEST(ConcatInPlace, CopiesAlongOtherDimensions) {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, -1, -1, 4});
  maker.Output(Join(maker, {Part(maker, x), Part(maker, x)}, 2));
  EXPECT_EQ(ArenaBytes(maker.Take()), BytesOf(4));
}

}  // namespace
}  // namespace pdx::test
