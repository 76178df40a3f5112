#include "model/json_text.h"

#include <charconv>
#include <limits>

#include "graph/error.h"
#include "model/utf8.h"

namespace pdx {

namespace {

[[noreturn]] void FailAt(const char* what, std::size_t offset, const std::string& problem) {
  throw Error(ErrorCode::kModelFormat,
              std::string(what) + " is damaged at byte " + std::to_string(offset) + ": " + problem);
}

const char* NameOf(JsonKind kind) {
  switch (kind) {
    case JsonKind::kNull:
      return "null";
    case JsonKind::kBool:
      return "true or false";
    case JsonKind::kNumber:
      return "a number";
    case JsonKind::kText:
      return "a text";
    case JsonKind::kList:
      return "a list";
    case JsonKind::kObject:
      return "an object";
  }
  return "unknown";
}

bool IsDigit(int byte) { return byte >= '0' && byte <= '9'; }

class JsonParser {
 public:
  JsonParser(std::string_view text, const char* what, std::vector<JsonNode>& nodes, std::deque<std::string>& decoded)
      : text_(text), what_(what), nodes_(nodes), decoded_(decoded) {}

  void Parse() {
    ParseValue({}, 0);
    SkipSpace();
    if (position_ != text_.size()) Fail("there is more behind the end of the text");
  }

 private:
  static constexpr int kEnd = -1;

  int Peek() const { return position_ < text_.size() ? static_cast<unsigned char>(text_[position_]) : kEnd; }

  bool Take(char wanted) {
    if (Peek() != static_cast<unsigned char>(wanted)) return false;
    ++position_;
    return true;
  }

  bool TakeWord(std::string_view word) {
    if (text_.substr(position_, word.size()) != word) return false;
    position_ += word.size();
    return true;
  }

  void SkipSpace() {
    while (Peek() == ' ' || Peek() == '\n' || Peek() == '\r' || Peek() == '\t') ++position_;
  }

  [[noreturn]] void Fail(const std::string& problem) const {
    FailAt(what_, position_, position_ == text_.size() ? "the text is cut off" : problem);
  }

  void ParseValue(std::string_view key, int depth) {
    SkipSpace();
    const std::size_t start = position_;
    const std::size_t index = nodes_.size();
    JsonNode& node = nodes_.emplace_back();
    node.offset = static_cast<std::uint32_t>(start);
    node.key = key;
    switch (Peek()) {
      case '{':
        node.kind = JsonKind::kObject;
        ParseMembers(index, depth + 1);
        break;
      case '[':
        node.kind = JsonKind::kList;
        ParseElements(index, depth + 1);
        break;
      case '"':
        node.kind = JsonKind::kText;
        node.text = ParseText();
        break;
      default:
        node.kind = ParseScalar();
        node.text = text_.substr(start, position_ - start);
    }
    nodes_[index].end = static_cast<std::uint32_t>(nodes_.size());
  }

  void ParseMembers(std::size_t object, int depth) {
    CheckDepth(depth);
    ++position_;
    SkipSpace();
    if (Take('}')) return;
    do {
      SkipSpace();
      if (Peek() != '"') Fail("a key in quotes is missing");
      const std::string_view key = ParseText();
      SkipSpace();
      if (!Take(':')) Fail("':' is missing");
      ParseValue(key, depth);
      ++nodes_[object].count;
      SkipSpace();
    } while (Take(','));
    if (!Take('}')) Fail("',' or '}' is missing");
  }

  void ParseElements(std::size_t list, int depth) {
    CheckDepth(depth);
    ++position_;
    SkipSpace();
    if (Take(']')) return;
    do {
      ParseValue({}, depth);
      ++nodes_[list].count;
      SkipSpace();
    } while (Take(','));
    if (!Take(']')) Fail("',' or ']' is missing");
  }

  void CheckDepth(int depth) const {
    if (depth > JsonText::kMaxDepth) {
      Fail("lists and objects are nested deeper than " + std::to_string(JsonText::kMaxDepth));
    }
  }

  JsonKind ParseScalar() {
    if (TakeWord("null")) return JsonKind::kNull;
    if (TakeWord("true") || TakeWord("false")) return JsonKind::kBool;
    if (TakeWord("NaN")) return JsonKind::kNumber;
    Take('-');
    if (!TakeWord("Infinity")) ParseDigits();
    return JsonKind::kNumber;
  }

  void ParseDigits() {
    if (!IsDigit(Peek())) Fail("this is no value");
    const bool leading_zero = Take('0');
    if (leading_zero && IsDigit(Peek())) Fail("a number begins with 0");
    SkipDigits();
    if (Take('.')) {
      if (!IsDigit(Peek())) Fail("a digit is missing");
      SkipDigits();
    }
    if (Take('e') || Take('E')) {
      if (!Take('+')) Take('-');
      if (!IsDigit(Peek())) Fail("a digit is missing");
      SkipDigits();
    }
  }

