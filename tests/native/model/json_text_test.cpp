#include "model/json_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "graph/error.h"
#include "support/wire_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;

std::string FailureOf(std::string_view text) {
  try {
    const JsonText json(AsBytes(text), "the text");
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kModelFormat);
    return error.what();
  }
  return "no error";
}

// What a getter says of the only element of a list.
template <typename Getter>
std::string FailureOf(std::string_view text, Getter get) {
  const JsonText json(AsBytes(text), "the text");
  try {
    get(*json.root().List().begin());
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(JsonText, GivesEveryKindOfValue) {
  const JsonText json(AsBytes(" {\"a\" : [1, -2.5e1,true ,false, null,\"t\",{}, []],\r\n\t\"b\":{\"c\":7}} "),
                      "the text");
  const JsonValue root = json.root();
  EXPECT_EQ(root["b"]["c"].Int(), 7);
  EXPECT_EQ(root["a"].Count(), 8U);
  std::vector<JsonValue> elements;
  for (const JsonValue element : root["a"].List()) elements.push_back(element);
  ASSERT_EQ(elements.size(), 8U);
  EXPECT_EQ(elements[0].Int(), 1);
  EXPECT_EQ(elements[1].Number(), -25.0);
  EXPECT_TRUE(elements[2].Bool());
  EXPECT_FALSE(elements[3].Bool());
  EXPECT_EQ(elements[4].kind(), JsonKind::kNull);
  EXPECT_EQ(elements[5].Text(), "t");
  EXPECT_EQ(elements[6].kind(), JsonKind::kObject);
  EXPECT_EQ(elements[7].Count(), 0U);
  EXPECT_FALSE(root.Find("c").has_value());
}

TEST(JsonText, TakesTheFirstOfEqualKeys) {
  const JsonText json(AsBytes(R"({"a":1,"a":2})"), "the text");
  EXPECT_EQ(json.root()["a"].Int(), 1);
}

TEST(JsonText, ReadsNumbersExactly) {
  const JsonText json(AsBytes("[9223372036854775807,-9223372036854775808,0.8999999761581421,1e-308,-0,NaN,Infinity,"
                              "-Infinity,1E+2]"),
                      "the text");
  auto number = json.root().List().begin();
  EXPECT_EQ((*number).Int(), std::numeric_limits<std::int64_t>::max());
  ++number;
  EXPECT_EQ((*number).Int(), std::numeric_limits<std::int64_t>::min());
  ++number;
  EXPECT_EQ((*number).Number(), static_cast<double>(0.9F));
  ++number;
  EXPECT_EQ((*number).Number(), 1e-308);
  ++number;
  EXPECT_EQ((*number).Int(), 0);
  ++number;
  EXPECT_TRUE(std::isnan((*number).Number()));
  ++number;
  EXPECT_EQ((*number).Number(), std::numeric_limits<double>::infinity());
  ++number;
  EXPECT_EQ((*number).Number(), -std::numeric_limits<double>::infinity());
  ++number;
  EXPECT_EQ((*number).Number(), 100);
}

TEST(JsonText, DecodesEscapes) {
  const JsonText json(AsBytes(R"(["a\"\\\/\b\f\n\r\t\u0041\u00e9\u4e2d\ud83d\ude00z", "\u4E2D"])"), "the text");
  auto text = json.root().List().begin();
  EXPECT_EQ((*text).Text(), "a\"\\/\b\f\n\r\tA\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80z");
  ++text;
  EXPECT_EQ((*text).Text(), "\xE4\xB8\xAD");
}

TEST(JsonText, KeepsUtf8AsItIs) {
  const std::string text = "\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF";
  const std::string list = "[\"" + text + "\"]";
  const JsonText json(AsBytes(list), "the text");
  EXPECT_EQ((*json.root().List().begin()).Text(), text);
}

TEST(JsonText, RefusesWhatIsNoUtf8) {
  for (const char* bad : {"\x80", "\xC3", "\xC3(", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF8\x88\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(FailureOf("[\"ab" + std::string(bad) + "\"]"), "the text is damaged at byte 4: a text is not UTF-8");
  }
}

TEST(JsonText, NamesTheByteWhereItBreaks) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "0: the text is cut off"},
      {"[1,", "3: the text is cut off"},
      {"[1", "2: the text is cut off"},
      {"[1 2]", "3: ',' or ']' is missing"},
      {"[1,]", "3: this is no value"},
      {"{\"a\":1,}", "7: a key in quotes is missing"},
      {"{a:1}", "1: a key in quotes is missing"},
      {"{\"a\" 1}", "5: ':' is missing"},
      {"{\"a\":1 \"b\":2}", "7: ',' or '}' is missing"},
      {"[01]", "2: a number begins with 0"},
      {"[1.]", "3: a digit is missing"},
      {"[1e+]", "4: a digit is missing"},
      {"[-]", "2: this is no value"},
      {"[+1]", "1: this is no value"},
      {"[.5]", "1: this is no value"},
      {"[nul]", "1: this is no value"},
      {"[tru", "1: this is no value"},
      {"[] []", "3: there is more behind the end of the text"},
      {"[\"a\n\"]", "3: a control character stands in a text"},
      {"[\"\\x\"]", "3: this escape does not exist"},
      {"[\"\\u12G4\"]", "4: four hexadecimal digits are missing"},
      {"[\"\\u-123\"]", "4: four hexadecimal digits are missing"},
      {"[\"\\ud800\"]", "8: half of a character stands alone"},
      {"[\"\\udc00\"]", "8: half of a character stands alone"},
      {"[\"\\ud800\\u0041\"]", "14: half of a character stands alone"},
  };
  for (const auto& [text, problem] : cases) {
    EXPECT_EQ(FailureOf(text), "the text is damaged at byte " + std::string(problem)) << text;
  }
}

