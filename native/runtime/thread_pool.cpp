#include "runtime/thread_pool.h"

#include <algorithm>
#include <string>
#include <system_error>

#include "graph/error.h"

#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#endif

namespace pdx {

namespace {

// About 50 microseconds: longer than the gaps between the steps of a run, shorter than anyone would notice.
constexpr int kSpins = 2000;

void Pause() {
#if defined(__x86_64__) || defined(_M_X64)
  _mm_pause();
#endif
}

}  // namespace

ThreadPool::ThreadPool(int threads) {
  try {
    workers_.reserve(static_cast<std::size_t>(std::max(threads, 1) - 1));
    for (int worker = 1; worker < threads; ++worker) {
      workers_.emplace_back([this, worker] { Work(worker); });
    }
  } catch (const std::system_error& error) {
    const std::size_t started = workers_.size() + 1;
    Stop();
    throw Error(ErrorCode::kOutOfMemory, "the system started " + std::to_string(started) + " of " +
                                             std::to_string(threads) + " threads (" + error.what() +
                                             "); set fewer threads");
  } catch (...) {
    Stop();
    throw;
  }
}

ThreadPool::~ThreadPool() { Stop(); }

void ThreadPool::Stop() noexcept {
  stopping_.store(true);
  generation_.fetch_add(1);
  generation_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

void ThreadPool::RunPart(const Job& job, int worker) {
  const std::int64_t begin = worker * job.chunk;
  const std::int64_t end = std::min(begin + job.chunk, job.count);
  if (begin < end) (*job.task)(begin, end, worker);
}

void ThreadPool::For(std::int64_t count, std::int64_t grain, RangeTask task) {
  if (count <= 0) return;
  const std::int64_t grains = (count + grain - 1) / grain;
  const std::int64_t chunk = (grains + threads() - 1) / threads() * grain;
  if (workers_.empty() || chunk >= count) {
    task(0, count, 0);
    return;
  }
  job_ = Job{&task, count, chunk};
  pending_.store(static_cast<int>(workers_.size()), std::memory_order_relaxed);
  generation_.fetch_add(1, std::memory_order_release);
  generation_.notify_all();
  RunPart(job_, 0);
  for (int spin = 0; pending_.load(std::memory_order_acquire) != 0; ++spin) {
    if (spin < kSpins) {
      Pause();
    } else {
      std::this_thread::yield();
    }
  }
}

void ThreadPool::Work(int worker) {
  std::uint32_t seen = 0;
  while (true) {
    for (int spin = 0; generation_.load(std::memory_order_acquire) == seen; ++spin) {
      if (spin < kSpins) {
        Pause();
      } else {
        generation_.wait(seen, std::memory_order_acquire);
      }
    }
    // Every generation is seen: the next one starts only when this worker has reported the current one as done.
    ++seen;
    if (stopping_.load()) return;
    RunPart(job_, worker);
    pending_.fetch_sub(1, std::memory_order_acq_rel);
  }
}

}  // namespace pdx
