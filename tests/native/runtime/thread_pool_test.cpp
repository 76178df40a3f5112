#include "runtime/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <vector>

namespace pdx {
namespace {

TEST(ThreadPool, EveryElementIsVisitedOnce) {
  for (const int threads : {1, 2, 3, 5}) {
    ThreadPool pool(threads);
    for (const std::int64_t count : {0, 1, 2, 7, 64, 1001}) {
      std::vector<std::atomic<int>> visits(static_cast<std::size_t>(count));
      pool.For(count, 4, [&](std::int64_t begin, std::int64_t end, int worker) {
        EXPECT_LT(worker, threads);
        for (std::int64_t i = begin; i < end; ++i) ++visits[static_cast<std::size_t>(i)];
      });
      for (const auto& visit : visits) EXPECT_EQ(visit.load(), 1);
    }
  }
}

TEST(ThreadPool, RangesStartAtMultiplesOfTheGrain) {
  ThreadPool pool(3);
  pool.For(1000, 16, [](std::int64_t begin, std::int64_t, int) { EXPECT_EQ(begin % 16, 0); });
}

TEST(ThreadPool, ManySmallTasksInARow) {
  ThreadPool pool(2);
  std::atomic<std::int64_t> sum{0};
  for (int round = 0; round < 20000; ++round) {
    pool.For(2, 1, [&](std::int64_t begin, std::int64_t end, int) { sum += end - begin; });
  }
  EXPECT_EQ(sum.load(), 40000);
}

TEST(ThreadPool, WakesAfterItFellAsleep) {
  ThreadPool pool(2);
  std::atomic<int> calls{0};
  for (int round = 0; round < 3; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pool.For(2, 1, [&](std::int64_t, std::int64_t, int) { ++calls; });
  }
  EXPECT_EQ(calls.load(), 6);
}

}  // namespace
}  // namespace pdx
