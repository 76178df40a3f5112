#pragma once

#include <atomic>
#include <cstdint>

namespace pdx {

// Counts what callers own, so that a test can show that nothing leaks (pdx_diagnostics.h).
class LiveObject {
 public:
  LiveObject() { count_.fetch_add(1, std::memory_order_relaxed); }
  ~LiveObject() { count_.fetch_sub(1, std::memory_order_relaxed); }
  LiveObject(const LiveObject&) = delete;
  LiveObject& operator=(const LiveObject&) = delete;

  static std::uint64_t Count() { return count_.load(std::memory_order_relaxed); }

 private:
  inline static std::atomic<std::uint64_t> count_{0};
};

}  // namespace pdx
