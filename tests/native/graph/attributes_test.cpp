#include "graph/attributes.h"

#include <gtest/gtest.h>

#include "graph/error.h"

namespace pdx {
namespace {

TEST(Attributes, AnAbsentNameGivesTheDefault) {
  const Attributes attributes;
  EXPECT_EQ(attributes.GetInt("axis", -1), -1);
  EXPECT_EQ(attributes.GetString("data_format", "NCHW"), "NCHW");
}

TEST(Attributes, NumbersConvertWhereNothingIsLost) {
  Attributes attributes;
  attributes.Set("flag", true);
  attributes.Set("whole", 3.0);
  attributes.Set("count", std::int64_t{7});
  EXPECT_EQ(attributes.GetInt("flag", 0), 1);
  EXPECT_EQ(attributes.GetInt("whole", 0), 3);
  EXPECT_EQ(attributes.GetFloat("count", 0), 7.0);
  attributes.Set("sizes", std::vector<std::int64_t>{2, 3});
  EXPECT_EQ(attributes.GetFloats("sizes"), (std::vector<double>{2.0, 3.0}));
}

TEST(Attributes, AnotherKindIsAnErrorThatNamesTheAttribute) {
  Attributes attributes;
  attributes.Set("axis", std::string("one"));
  attributes.Set("scale", 2.5);
  try {
    attributes.GetInt("axis", 0);
    FAIL() << "a text was read as a number";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kModelFormat);
    EXPECT_NE(std::string(error.what()).find("'axis'"), std::string::npos);
  }
  EXPECT_THROW(attributes.GetInt("scale", 0), Error);
}

}  // namespace
}  // namespace pdx
