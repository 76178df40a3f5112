#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pdx::testing {

// Writes protobuf's wire format, just enough to make the files that tests read.
class WireWriter {
 public:
  WireWriter& Int(std::uint32_t field, std::int64_t value) {
    Key(field, 0);
    Varint(static_cast<std::uint64_t>(value));
    return *this;
  }

  WireWriter& Float(std::uint32_t field, float value) {
    Key(field, 5);
    Fixed(std::bit_cast<std::uint32_t>(value));
    return *this;
  }

  WireWriter& Double(std::uint32_t field, double value) {
    Key(field, 1);
    Fixed(std::bit_cast<std::uint64_t>(value));
    return *this;
  }

  WireWriter& Text(std::uint32_t field, std::string_view value) {
    Key(field, 2);
    Varint(value.size());
    bytes_ += value;
    return *this;
  }

  WireWriter& Message(std::uint32_t field, const WireWriter& message) { return Text(field, message.bytes_); }

  void Varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }

  template <typename Unsigned>
  void Fixed(Unsigned value) {
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) bytes_ += static_cast<char>(value >> (8 * i));
  }

  void Raw(std::string_view bytes) { bytes_ += bytes; }

  const std::string& bytes() const { return bytes_; }

 private:
  void Key(std::uint32_t field, std::uint32_t kind) { Varint(field << 3 | kind); }

  std::string bytes_;
};

inline std::span<const std::byte> AsBytes(std::string_view text) {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

}  // namespace pdx::testing
