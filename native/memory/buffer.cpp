#include "memory/buffer.h"

#include <new>
#include <utility>

namespace pdx {

std::byte* Buffer::Reserve(std::size_t bytes) {
  if (bytes > size_ || data_ == nullptr) {
    Release();
    const std::size_t wanted = bytes == 0 ? 1 : bytes;
    MemoryCharge charge(wanted);
    data_.reset(static_cast<std::byte*>(::operator new[](wanted, std::align_val_t{kAlignment})));
    charge_ = std::move(charge);
    size_ = wanted;
  }
  return data_.get();
}

std::size_t Buffer::Release() noexcept {
  data_.reset();
  charge_.Release();
  return std::exchange(size_, 0);
}

void Buffer::Free::operator()(std::byte* data) const noexcept {
  ::operator delete[](data, std::align_val_t{kAlignment});
}

}  // namespace pdx
