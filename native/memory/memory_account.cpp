#include "memory/memory_account.h"

#include <limits>
#include <utility>

namespace pdx {

namespace {

thread_local const std::shared_ptr<MemoryAccount>* current_account = nullptr;

}  // namespace

std::string MemoryLimitExceeded::ToString() const {
  return "takes at least " + std::to_string(wanted_) + " bytes, above the memory limit of " + std::to_string(limit_) +
         " bytes (PDX_ConfigSetMemoryLimit, in .NET MemoryLimitMb, raises it)";
}

void MemoryAccount::Take(std::uint64_t bytes) {
  const std::uint64_t left = std::numeric_limits<std::uint64_t>::max() - used_;
  const std::uint64_t wanted = bytes > left ? std::numeric_limits<std::uint64_t>::max() : used_ + bytes;
  if (bytes > left || wanted > limit_) throw MemoryLimitExceeded(wanted, limit_);
  used_ = wanted;
}

MemoryScope::MemoryScope(const std::shared_ptr<MemoryAccount>& account)
    : outer_(std::exchange(current_account, &account)) {}

MemoryScope::~MemoryScope() { current_account = outer_; }

MemoryCharge::MemoryCharge(std::uint64_t bytes) : bytes_(bytes) {
  if (current_account == nullptr) return;
  (*current_account)->Take(bytes);
  account_ = *current_account;
}

MemoryCharge::MemoryCharge(MemoryCharge&& other) noexcept
    : account_(std::move(other.account_)), bytes_(std::exchange(other.bytes_, 0)) {}

MemoryCharge& MemoryCharge::operator=(MemoryCharge&& other) noexcept {
  if (this != &other) {
    Release();
    account_ = std::move(other.account_);
    bytes_ = std::exchange(other.bytes_, 0);
  }
  return *this;
}

void MemoryCharge::Release() noexcept {
  if (account_ != nullptr) account_->GiveBack(bytes_);
  account_.reset();
  bytes_ = 0;
}

}  // namespace pdx
