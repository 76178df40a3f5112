#pragma once

#include <cstdint>
#include <memory>
#include <new>
#include <string>

// How much large memory a model, or a session that runs it, takes, and the most that it may take. Large are constants,
// packed weights, inputs, arenas and plans: what grows with numbers that a model or a shape gives. Whoever allocates it
// makes a charge first, which the account of the thread's innermost scope takes or refuses:
//
//   const MemoryScope scope(account);
//   MemoryCharge charge(bytes);  // throws before anything is allocated; gives the bytes back at its end
//
// Outside of a scope nothing is counted. An account serves one thread at a time.
namespace pdx {

// A charge that would take an account above its limit.
class MemoryLimitExceeded : public std::bad_alloc {
 public:
  MemoryLimitExceeded(std::uint64_t wanted, std::uint64_t limit) : wanted_(wanted), limit_(limit) {}

  const char* what() const noexcept override { return "the memory limit is exceeded"; }
  std::uint64_t wanted() const { return wanted_; }  // bytes in all: what was in use and the new charge
  std::uint64_t limit() const { return limit_; }
  std::string ToString() const;  // "takes at least 12 bytes, above the memory limit of 10 bytes (…)"

 private:
  std::uint64_t wanted_;
  std::uint64_t limit_;
};

class MemoryAccount {
 public:
  // `used` bytes are taken from the start: what a session shares with others, its model.
  explicit MemoryAccount(std::uint64_t limit, std::uint64_t used = 0) : limit_(limit), used_(used) {}

  std::uint64_t limit() const { return limit_; }
  std::uint64_t used() const { return used_; }

 private:
  friend class MemoryCharge;

  void Take(std::uint64_t bytes);
  void GiveBack(std::uint64_t bytes) noexcept { used_ -= bytes; }

  std::uint64_t limit_;
  std::uint64_t used_;
};

// Makes an account that of the current thread.
class MemoryScope {
 public:
  explicit MemoryScope(const std::shared_ptr<MemoryAccount>& account);
  explicit MemoryScope(std::shared_ptr<MemoryAccount>&& account) = delete;  // it must outlive the scope
  ~MemoryScope();

  MemoryScope(const MemoryScope&) = delete;
  MemoryScope& operator=(const MemoryScope&) = delete;

 private:
  const std::shared_ptr<MemoryAccount>* outer_;
};

class MemoryCharge {
 public:
  MemoryCharge() = default;
  explicit MemoryCharge(std::uint64_t bytes);  // throws MemoryLimitExceeded
  ~MemoryCharge() { Release(); }

  MemoryCharge(MemoryCharge&& other) noexcept;
  MemoryCharge& operator=(MemoryCharge&& other) noexcept;

  void Release() noexcept;

 private:
  std::shared_ptr<MemoryAccount> account_;
  std::uint64_t bytes_ = 0;
};

}  // namespace pdx
