#include <gtest/gtest.h>

#include <string>

#include "runtime/session.h"
#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

constexpr std::uint64_t kMegabyte = 1000 * 1000;

// y = relu(x) for any [N, 8]: 32 bytes for each row in the input and as many in the arena.
Graph Relu() {
  GraphMaker maker;
  maker.Output(maker.Op("relu", {maker.Input("x", {-1, 8})}, {-1, 8}));
  return maker.Take();
}

// y = x * w with w of 512 x 512, which packed takes a good megabyte.
Graph Product() {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, 512});
  maker.Output(maker.Op("matmul_v2", {x, maker.Constant({512, 512})}, {-1, 512}));
  return maker.Take();
}

std::shared_ptr<const Model> Limited(Graph graph, std::uint64_t bytes) {
  ModelOptions options;
  options.memory_limit = bytes;
  return Model::Build(std::move(graph), options);
}

template <typename Body>
std::string OutOfMemoryText(Body&& body) {
  try {
    body();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kOutOfMemory) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "was not refused";
  return "";
}

void Write(Session& session, const Shape& shape) {
  session.ReshapeInput(0, shape);
  session.MutableInput(0, DataType::kFloat32);
}

TEST(MemoryLimit, IsSixteenGibibytesUnlessSet) { EXPECT_EQ(Model::Build(Relu())->memory_limit(), 17179869184u); }

TEST(MemoryLimit, PackedWeightsCountForAllSessions) {
  const auto model = Model::Build(Product());
  EXPECT_GE(model->memory_used(), 512u * 512u * 4u);
  EXPECT_LT(model->memory_used(), 2 * kMegabyte);
  const std::string text = OutOfMemoryText([] { Limited(Product(), kMegabyte); });
  EXPECT_NE(text.find("loading the model takes at least "), std::string::npos) << text;
  EXPECT_NE(text.find("above the memory limit of 1000000 bytes"), std::string::npos) << text;
}

TEST(MemoryLimit, ARunThatNeedsMoreIsRefusedWithBytesLimitShapesAndAdvice) {
  Session session(Limited(Relu(), kMegabyte), 1);
  const std::vector<float> before = RunOnNoise(session, {1000, 8});
  Write(session, {20000, 8});  // 640000 bytes, and as many for the result
  const std::string text = OutOfMemoryText([&] { session.Run(); });
  EXPECT_NE(text.find("a run with 'x' of shape [20000, 8] takes at least 128"), std::string::npos) << text;
  EXPECT_NE(text.find("above the memory limit of 1000000 bytes"), std::string::npos) << text;
  EXPECT_NE(text.find("PDX_ConfigSetMemoryLimit"), std::string::npos) << text;
  EXPECT_EQ(session.OutputData(0), nullptr);
  EXPECT_EQ(RunOnNoise(session, {1000, 8}), before);
}

TEST(MemoryLimit, AnInputThatNeedsMoreIsRefusedAndHoldsNoData) {
  Session session(Limited(Relu(), kMegabyte), 1);
  const std::vector<float> before = RunOnNoise(session, {1000, 8});
  session.ReshapeInput(0, {40000, 8});
  const std::string text = OutOfMemoryText([&] { session.MutableInput(0, DataType::kFloat32); });
  EXPECT_NE(text.find("input 'x' of shape [40000, 8]"), std::string::npos) << text;
  EXPECT_EQ(session.InputData(0), nullptr);
  EXPECT_THROW(session.Run(), Error);
  EXPECT_EQ(RunOnNoise(session, {1000, 8}), before);
}

// A larger type for the shape that was written fails to get memory: the old data are gone with the old type.
TEST(MemoryLimit, AnInputThatLostItsMemoryIsNotRun) {
  Session session(Limited(Relu(), kMegabyte), 1);
  Write(session, {20000, 8});
  EXPECT_THROW(session.MutableInput(0, DataType::kInt64), Error);
  EXPECT_EQ(session.InputData(0), nullptr);
  EXPECT_THROW(session.Run(), Error);
}

TEST(MemoryLimit, WhetherARunFitsDoesNotDependOnEarlierOnes) {
  GraphMaker maker;
  maker.Output(maker.Op("reduce_mean", {maker.Op("relu", {maker.Input("x", {-1, 8})}, {-1, 8})}, {-1},
                        GraphMaker::With("dim", std::vector<std::int64_t>{1})));
  Session session(Limited(maker.Take(), kMegabyte), 1);
  RunOnNoise(session, {12000, 8});
  for (std::int64_t rows = 1; rows < 100; ++rows) RunOnNoise(session, {rows, 8});
  RunOnNoise(session, {13000, 8});
}

// The plans of other shapes give way to the one that is needed.
TEST(MemoryLimit, PlansCountAndMakeRoom) {
  GraphMaker maker;
  ValueId value = maker.Input("x", {-1, 8});
  for (int i = 0; i < 500; ++i) value = maker.Op("relu", {value}, {-1, 8});
  maker.Output(value);
  ModelOptions options;
  options.optimize_graph = false;
  options.memory_limit = kMegabyte;
  Session session(Model::Build(maker.Take(), options), 1);
  for (std::int64_t rows = 1; rows <= 64; ++rows) RunOnNoise(session, {rows, 8});
}

TEST(MemoryLimit, AbsurdShapesAreRefusedWithTheirBytes) {
  for (const std::uint64_t limit : {kMegabyte, kDefaultMemoryLimit}) {
    GraphMaker maker;
    const std::vector<std::int64_t> shape = {1 << 20, 1 << 20, 1 << 7};
    const ValueId filled = maker.Op("fill_constant", {}, {-1, -1, -1}, GraphMaker::With("shape", shape));
    const ValueId x = maker.Input("x", {-1, 1, 1});
    maker.Output(maker.Op("elementwise_add", {filled, x}, {-1, -1, -1}, GraphMaker::With("axis", std::int64_t{-1})));
    Session session(Limited(maker.Take(), limit), 1);
    const std::string text = OutOfMemoryText([&] { RunOnNoise(session, {1, 1, 1}); });
    EXPECT_NE(text.find(" 5629499534"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace pdx::test
