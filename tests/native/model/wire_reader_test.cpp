#include "model/wire_reader.h"

#include <gtest/gtest.h>

#include <limits>

#include "graph/error.h"
#include "support/wire_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;
using testing::WireWriter;

std::string FailureOf(const std::string& bytes) {
  try {
    WireReader reader(AsBytes(bytes), "the file", 100);
    while (reader.Next()) {
    }
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kModelFormat);
    return error.what();
  }
  return "no error";
}

TEST(WireReader, ReadsEveryKindOfValue) {
  WireWriter inner;
  inner.Int(1, 5);
  const std::string bytes = WireWriter()
                                .Int(1, std::numeric_limits<std::int64_t>::min())
                                .Int(2, -1)
                                .Float(3, 0.25F)
                                .Double(4, -1e300)
                                .Text(5, "name")
                                .Message(536870911, inner)
                                .bytes();
  WireReader reader(AsBytes(bytes), "the file");
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.field(), 1U);
  EXPECT_EQ(reader.Int64(), std::numeric_limits<std::int64_t>::min());
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.Int32(), -1);
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.Float(), 0.25);
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.Double(), -1e300);
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.Text(), "name");
  ASSERT_TRUE(reader.Next());
  EXPECT_EQ(reader.field(), 536870911U);
  WireReader message = reader.Message();
  ASSERT_TRUE(message.Next());
  EXPECT_EQ(message.Int64(), 5);
  EXPECT_FALSE(message.Next());
  EXPECT_FALSE(reader.Next());
}

TEST(WireReader, ReadsPackedAndUnpackedLists) {
  WireWriter packed_ints;
  packed_ints.Varint(7);
  packed_ints.Varint(static_cast<std::uint64_t>(-2));
  WireWriter packed_floats;
  packed_floats.Fixed(std::bit_cast<std::uint32_t>(1.5F));
  WireWriter packed_doubles;
  packed_doubles.Fixed(std::bit_cast<std::uint64_t>(2.5));
  const std::string bytes = WireWriter()
                                .Int(1, 300)
                                .Message(1, packed_ints)
                                .Float(2, 0.5F)
                                .Message(2, packed_floats)
                                .Double(3, 0.125)
                                .Message(3, packed_doubles)
                                .bytes();
  std::vector<std::int64_t> ints;
  std::vector<double> floats;
  std::vector<double> doubles;
  WireReader reader(AsBytes(bytes), "the file");
  while (reader.Next()) {
    if (reader.field() == 1) reader.AppendInt32(ints);
    if (reader.field() == 2) reader.AppendFloat(floats);
    if (reader.field() == 3) reader.AppendDouble(doubles);
  }
  EXPECT_EQ(ints, (std::vector<std::int64_t>{300, 7, -2}));
  EXPECT_EQ(floats, (std::vector<double>{0.5, 1.5}));
  EXPECT_EQ(doubles, (std::vector<double>{0.125, 2.5}));
}

TEST(WireReader, NamesTheByteOfADamagedField) {
  EXPECT_EQ(FailureOf("\x08\x01\x12\x05"
                      "abc"),
            "the file is damaged at byte 102: field 2 needs 5 bytes, 3 are left in its message");
  EXPECT_EQ(FailureOf("\x08\x80"), "the file is damaged at byte 100: a number is cut off by the end of its message");
  EXPECT_EQ(FailureOf("\x08" + std::string(10, '\xff')),
            "the file is damaged at byte 100: a number is longer than 64 bits");
  EXPECT_EQ(FailureOf("\x0b"), "the file is damaged at byte 100: field 1 has the unknown wire type 3");
  EXPECT_EQ(FailureOf("\x02\x01"), "the file is damaged at byte 100: field number 0 does not exist");
}

TEST(WireReader, NamesTheByteOfAFieldInANestedMessage) {
  const std::string bytes = WireWriter().Int(1, 1).Text(2, "\x08").bytes();
  WireReader reader(AsBytes(bytes), "the file");
  ASSERT_TRUE(reader.Next());
  ASSERT_TRUE(reader.Next());
  WireReader message = reader.Message();
  try {
    message.Next();
    FAIL() << "a key without a value was read";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "the file is damaged at byte 4: a number is cut off by the end of its message");
  }
}

TEST(WireReader, RefusesAValueOfAnotherKind) {
  const std::string bytes = WireWriter().Text(2, "abc").bytes();
  WireReader reader(AsBytes(bytes), "the file");
  ASSERT_TRUE(reader.Next());
  EXPECT_THROW(reader.Int64(), Error);
  EXPECT_THROW(reader.Float(), Error);
  std::vector<double> values;
  EXPECT_THROW(reader.AppendFloat(values), Error);
  EXPECT_THROW(reader.AppendDouble(values), Error);
}

}  // namespace
}  // namespace pdx
