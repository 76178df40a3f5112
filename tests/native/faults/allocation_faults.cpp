#include "faults/allocation_faults.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

constexpr std::uint64_t kNever = ~std::uint64_t{0};

std::atomic<bool> counts{false};
std::atomic<std::uint64_t> count{0};
std::atomic<std::uint64_t> failing{kNever};
std::atomic<bool> failed{false};
std::atomic<std::int64_t> live{0};

void* Count(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  live.fetch_add(1);
  return block;
}

void CountOne() {
  if (!counts.load()) return;
  if (count.fetch_add(1) + 1 != failing.load()) return;
  failed.store(true);
  throw std::bad_alloc();
}

void Uncount(void* block) {
  if (block != nullptr) live.fetch_sub(1);
}

#ifdef _WIN32
void* AllocateAligned(std::size_t size, std::size_t alignment) { return _aligned_malloc(size, alignment); }
void FreeAligned(void* block) { _aligned_free(block); }
#else
void* AllocateAligned(std::size_t size, std::size_t alignment) {
  return std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
}
void FreeAligned(void* block) { std::free(block); }
#endif

}  // namespace

// All forms, because sanitizers bring those that a program leaves out.

void* operator new(std::size_t size) {
  CountOne();
  return Count(std::malloc(size == 0 ? 1 : size));
}

void* operator new(std::size_t size, std::align_val_t alignment) {
  CountOne();
  return Count(AllocateAligned(size == 0 ? 1 : size, static_cast<std::size_t>(alignment)));
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return ::operator new(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void* operator new[](std::size_t size) { return ::operator new(size); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return ::operator new(size, alignment); }
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept { return ::operator new(size, tag); }

void operator delete(void* block) noexcept {
  Uncount(block);
  std::free(block);
}

void operator delete(void* block, std::align_val_t) noexcept {
  Uncount(block);
  FreeAligned(block);
}

void operator delete(void* block, std::size_t) noexcept { ::operator delete(block); }
void operator delete(void* block, std::size_t, std::align_val_t alignment) noexcept {
  ::operator delete(block, alignment);
}
void operator delete(void* block, const std::nothrow_t&) noexcept { ::operator delete(block); }

void operator delete[](void* block) noexcept { ::operator delete(block); }
void operator delete[](void* block, std::size_t) noexcept { ::operator delete(block); }
void operator delete[](void* block, std::align_val_t alignment) noexcept { ::operator delete(block, alignment); }
void operator delete[](void* block, std::size_t, std::align_val_t alignment) noexcept {
  ::operator delete(block, alignment);
}
void operator delete[](void* block, const std::nothrow_t&) noexcept { ::operator delete(block); }

namespace pdx::testing {

AllocationFaults::Section::Section() { counts.store(true); }

AllocationFaults::Section::~Section() { counts.store(false); }

void AllocationFaults::FailAt(std::uint64_t allocation) {
  failed.store(false);
  failing.store(count.load() + allocation);
}

bool AllocationFaults::Stop() {
  failing.store(kNever);
  return failed.load();
}

std::uint64_t AllocationFaults::Count() { return count.load(); }

std::int64_t AllocationFaults::Live() { return live.load(); }

}  // namespace pdx::testing
