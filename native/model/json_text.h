#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pdx {

// Reads a JSON text (RFC 8259) that is wholly in memory.
//
// A program file of Paddle 3 is the only JSON this runtime reads. A reader of its own is smaller than the binding to a
// library would be, adds no dependency whose version a host process could clash with, gives the byte at which a damaged
// file stops making sense, and keeps the file's values in one list instead of a tree of small allocations.
//
//   const JsonText text(bytes, "the program file");
//   for (const JsonValue op : text.root()["ops"].List()) names.push_back(op["name"].Text());
//
// Nothing in the text is believed: every value takes bytes of it, so their number is bounded by its size; the depth is
// bounded by kMaxDepth; texts must be UTF-8. Beyond the standard NaN, Infinity and -Infinity are numbers, since writers
// of numerical programs produce them. Of members with equal keys the first counts.
//
// Every failure throws kModelFormat with the name of the text and the byte.
enum class JsonKind : std::uint8_t { kNull, kBool, kNumber, kText, kList, kObject };

// The nodes of a text stand in the order of their first bytes, so what is in a list or an object follows it.
struct JsonNode {
  JsonKind kind = JsonKind::kNull;
  std::uint32_t offset = 0;  // of its first byte
  std::uint32_t end = 0;     // index of the first node behind it and all that is in it
  std::uint32_t count = 0;   // elements of a list, members of an object
  std::string_view key;      // of a member
  std::string_view text;     // of a text, decoded; of a number or a word, as written
};

class JsonText;

// One value of a JsonText, which outlives it. The getters fail for a value of another kind.
class JsonValue {
 public:
  class Iterator;
  class Elements;

  JsonKind kind() const { return node().kind; }

  bool Bool() const;
  std::int64_t Int() const;  // a whole number of 64 bits, written without fraction and exponent
  double Number() const;
  std::string_view Text() const;
  Elements List() const;
  std::size_t Count() const;  // of the elements of a list

  JsonValue operator[](std::string_view key) const;           // a member of an object, which must have it
  std::optional<JsonValue> Find(std::string_view key) const;  // the same, which may lack it

  [[noreturn]] void Fail(const std::string& problem) const;  // names the text and the first byte of this value

 private:
  friend class JsonText;

  JsonValue(const JsonText* text, std::uint32_t index) : text_(text), index_(index) {}
  const JsonNode& node() const;
  void Expect(JsonKind kind) const;

  const JsonText* text_;
  std::uint32_t index_;
};

class JsonText {
 public:
  static constexpr int kMaxDepth = 64;

  // `bytes` and `what`, the name of the text in messages, outlive it.
  JsonText(std::span<const std::byte> bytes, const char* what);
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  JsonValue root() const { return {this, 0}; }
  std::size_t byte_count() const { return byte_count_; }

 private:
  friend class JsonValue;

  const char* what_;
  std::size_t byte_count_;
  std::vector<JsonNode> nodes_;
  std::deque<std::string> decoded_;  // the texts that are written with escapes
};

class JsonValue::Iterator {
 public:
  explicit Iterator(JsonValue value) : value_(value) {}
  JsonValue operator*() const { return value_; }
  Iterator& operator++() {
    value_.index_ = value_.node().end;
    return *this;
  }
  bool operator!=(const Iterator& other) const { return value_.index_ != other.value_.index_; }

 private:
  JsonValue value_;
};

class JsonValue::Elements {
 public:
  explicit Elements(JsonValue list) : list_(list) {}
  Iterator begin() const { return Iterator({list_.text_, list_.index_ + 1}); }
  Iterator end() const { return Iterator({list_.text_, list_.node().end}); }

 private:
  JsonValue list_;
};

inline const JsonNode& JsonValue::node() const { return text_->nodes_[index_]; }

}  // namespace pdx
