#pragma once

#include <atomic>

namespace pdx {

// Asks runs to stop. Any thread may request it at any time, also before the run begins; it stays requested. A run looks
// before each step, so it ends when the step in progress does.
class Cancellation {
 public:
  void Request() noexcept { requested_.store(true, std::memory_order_relaxed); }
  bool IsRequested() const noexcept { return requested_.load(std::memory_order_relaxed); }

 private:
  std::atomic<bool> requested_{false};
};

}  // namespace pdx
