#include "model/wire_reader.h"

#include <bit>

#include "graph/error.h"

namespace pdx {

namespace {

constexpr int kMaxVarintBytes = 10;
constexpr std::uint64_t kMaxField = (std::uint64_t{1} << 29) - 1;

template <typename Unsigned>
Unsigned LittleEndian(std::span<const std::byte> bytes) {
  Unsigned value = 0;
  for (std::size_t i = sizeof(Unsigned); i-- > 0;) value = (value << 8) | std::to_integer<Unsigned>(bytes[i]);
  return value;
}

std::int64_t SignedLow32(std::uint64_t value) { return static_cast<std::int32_t>(static_cast<std::uint32_t>(value)); }

}  // namespace

bool WireReader::Next() {
  if (position_ == bytes_.size()) return false;
  start_ = position_;
  const std::uint64_t key = ReadVarint();
  const std::uint64_t field = key >> 3;
  if (field == 0 || field > kMaxField) Fail("field number " + std::to_string(field) + " does not exist");
  field_ = static_cast<std::uint32_t>(field);
  switch (key & 7) {
    case 0:
      kind_ = Kind::kVarint;
      varint_ = ReadVarint();
      return true;
    case 1:
      kind_ = Kind::kFixed64;
      content_ = ReadBytes(8);
      return true;
    case 2:
      kind_ = Kind::kBytes;
      content_ = ReadBytes(ReadVarint());
      return true;
    case 5:
      kind_ = Kind::kFixed32;
      content_ = ReadBytes(4);
      return true;
    default:
      Fail("field " + std::to_string(field_) + " has the unknown wire type " + std::to_string(key & 7));
  }
}

std::uint64_t WireReader::ReadVarint() {
  std::uint64_t value = 0;
  for (int i = 0; i < kMaxVarintBytes; ++i) {
    if (position_ == bytes_.size()) Fail("a number is cut off by the end of its message");
    const auto byte = std::to_integer<std::uint64_t>(bytes_[position_++]);
    if (i == kMaxVarintBytes - 1 && byte > 1) break;
    value |= (byte & 0x7F) << (7 * i);
    if (byte < 0x80) return value;
  }
  Fail("a number is longer than 64 bits");
}

std::span<const std::byte> WireReader::ReadBytes(std::uint64_t count) {
  const std::size_t left = bytes_.size() - position_;
  if (count > left) {
    Fail("field " + std::to_string(field_) + " needs " + std::to_string(count) + " bytes, " + std::to_string(left) +
         " are left in its message");
  }
  const auto content = bytes_.subspan(position_, static_cast<std::size_t>(count));
  position_ += content.size();
  return content;
}

void WireReader::Expect(Kind kind) const {
  if (kind_ == kind) return;
  Fail("field " + std::to_string(field_) + " has wire type " + std::to_string(static_cast<int>(kind_)) +
       " instead of " + std::to_string(static_cast<int>(kind)));
}

std::int64_t WireReader::Int64() const {
  Expect(Kind::kVarint);
  return static_cast<std::int64_t>(varint_);
}

std::int32_t WireReader::Int32() const {
  Expect(Kind::kVarint);
  return static_cast<std::int32_t>(SignedLow32(varint_));
}

double WireReader::Float() const {
  Expect(Kind::kFixed32);
  return std::bit_cast<float>(LittleEndian<std::uint32_t>(content_));
}

double WireReader::Double() const {
  Expect(Kind::kFixed64);
  return std::bit_cast<double>(LittleEndian<std::uint64_t>(content_));
}

std::string_view WireReader::Text() const {
  Expect(Kind::kBytes);
  return {reinterpret_cast<const char*>(content_.data()), content_.size()};
}

WireReader WireReader::Message() const {
  Expect(Kind::kBytes);
  return Values();
}

WireReader WireReader::Values() const { return {content_, what_, base_ + position_ - content_.size()}; }

void WireReader::AppendInt64(std::vector<std::int64_t>& values) const {
  if (!IsPacked()) return values.push_back(Int64());
  for (WireReader packed = Values(); packed.position_ < packed.bytes_.size();) {
    packed.start_ = packed.position_;
    values.push_back(static_cast<std::int64_t>(packed.ReadVarint()));
  }
}

void WireReader::AppendInt32(std::vector<std::int64_t>& values) const {
  const std::size_t first = values.size();
  AppendInt64(values);
  for (std::size_t i = first; i < values.size(); ++i) values[i] = SignedLow32(static_cast<std::uint64_t>(values[i]));
}

void WireReader::AppendFloat(std::vector<double>& values) const {
  if (!IsPacked()) return values.push_back(Float());
  if (content_.size() % 4 != 0) Fail("a list of floats has " + std::to_string(content_.size()) + " bytes");
  for (std::size_t at = 0; at < content_.size(); at += 4) {
    values.push_back(std::bit_cast<float>(LittleEndian<std::uint32_t>(content_.subspan(at, 4))));
  }
}

void WireReader::AppendDouble(std::vector<double>& values) const {
  if (!IsPacked()) return values.push_back(Double());
  if (content_.size() % 8 != 0) Fail("a list of doubles has " + std::to_string(content_.size()) + " bytes");
  for (std::size_t at = 0; at < content_.size(); at += 8) {
    values.push_back(std::bit_cast<double>(LittleEndian<std::uint64_t>(content_.subspan(at, 8))));
  }
}

void WireReader::Fail(const std::string& problem) const {
  throw Error(ErrorCode::kModelFormat,
              std::string(what_) + " is damaged at byte " + std::to_string(base_ + start_) + ": " + problem);
}

}  // namespace pdx
