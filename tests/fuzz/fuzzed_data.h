#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace pdx::fuzz {

// Turns the bytes of a fuzzer into choices, one after another. Once they are spent every choice is the first one, so a
// short input means a short run.
class FuzzedData {
 public:
  FuzzedData(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool empty() const { return position_ == size_; }

  std::uint8_t Byte() { return empty() ? 0 : data_[position_++]; }
  bool OneIn(unsigned count) { return Byte() % count == count - 1; }
  std::int64_t Between(std::int64_t low, std::int64_t high) { return low + Byte() % (high - low + 1); }  // 256 at most

  template <typename Container>
  const auto& Pick(const Container& choices) {
    return choices[Byte() % std::size(choices)];
  }

  // At most `count` bytes.
  std::span<const std::byte> Bytes(std::size_t count) {
    const std::size_t left = size_ - position_;
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(data_ + position_),
                                           count < left ? count : left);
    position_ += bytes.size();
    return bytes;
  }
  std::span<const std::byte> Rest() { return Bytes(size_); }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t position_ = 0;
};

}  // namespace pdx::fuzz