  void SkipDigits() {
    while (IsDigit(Peek())) ++position_;
  }

  // From its first quote; the content, in place where nothing is to be decoded.
  std::string_view ParseText() {
    const std::size_t start = ++position_;
    SkipPlain();
    if (Peek() == '"') return text_.substr(start, position_++ - start);
    std::string& decoded = decoded_.emplace_back(text_.substr(start, position_ - start));
    while (Take('\\')) {
      ParseEscape(decoded);
      const std::size_t plain = position_;
      SkipPlain();
      decoded += text_.substr(plain, position_ - plain);
    }
    if (!Take('"')) Fail("a control character stands in a text");
    return decoded;
  }

  // To the next quote, escape or control character.
  void SkipPlain() {
    while (true) {
      const int byte = Peek();
      if (byte < 0x20 || byte == '"' || byte == '\\') return;
      if (byte < 0x80) {
        ++position_;
        continue;
      }
      const std::size_t length = Utf8SequenceLength(text_.substr(position_));
      if (length == 0) FailAt(what_, position_, "a text is not UTF-8");
      position_ += length;
    }
  }

  void ParseEscape(std::string& decoded) {
    constexpr std::string_view kEscapes = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (Take('u')) return AppendUtf8(decoded, ParseCodePoint());
    const std::size_t found = Peek() == kEnd ? std::string_view::npos : kEscapes.find(text_[position_]);
    if (found == std::string_view::npos) Fail("this escape does not exist");
    decoded += kMeanings[found];
    ++position_;
  }

  // Behind "\u"; code points above U+FFFF are written as two of 16 bits.
  std::uint32_t ParseCodePoint() {
    const std::uint32_t first = ParseHex();
    if (first < 0xD800 || first > 0xDFFF) return first;
    if (first > 0xDBFF || !TakeWord("\\u")) Fail("half of a character stands alone");
    const std::uint32_t second = ParseHex();
    if (second < 0xDC00 || second > 0xDFFF) Fail("half of a character stands alone");
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
  }

  std::uint32_t ParseHex() {
    std::uint32_t value = 0;
    const std::string_view digits = text_.substr(position_, 4);
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || rest - digits.data() != 4) Fail("four hexadecimal digits are missing");
    position_ += 4;
    return value;
  }

  std::string_view text_;
  const char* what_;
  std::vector<JsonNode>& nodes_;
  std::deque<std::string>& decoded_;
  std::size_t position_ = 0;
};

}  // namespace

JsonText::JsonText(std::span<const std::byte> bytes, const char* what) : what_(what), byte_count_(bytes.size()) {
  if (bytes.size() >= std::numeric_limits<std::uint32_t>::max()) {
    FailAt(what, 0, "it has " + std::to_string(bytes.size()) + " bytes, more than a JSON text may have here");
  }
  nodes_.reserve(bytes.size() / 8);
  JsonParser({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, what, nodes_, decoded_).Parse();
}

bool JsonValue::Bool() const {
  Expect(JsonKind::kBool);
  return node().text == "true";
}

std::int64_t JsonValue::Int() const {
  Expect(JsonKind::kNumber);
  const std::string_view text = node().text;
  std::int64_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || rest != text.data() + text.size()) {
    Fail("a whole number of 64 bits is needed, not " + std::string(text));
  }
  return value;
}

double JsonValue::Number() const {
  Expect(JsonKind::kNumber);
  const std::string_view text = node().text;
  double value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || rest != text.data() + text.size()) {
    Fail("the number " + std::string(text) + " is outside of the range of 64 bits");
  }
  return value;
}

std::string_view JsonValue::Text() const {
  Expect(JsonKind::kText);
  return node().text;
}

JsonValue::Elements JsonValue::List() const {
  Expect(JsonKind::kList);
  return Elements(*this);
}

std::size_t JsonValue::Count() const {
  Expect(JsonKind::kList);
  return node().count;
}

std::optional<JsonValue> JsonValue::Find(std::string_view key) const {
  Expect(JsonKind::kObject);
  for (std::uint32_t member = index_ + 1; member != node().end; member = text_->nodes_[member].end) {
    if (text_->nodes_[member].key == key) return JsonValue(text_, member);
  }
  return std::nullopt;
}

JsonValue JsonValue::operator[](std::string_view key) const {
  const auto found = Find(key);
  if (!found) Fail("member '" + std::string(key) + "' is missing");
  return *found;
}

void JsonValue::Fail(const std::string& problem) const { FailAt(text_->what_, node().offset, problem); }

void JsonValue::Expect(JsonKind kind) const {
  if (node().kind != kind) Fail(std::string(NameOf(kind)) + " is needed, this is " + NameOf(node().kind));
}

}  // namespace pdx
