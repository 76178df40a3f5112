#pragma once

#include <cstddef>
#include <memory>

#include "memory/memory_account.h"

namespace pdx {

// Memory aligned to 64 bytes that grows on demand and never shrinks but by Release. It is charged to the account of the
// scope in which it grows.
class Buffer {
 public:
  static constexpr std::size_t kAlignment = 64;

  // At least `bytes` bytes; what was in it is lost when it grows, and also when that fails. Throws std::bad_alloc, of
  // which MemoryLimitExceeded is a kind.
  std::byte* Reserve(std::size_t bytes);
  std::size_t Release() noexcept;  // bytes given back

  std::byte* data() const { return data_.get(); }
  std::size_t size() const { return size_; }

 private:
  struct Free {
    void operator()(std::byte* data) const noexcept;
  };

  MemoryCharge charge_;
  std::unique_ptr<std::byte[], Free> data_;
  std::size_t size_ = 0;
};

}  // namespace pdx
