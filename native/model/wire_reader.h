#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pdx {

// Steps through the fields of one protobuf message without copying.
//
// A program file is the only protobuf message this runtime reads, and of it a dozen fields. A reader of the wire format
// is smaller than the binding to a protobuf library would be, adds no dependency whose version a host process could
// clash with, gives the byte at which a damaged file stops making sense, and skips the call stacks that make up most of
// a published program instead of copying them. It owns nothing: texts and nested messages point into the bytes given.
//
//   WireReader message(bytes, "program");
//   while (message.Next()) {
//     if (message.field() == 3) type = message.Text();
//   }
//
// Every read is checked against the end of its own message and throws kModelFormat with the offset in the file. Nesting
// follows the caller's code, so the depth is fixed and the reader needs no recursion.
class WireReader {
 public:
  // `what` names the file in messages and `base` is the offset of `bytes` in it; both outlive the reader.
  WireReader(std::span<const std::byte> bytes, const char* what, std::size_t base = 0)
      : bytes_(bytes), what_(what), base_(base) {}

  bool Next();  // to the next field; false at the end of the message
  std::uint32_t field() const { return field_; }

  // The value of the current field; the wrong kind on the wire is an error.
  std::int64_t Int64() const;
  std::int32_t Int32() const;  // the low 32 bits, as protobuf reads a longer number
  bool Bool() const { return Int64() != 0; }
  double Float() const;
  double Double() const;
  std::string_view Text() const;
  WireReader Message() const;

  // The values of a repeated field, whether packed into one or not.
  void AppendInt64(std::vector<std::int64_t>& values) const;
  void AppendInt32(std::vector<std::int64_t>& values) const;
  void AppendFloat(std::vector<double>& values) const;
  void AppendDouble(std::vector<double>& values) const;
  void AppendText(std::vector<std::string>& values) const { values.emplace_back(Text()); }

  [[noreturn]] void Fail(const std::string& problem) const;  // names the file and the byte of the current field

 private:
  enum class Kind : std::uint8_t { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };

  std::uint64_t ReadVarint();
  std::span<const std::byte> ReadBytes(std::uint64_t count);
  void Expect(Kind kind) const;
  bool IsPacked() const { return kind_ == Kind::kBytes; }
  WireReader Values() const;  // over the content of a packed field

  std::span<const std::byte> bytes_;
  const char* what_;
  std::size_t base_;
  std::size_t position_ = 0;  // behind the current field
  std::size_t start_ = 0;     // of the current field
  std::uint32_t field_ = 0;
  Kind kind_ = Kind::kVarint;
  std::uint64_t varint_ = 0;
  std::span<const std::byte> content_;  // of every other kind
};

}  // namespace pdx
