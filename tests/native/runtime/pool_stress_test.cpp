// Pools and sessions under load, for the thread sanitizer above all: what one task writes the next reads on another
// thread, and pools come and go beside each other.
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <numeric>
#include <thread>
#include <vector>

#include "runtime/thread_pool.h"
#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {
namespace {

void InThreads(int count, const std::function<void(int)>& body) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back(body, i);
  for (std::thread& thread : threads) thread.join();
}

// Every element is the sum of its neighbours of the round before, which other workers wrote.
std::vector<std::int64_t> SumNeighbours(ThreadPool& pool, std::int64_t size, int rounds) {
  std::vector<std::int64_t> now(static_cast<std::size_t>(size));
  std::iota(now.begin(), now.end(), 0);
  std::vector<std::int64_t> next(now.size());
  for (int round = 0; round < rounds; ++round) {
    pool.For(size, 1 + round % 5, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t i = begin; i < end; ++i) {
        const auto left = static_cast<std::size_t>(i == 0 ? size - 1 : i - 1);
        const auto right = static_cast<std::size_t>(i == size - 1 ? 0 : i + 1);
        next[static_cast<std::size_t>(i)] = (now[left] + now[right]) % 1000003;
      }
    });
    std::swap(now, next);
  }
  return now;
}

TEST(PoolStress, EveryTaskSeesWhatTheOneBeforeWrote) {
  ThreadPool one(1);
  const auto expected = SumNeighbours(one, 211, 300);
  for (const int threads : {2, 3, 4}) {
    ThreadPool pool(threads);
    EXPECT_EQ(SumNeighbours(pool, 211, 300), expected) << threads;
  }
}

TEST(PoolStress, PoolsOfSeveralThreadsDoNotMeet) {
  ThreadPool one(1);
  const auto expected = SumNeighbours(one, 97, 200);
  std::vector<std::vector<std::int64_t>> results(4);
  InThreads(4, [&](int i) {
    ThreadPool pool(1 + i);
    results[static_cast<std::size_t>(i)] = SumNeighbours(pool, 97, 200);
  });
  for (const auto& result : results) EXPECT_EQ(result, expected);
}

TEST(PoolStress, APoolEndsIdleAsleepOrJustAfterItsWork) {
  for (int round = 0; round < 60; ++round) {
    ThreadPool pool(3);
    if (round % 3 == 1) SumNeighbours(pool, 31, 2);
    if (round % 3 == 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

TEST(PoolStress, APoolMovesBetweenThreads) {
  ThreadPool one(1);
  const auto expected = SumNeighbours(one, 64, 20);
  ThreadPool pool(3);
  for (int round = 0; round < 10; ++round) {
    InThreads(1, [&](int) { EXPECT_EQ(SumNeighbours(pool, 64, 20), expected); });
  }
}

Graph ConvolutionNet() {
  GraphMaker maker;
  const ValueId x = maker.Input("x", {-1, 3, -1, -1});
  const ValueId a = maker.Op("relu", {maker.Conv3x3(x, 3, 16)}, {-1, 16, -1, -1});
  const ValueId b = maker.Op("elementwise_add", {a, maker.Conv3x3(a, 16, 16)}, {-1, 16, -1, -1});
  maker.Output(maker.Op("softmax", {b}, {-1, 16, -1, -1}, GraphMaker::With("axis", std::int64_t{1})));
  return maker.Take();
}

TEST(SessionStress, SessionsOfOneModelRunAtOnceEachWithItsPool) {
  const auto model = Model::Build(ConvolutionNet());
  const std::vector<Shape> shapes = {{1, 3, 9, 9}, {2, 3, 5, 17}, {1, 3, 16, 4}};
  std::vector<std::vector<float>> expected;
  Session reference(model, 1);
  for (const Shape& shape : shapes) expected.push_back(RunOnNoise(reference, shape));
  InThreads(3, [&](int i) {
    Session session(model, 1 + i);
    for (int round = 0; round < 12; ++round) {
      const auto chosen = static_cast<std::size_t>(round + i) % shapes.size();
      EXPECT_EQ(RunOnNoise(session, shapes[chosen]), expected[chosen]);
      if (round % 5 == 4) session.Shrink();
    }
  });
}

TEST(SessionStress, TheLastSessionFreesTheModel) {
  auto model = Model::Build(ConvolutionNet());
  Session reference(model, 1);
  const std::vector<float> expected = RunOnNoise(reference, {1, 3, 6, 6});
  std::vector<std::shared_ptr<const Model>> owners(3, model);
  model.reset();
  InThreads(3, [&](int i) {
    Session session(std::move(owners[static_cast<std::size_t>(i)]), 2);
    EXPECT_EQ(RunOnNoise(session, {1, 3, 6, 6}), expected);
  });
}

}  // namespace
}  // namespace pdx::test
