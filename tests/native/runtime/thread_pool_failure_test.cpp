// What happens where the system gives no more threads. The limit is set in a process of its own.
#include <gtest/gtest.h>

#include <cstdio>

#include "graph/error.h"
#include "runtime/thread_pool.h"

#if defined(__linux__)
#include <sys/resource.h>
#include <unistd.h>
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define PDX_RESERVES_ADDRESSES
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PDX_RESERVES_ADDRESSES
#endif

namespace pdx {
namespace {

#if defined(__linux__)

constexpr int kThreads = 200;

// Room for the stacks of a few threads more.
void LimitAddresses() {
  long pages = 0;
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr || std::fscanf(file, "%ld", &pages) != 1) _exit(3);
  std::fclose(file);
  rlimit stack{};
  getrlimit(RLIMIT_STACK, &stack);
  if (stack.rlim_cur == RLIM_INFINITY) stack.rlim_cur = rlim_t{2} << 20;
  const rlim_t bytes = static_cast<rlim_t>(pages * sysconf(_SC_PAGESIZE)) + 8 * stack.rlim_cur;
  const rlimit addresses{bytes, bytes};
  if (setrlimit(RLIMIT_AS, &addresses) != 0) _exit(3);
}

[[noreturn]] void StartTooMany() {
  LimitAddresses();
  try {
    const ThreadPool pool(kThreads);
  } catch (const Error& error) {
    std::fprintf(stderr, "%d: %s\n", static_cast<int>(error.code()), error.what());
    ThreadPool small(2);  // those that were started are gone again
    int calls = 0;
    small.For(1, 1, [&](std::int64_t, std::int64_t, int) { ++calls; });
    _exit(calls == 1 ? 0 : 1);
  }
  _exit(2);
}

TEST(ThreadPool, WithoutThreadsToStartIsAnErrorThatTellsHowManyCame) {
#if defined(PDX_RESERVES_ADDRESSES)
  GTEST_SKIP() << "sanitizers reserve more addresses than can be limited";
#endif
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(StartTooMany(), ::testing::ExitedWithCode(0), "6: the system started [0-9]+ of 200 threads");
}

#endif

}  // namespace
}  // namespace pdx
