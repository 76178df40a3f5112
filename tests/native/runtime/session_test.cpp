#include "runtime/session.h"

#include <gtest/gtest.h>

#include <cstring>
#include <thread>

#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

const Shape kPicture{-1, 3, -1, -1};

// A net with shortcuts, views, a shape chain and a result computed in place.
Graph SmallNet() {
  GraphMaker maker;
  const ValueId x = maker.Input("x", kPicture);
  const ValueId a = maker.Op("relu", {maker.Conv3x3(x, 3, 8)}, {-1, 8, -1, -1});
  const ValueId b = maker.Op("hard_swish", {maker.Conv3x3(a, 8, 8)}, {-1, 8, -1, -1});
  const ValueId sum = maker.Op("elementwise_add", {a, b}, {-1, 8, -1, -1});
  const ValueId flat =
      maker.Op("reshape2", {sum}, {-1, 8, -1}, GraphMaker::With("shape", std::vector<std::int64_t>{0, 8, -1}));
  maker.Output(maker.Op("softmax", {flat}, {-1, 8, -1}, GraphMaker::With("axis", std::int64_t{-1})));
  return maker.Take();
}

TEST(Session, TheSameInputGivesTheSameBitsWhateverRanBetween) {
  Session session(Model::Build(SmallNet()), 2);
  const std::vector<float> first = RunOnNoise(session, {1, 3, 8, 12});
  for (int round = 0; round < 100; ++round) RunOnNoise(session, {1 + round % 2, 3, 4 + round % 13, 5 + round % 7});
  EXPECT_EQ(RunOnNoise(session, {1, 3, 8, 12}), first);
}

TEST(Session, ThreadsDoNotChangeTheResult) {
  const auto model = Model::Build(SmallNet());
  Session one(model, 1);
  Session three(model, 3);
  EXPECT_EQ(RunOnNoise(one, {2, 3, 17, 23}), RunOnNoise(three, {2, 3, 17, 23}));
}

TEST(Session, TwoSessionsOfOneModelRunAtOnce) {
  const auto model = Model::Build(SmallNet());
  Session reference(model, 1);
  const std::vector<float> expected = RunOnNoise(reference, {1, 3, 9, 9});
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&, i] {
      Session session(model, 1);
      for (int round = 0; round < 50; ++round) {
        RunOnNoise(session, {1, 3, 5 + (round + i) % 6, 6});
        if (RunOnNoise(session, {1, 3, 9, 9}) != expected) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong.load(), 0);
}

TEST(Session, RunningWithoutDataIsAnErrorThatNamesTheInput) {
  Session session(Model::Build(SmallNet()), 1);
  session.ReshapeInput(0, {1, 3, 4, 4});
  try {
    session.Run();
    FAIL() << "ran without data";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
    EXPECT_NE(std::string(error.what()).find("'x'"), std::string::npos) << error.what();
  }
}

TEST(Session, AnotherTypeIsAnError) {
  Session session(Model::Build(SmallNet()), 1);
  session.ReshapeInput(0, {1, 3, 4, 4});
  session.MutableInput(0, DataType::kInt32);
  EXPECT_THROW(session.Run(), Error);
}

TEST(Session, AFreeShapeCannotBeWritten) {
  Session session(Model::Build(SmallNet()), 1);
  EXPECT_THROW(session.MutableInput(0, DataType::kFloat32), Error);
}

TEST(Session, AShapeTheModelCannotTakeIsAnErrorAndTheSessionGoesOn) {
  Session session(Model::Build(SmallNet()), 1);
  const std::vector<float> before = RunOnNoise(session, {1, 3, 8, 8});
  EXPECT_THROW(RunOnNoise(session, {1, 4, 8, 8}), Error);
  EXPECT_EQ(session.OutputData(0), nullptr);
  EXPECT_EQ(RunOnNoise(session, {1, 3, 8, 8}), before);
}

TEST(Session, AfterShrinkInputsMustBeWrittenAgain) {
  Session session(Model::Build(SmallNet()), 1);
  const std::vector<float> before = RunOnNoise(session, {1, 3, 8, 8});
  EXPECT_GT(session.Shrink(), 0u);
  EXPECT_EQ(session.OutputData(0), nullptr);
  EXPECT_THROW(session.Run(), Error);
  EXPECT_EQ(RunOnNoise(session, {1, 3, 8, 8}), before);
}

TEST(Model, AnOperatorWithoutKernelIsNamed) {
  GraphMaker maker;
  maker.Output(maker.Op("no_such_operator", {maker.Input("x", kPicture)}, kPicture));
  try {
    Model::Build(maker.Take());
    FAIL() << "was built";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnsupportedOperator);
    EXPECT_EQ(error.op(), "no_such_operator");
  }
}

}  // namespace
}  // namespace pdx::test
