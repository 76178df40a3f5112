#pragma once

#include <cstdint>

namespace pdx::testing {

// The allocation functions of this program, which can be made to fail. Those of all threads count, but only while there
// is a Section, so that a test's own do not.
class AllocationFaults {
 public:
  class Section {
   public:
    Section();
    ~Section();
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;
  };

  static void FailAt(std::uint64_t allocation);  // the next one is number 1; only that one fails
  static bool Stop();                            // fails no more; returns whether one has failed

  static std::uint64_t Count();  // allocations in sections so far
  static std::int64_t Live();    // blocks of all kinds that are not freed yet
};

}  // namespace pdx::testing
