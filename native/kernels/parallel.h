#pragma once

#include <cstdint>
#include <type_traits>

namespace pdx {

// A reference to a callable that lives longer than the call it is passed to; unlike std::function it never allocates.
class RangeTask {
 public:
  template <typename F>
  requires(!std::is_same_v<std::remove_cvref_t<F>, RangeTask>) RangeTask(F&& task)  // NOLINT: implicit on purpose
      : object_(const_cast<void*>(static_cast<const void*>(&task))),
        call_([](void* object, std::int64_t begin, std::int64_t end, int worker) {
          (*static_cast<std::remove_reference_t<F>*>(object))(begin, end, worker);
        }) {}

  void operator()(std::int64_t begin, std::int64_t end, int worker) const { call_(object_, begin, end, worker); }

 private:
  void* object_;
  void (*call_)(void*, std::int64_t, std::int64_t, int);
};

// Splits work among the threads of a session.
class Parallel {
 public:
  virtual ~Parallel() = default;
  virtual int threads() const = 0;

  // Calls task(begin, end, worker) for disjoint ranges that cover [0, count), each a multiple of `grain` long but for
  // the last, and returns when all are done. `worker` is in [0, threads()) and no two calls share it at one time.
  // The split depends only on count, grain and threads(), so results do not depend on timing. Tasks must not throw.
  virtual void For(std::int64_t count, std::int64_t grain, RangeTask task) = 0;
};

// Runs everything on the calling thread.
class SerialParallel final : public Parallel {
 public:
  int threads() const override { return 1; }
  void For(std::int64_t count, std::int64_t, RangeTask task) override {
    if (count > 0) task(0, count, 0);
  }
};

}  // namespace pdx