TEST(JsonText, BoundsTheDepth) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(FailureOf(nested(64)), "no error");
  EXPECT_EQ(FailureOf(nested(65)), "the text is damaged at byte 64: lists and objects are nested deeper than 64");
  EXPECT_EQ(FailureOf(std::string(1 << 20, '[')),
            "the text is damaged at byte 64: lists and objects are nested deeper than 64");
}

TEST(JsonText, NamesKindsThatDoNotMatch) {
  EXPECT_EQ(FailureOf("[ \"1\"]", [](JsonValue value) { value.Int(); }),
            "the text is damaged at byte 2: a number is needed, this is a text");
  EXPECT_EQ(FailureOf("[1]", [](JsonValue value) { value.Text(); }),
            "the text is damaged at byte 1: a text is needed, this is a number");
  EXPECT_EQ(FailureOf("[null]", [](JsonValue value) { value.Bool(); }),
            "the text is damaged at byte 1: true or false is needed, this is null");
  EXPECT_EQ(FailureOf("[[]]", [](JsonValue value) { value["a"]; }),
            "the text is damaged at byte 1: an object is needed, this is a list");
  EXPECT_EQ(FailureOf("[true]", [](JsonValue value) { value.List(); }),
            "the text is damaged at byte 1: a list is needed, this is true or false");
  EXPECT_EQ(FailureOf("[{}]", [](JsonValue value) { value["a"]; }),
            "the text is damaged at byte 1: member 'a' is missing");
  EXPECT_EQ(FailureOf("[1.5]", [](JsonValue value) { value.Int(); }),
            "the text is damaged at byte 1: a whole number of 64 bits is needed, not 1.5");
  EXPECT_EQ(FailureOf("[9223372036854775808]", [](JsonValue value) { value.Int(); }),
            "the text is damaged at byte 1: a whole number of 64 bits is needed, not 9223372036854775808");
  EXPECT_EQ(FailureOf("[1e999]", [](JsonValue value) { value.Number(); }),
            "the text is damaged at byte 1: the number 1e999 is outside of the range of 64 bits");
}

}  // namespace
}  // namespace pdx
