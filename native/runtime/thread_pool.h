#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "kernels/parallel.h"

namespace pdx {

// The threads of one session: the caller and threads - 1 workers, which spin for a short while between tasks and then
// sleep. A session runs hundreds of small tasks in a row, so waking must cost less than a task.
class ThreadPool final : public Parallel {
 public:
  explicit ThreadPool(int threads);  // throws kOutOfMemory when the system gives no more threads
  ~ThreadPool() override;

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threads() const override { return static_cast<int>(workers_.size()) + 1; }
  void For(std::int64_t count, std::int64_t grain, RangeTask task) override;

 private:
  struct Job {
    const RangeTask* task = nullptr;
    std::int64_t count = 0;
    std::int64_t chunk = 0;
  };

  void Stop() noexcept;
  void Work(int worker);
  static void RunPart(const Job& job, int worker);

  Job job_;
  std::atomic<std::uint32_t> generation_{0};
  std::atomic<int> pending_{0};
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> workers_;
};

}  // namespace pdx
