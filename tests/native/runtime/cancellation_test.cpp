#include "runtime/cancellation.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

#include "memory/buffer.h"
#include "runtime/plan.h"
#include "runtime/session.h"
#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

const Shape kPicture{-1, 3, -1, -1};

// Many small steps with results in place and shortcuts.
Graph LongNet() {
  GraphMaker maker;
  ValueId value = maker.Conv3x3(maker.Input("x", kPicture), 3, 8);
  for (int i = 0; i < 10; ++i) {
    const ValueId next = maker.Op("hard_swish", {maker.Conv3x3(value, 8, 8)}, {-1, 8, -1, -1});
    value = maker.Op("elementwise_add", {value, next}, {-1, 8, -1, -1});
  }
  maker.Output(value);
  return maker.Take();
}

ErrorCode CodeOf(Session& session, const Cancellation& cancellation) {
  try {
    session.Run(&cancellation);
    return ErrorCode::kNone;
  } catch (const Error& error) {
    return error.code();
  }
}

// Requests the cancellation while a chosen task runs.
class RequestingParallel final : public Parallel {
 public:
  RequestingParallel(Cancellation& cancellation, int task) : cancellation_(cancellation), left_(task) {}
  int threads() const override { return 1; }
  void For(std::int64_t count, std::int64_t, RangeTask task) override {
    if (left_-- == 0) cancellation_.Request();
    if (count > 0) task(0, count, 0);
  }

 private:
  Cancellation& cancellation_;
  int left_;
};

TEST(Cancellation, StopsARunThatHasNotBegun) {
  Session session(Model::Build(LongNet()), 1);
  const std::vector<float> expected = RunOnNoise(session, {1, 3, 8, 8});
  Cancellation cancellation;
  cancellation.Request();
  EXPECT_EQ(CodeOf(session, cancellation), ErrorCode::kCancelled);
  EXPECT_EQ(session.OutputData(0), nullptr);
  EXPECT_EQ(CodeOf(session, cancellation), ErrorCode::kCancelled) << "it stays requested";

  const Cancellation other;
  EXPECT_EQ(CodeOf(session, other), ErrorCode::kNone) << "the inputs are still there";
  const auto* data = reinterpret_cast<const float*>(session.OutputData(0));
  EXPECT_EQ(std::vector<float>(data, data + expected.size()), expected);
}

TEST(Cancellation, StopsBeforeTheNextStep) {
  const auto model = Model::Build(LongNet());
  const Shape shape{1, 3, 8, 8};
  Plan plan(*model, std::span<const Shape>(&shape, 1), 1);
  ASSERT_GT(plan.step_count(), 10u);
  Buffer arena;
  std::vector<float> input = RandomValues(shape.ElementCount());
  std::byte* const inputs[] = {reinterpret_cast<std::byte*>(input.data())};
  plan.Bind(arena.Reserve(plan.arena_bytes()), inputs);
  Cancellation cancellation;
  RequestingParallel parallel(cancellation, 5);
  try {
    plan.Run(parallel, &cancellation);
    FAIL() << "ran to its end";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kCancelled);
    EXPECT_NE(std::string(error.what()).find(" of " + std::to_string(plan.step_count()) + " steps"), std::string::npos)
        << error.what();
  }
}

TEST(Cancellation, RequestedDuringTheLastStepLetsTheRunSucceed) {
  GraphMaker maker;
  maker.Output(maker.Op("relu", {maker.Input("x", kPicture)}, kPicture));
  const auto model = Model::Build(maker.Take());
  const Shape shape{1, 3, 8, 8};
  Plan plan(*model, std::span<const Shape>(&shape, 1), 1);
  Buffer arena;
  std::vector<float> input = RandomValues(shape.ElementCount());
  std::byte* const inputs[] = {reinterpret_cast<std::byte*>(input.data())};
  plan.Bind(arena.Reserve(plan.arena_bytes()), inputs);
  Cancellation cancellation;
  RequestingParallel parallel(cancellation, 0);
  EXPECT_NO_THROW(plan.Run(parallel, &cancellation));
  EXPECT_TRUE(cancellation.IsRequested());
}

TEST(Cancellation, FromAnotherThreadLeavesTheSessionAsItWas) {
  Session session(Model::Build(LongNet()), 2);
  const std::vector<float> expected = RunOnNoise(session, {1, 3, 16, 16});
  int cancelled = 0;
  for (int round = 0; round < 12; ++round) {
    Cancellation cancellation;
    std::atomic<bool> running{false};
    std::thread other([&] {
      while (!running.load()) std::this_thread::yield();
      for (int wait = 0; wait < round * 10; ++wait) std::this_thread::yield();
      cancellation.Request();
    });
    running.store(true);
    const ErrorCode code = CodeOf(session, cancellation);
    other.join();
    ASSERT_TRUE(code == ErrorCode::kNone || code == ErrorCode::kCancelled);
    cancelled += code == ErrorCode::kCancelled ? 1 : 0;
    session.Run();
    const auto* data = reinterpret_cast<const float*>(session.OutputData(0));
    ASSERT_EQ(std::vector<float>(data, data + expected.size()), expected) << "round " << round;
  }
  RecordProperty("cancelled", cancelled);
}

}  // namespace
}  // namespace pdx::test
