#pragma once

#include <algorithm>
#include <cstdint>
#include <thread>
#include <vector>

#include "kernels/parallel.h"

namespace pdx::test {

// Starts its threads anew for every call: slow, but a kernel meets real threads and no pool that could hide a fault.
class ThreadParallel final : public Parallel {
 public:
  explicit ThreadParallel(int threads) : threads_(threads) {}

  int threads() const override { return threads_; }

  void For(std::int64_t count, std::int64_t grain, RangeTask task) override {
    const std::int64_t step = std::max<std::int64_t>(grain, 1);
    const std::int64_t grains = (count + step - 1) / step;
    std::vector<std::thread> workers;
    for (int worker = 0; worker < threads_; ++worker) {
      const std::int64_t begin = grains * worker / threads_ * step;
      const std::int64_t end = std::min(grains * (worker + 1) / threads_ * step, count);
      if (begin < end) workers.emplace_back([=, &task] { task(begin, end, worker); });
    }
    for (std::thread& worker : workers) worker.join();
  }

 private:
  int threads_;
};

}  // namespace pdx::test
