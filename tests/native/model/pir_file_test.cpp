// JSON files that are not a model, not whole, or made to do harm.
#include <gtest/gtest.h>

#include <random>

#include "graph/error.h"
#include "model/model_reader.h"
#include "support/pir_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;
using testing::PirWriter;

std::string FailureOf(const std::string& program, const std::string& parameters = "") {
  try {
    ReadModel(AsBytes(program), AsBytes(parameters)).Validate();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

PirWriter SmallModel() {
  PirWriter model;
  model.Parameter(1, "a", {2}, {1, 2}).Parameter(2, "b", {1, 2}, {3, 4}).Feed(3, {-1, 2});
  model.Operator("1.add", {3, 1}, {{4, {-1, 2}}}).IntArray(5, {-1, 2}).Full(6, "0.5");
  model.Operator("1.reshape", {4, 5}, {{7, {-1, 2}}});
  model.Operator("1.scale", {7, 6}, {{8, {-1, 2}}}, {PirWriter::Attribute("bias", "0.a_f32", "1.5")});
  model.Operator("0.combine", {8, 4}, {{9, {}}}).Full(10, "1", {1}, "int32");
  model.Operator("1.concat", {9, 10}, {{11, {-1, 4}}});
  return model.Fetch(11, 12);
}

std::string WithOps(const std::string& ops) {
  return R"({"base_code":{"magic":"pir","version":4},"program":{"regions":[{"blocks":[{"ops":[)" + ops + "]}]}]}}";
}

TEST(PirFile, IsRefusedWhereItIsNoProgram) {
  const std::string no_program =
      "the program file is a JSON text, but no program of Paddle 3: base_code.magic is not 'pir'";
  EXPECT_EQ(FailureOf("{}"), no_program);
  EXPECT_EQ(FailureOf(R"({"base_code":{"magic":"other"}})"), no_program);
  EXPECT_EQ(FailureOf("{"), "the program file is damaged at byte 1: the text is cut off");
  EXPECT_EQ(FailureOf(R"({"base_code":{"magic":"pir"}})"),
            "the program file is damaged at byte 13: member 'version' is missing");
  EXPECT_EQ(FailureOf(R"({"base_code":{"magic":"pir","version":4},"program":{"regions":[]}})"),
            "the program file is damaged at byte 62: there are 0 regions, a program for inference has one");
  EXPECT_EQ(FailureOf(WithOps("7")), "the program file is damaged at byte 82: an object is needed, this is a number");
  EXPECT_EQ(FailureOf(WithOps("{}")), "the program file is damaged at byte 82: member '#' is missing");
  EXPECT_EQ(FailureOf(WithOps(R"({"#":"p","A":[0,1],"O":{}})")),
            "the program file is damaged at byte 95: element 3 is missing");
  EXPECT_EQ(FailureOf(WithOps("")), "the program has no output (fetch operator): it is not an inference model");
}

TEST(PirFile, IsRefusedWhenCutOffAtAnyByte) {
  const std::string program = SmallModel().Program();
  const std::string parameters = SmallModel().Parameters();
  ASSERT_EQ(FailureOf(program, parameters), "no error");
  for (std::size_t size = 0; size < program.size(); ++size) {
    const std::string cut = program.substr(0, size);
    EXPECT_THROW(ReadModel(AsBytes(cut), AsBytes(parameters)), Error) << "program cut at byte " << size;
  }
  for (std::size_t size = 0; size < parameters.size(); ++size) {
    const std::string cut = parameters.substr(0, size);
    EXPECT_THROW(ReadModel(AsBytes(program), AsBytes(cut)), Error) << "parameters cut at byte " << size;
  }
}

TEST(PirFile, NeverCrashesOnFlippedBytes) {
  const std::string whole = SmallModel().Program();
  const std::string parameters = SmallModel().Parameters();
  std::mt19937 random(20250317);
  int refused = 0;
  for (int round = 0; round < 10000; ++round) {
    std::string program = whole;
    const auto flips = 1 + random() % 4;
    for (std::uint_fast32_t flip = 0; flip < flips; ++flip) {
      // Half of the new bytes are such as a program has, so that more of it stays readable.
      const char byte = random() % 2 == 0 ? static_cast<char>(random()) : whole[random() % whole.size()];
      program[random() % program.size()] = byte;
    }
    try {
      ReadModel(AsBytes(program), AsBytes(parameters)).Validate();
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 5000);
}

TEST(PirFile, IsRefusedWhenNestedDeeply) {
  std::string nested = R"({"a":)";
  for (int i = 0; i < 100000; ++i) nested += R"([{"a":)";
  EXPECT_EQ(FailureOf(nested), "the program file is damaged at byte 192: lists and objects are nested deeper than 64");
}

TEST(PirFile, IsNotBelievedAboutHugeSizes) {
  const std::string huge = R"({"#":"p","A":[0,1,0,"w"],"O":{"%":1,"TT":{"#":"0.t_dtensor","D":[{"#":"0.t_f32"},)";
  EXPECT_EQ(FailureOf(WithOps(huge + R"([1073741824,1073741824,1073741824],"NCHW",[],0]}}})")),
            "the parameter file, parameter 'w' (1 of 1), byte 0: the version of the record needs 4 bytes, 0 are left: "
            "the file is cut off or of another model");
  EXPECT_EQ(FailureOf(WithOps(huge + R"([1,1,1,1,1,1,1,1,1],"NCHW",[],0]}}})")),
            "the program file is damaged at byte 163: 'w' has 9 dimensions, at most 8 can be used");
  EXPECT_EQ(FailureOf(WithOps(R"({"#":"1.feed","A":[{"N":"name","AT":{"#":"0.a_str","D":"x"}},)"
                              R"({"N":"col","AT":{"#":"0.a_i32","D":99999999999999999999}}],"I":[],)"
                              R"("O":[{"%":1,"TT":{"#":"0.t_dtensor","D":[{"#":"0.t_f32"},[1],"NCHW",[],0]}}]})")),
            "the program file is damaged at byte 178: a whole number of 64 bits is needed, not 99999999999999999999");
}

TEST(PirFile, HasABoundedNumberOfOperators) {
  std::string ops = R"({"#":"1.relu","A":[],"I":[],"O":[]})";
  for (int i = 1; i < 65537; ++i) ops += R"(,{"#":"1.relu","A":[],"I":[],"O":[]})";
  EXPECT_NE(FailureOf(WithOps(ops)).find("more than 65536 operators"), std::string::npos);
}

// A list is written once, but every operator that reads it has its own copy.
TEST(PirFile, IsBoundInWhatItsListsGrowTo) {
  PirWriter model;
  model.Feed(1, {1}).Full(2, "0", {1}, "int32").Operator("0.combine", std::vector<int>(4000, 1), {{3, {}}});
  for (int id = 4; id < 1004; ++id) model.Operator("1.concat", {3, 2}, {{id, {4000}}});
  EXPECT_NE(FailureOf(model.Fetch(4, 2000).Program()).find("read more often than its size allows"), std::string::npos);

  PirWriter sizes;
  sizes.Feed(1, {1}).IntArray(2, std::vector<std::int64_t>(4000, 1));
  for (int id = 4; id < 1004; ++id) sizes.Operator("1.reshape", {1, 2}, {{id, {1}}});
  EXPECT_NE(FailureOf(sizes.Fetch(4, 2000).Program()).find("read more often than its size allows"), std::string::npos);
}

}  // namespace
}  // namespace pdx
