// Files that are not a model, not whole, or not of one model.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "graph/error.h"
#include "model/model_reader.h"
#include "support/model_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;
using testing::AttributeText;
using testing::ModelWriter;

std::string FailureOf(const std::string& program, const std::string& parameters,
                      ErrorCode code = ErrorCode::kModelFormat) {
  try {
    ReadModel(AsBytes(program), AsBytes(parameters));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
    return error.what();
  }
  return "no error";
}

ModelWriter SmallModel() {
  ModelWriter model;
  model.Variable("x", {-1, 2}).Variable("t", {-1, 2}).Variable("y", {-1, 2});
  model.Parameter("a", {2}, std::vector<float>{1.0F, 2.0F}).Parameter("b", {1, 2}, std::vector<float>{3.0F, 4.0F});
  model.Feed("x");
  model.Operator("elementwise_add", {{"X", {"x"}}, {"Y", {"a"}}}, {{"Out", {"t"}}},
                 {AttributeText::Int("axis", -1), AttributeText::Float("scale", 1.0F),
                  AttributeText::Ints("list", {1, 2}), AttributeText::String("text", "value")});
  model.Operator("elementwise_mul", {{"X", {"t"}}, {"Y", {"b"}}}, {{"Out", {"y"}}});
  return model.Fetch("y");
}

TEST(ModelFile, IsRefusedWhereItIsNoProgram) {
  EXPECT_EQ(FailureOf("", ""), "the program file is empty");
  EXPECT_EQ(FailureOf("Hello, this is a text.\n", ""),
            "the program file is not a Paddle program: it begins with 'Hello, this is a'");
  EXPECT_EQ(FailureOf("\n\nA text after two empty lines\n", ""),
            "the program file is not a Paddle program: it begins with '\\x0a\\x0aA text after t'");
  EXPECT_EQ(FailureOf("\x89PNG\r\n\x1a\n", ""),
            "the program file is not a Paddle program: it begins with '\\x89PNG\\x0d\\x0a\\x1a\\x0a'");
  EXPECT_EQ(FailureOf(std::string("\x22\x02\x08\x00", 4), ""),
            "the program file is not a Paddle program: it has no block");
}

TEST(ModelFile, MayHaveParametersOfEveryType) {
  ModelWriter model;
  model.Variable("y", {1}).Parameter("f", {1}, std::vector<float>{1.0F});
  const std::pair<const char*, int> types[] = {{"bool", 0}, {"int32", 2}, {"int64", 3}, {"uint8", 20}, {"int8", 21}};
  for (const auto& [name, type] : types) {
    const std::string elements(type == 3 ? 16 : type == 2 ? 8 : 2, '\1');
    model.Parameter(name, {2}, elements, type);
  }
  model.Parameter("none", {0, 3}, "").Parameter("scalar", {}, std::vector<float>{2.0F});
  model.Operator("relu", {{"X", {"f"}}}, {{"Out", {"y"}}}).Fetch("y");
  EXPECT_EQ(FailureOf(model.Program(), model.Parameters()), "no error");
}

TEST(ModelFile, SkipsTheLodOfAParameter) {
  const ModelWriter model = SmallModel();
  std::string parameters = model.Parameters();
  testing::WireWriter lod;
  lod.Fixed(std::uint64_t{1});
  lod.Fixed(std::uint64_t{16});
  lod.Fixed(std::uint64_t{0});
  lod.Fixed(std::uint64_t{2});
  parameters.replace(4, 8, lod.bytes());
  EXPECT_EQ(FailureOf(model.Program(), parameters), "no error");
  parameters.replace(4, 8, std::string(8, '\xff'));
  EXPECT_EQ(FailureOf(model.Program(), parameters),
            "the parameter file, parameter 'a' (1 of 2), byte 12: 18446744073709551615 LoD levels: the file is damaged "
            "or of another model");
}

TEST(ModelFile, NamesTheParameterAtWhichItIsCutOff) {
  const ModelWriter model = SmallModel();
  const std::string parameters = model.Parameters();  // records of 32 and 34 bytes
  ASSERT_EQ(parameters.size(), 66U);
  EXPECT_EQ(FailureOf(model.Program(), parameters.substr(0, parameters.size() - 3)),
            "the parameter file, parameter 'b' (2 of 2), byte 58: its data needs 8 bytes, 5 are left: the file is cut "
            "off or of another model");
  EXPECT_EQ(FailureOf(model.Program(), parameters.substr(0, 34)),
            "the parameter file, parameter 'b' (2 of 2), byte 32: the version of the record needs 4 bytes, 2 are left: "
            "the file is cut off or of another model");
  EXPECT_EQ(FailureOf(model.Program(), ""),
            "the parameter file, parameter 'a' (1 of 2), byte 0: the version of the record needs 4 bytes, 0 are left: "
            "the file is cut off or of another model");
}

TEST(ModelFile, NamesBothSidesOfAMismatch) {
  const ModelWriter model = SmallModel();
  const std::string second = model.Parameters().substr(32);
  EXPECT_EQ(FailureOf(model.Program(), ModelWriter::Record({3}, testing::kFloat32, std::string(12, '\0')) + second),
            "the parameter file, parameter 'a' (1 of 2), byte 20: the program declares [2], the file has [3]: pdmodel "
            "and pdiparams are of different models");
  EXPECT_EQ(FailureOf(model.Program(), ModelWriter::Record({2}, testing::kFloat16, std::string(4, '\0')) + second),
            "the parameter file, parameter 'a' (1 of 2), byte 20: the program declares float32, the file has float16: "
            "pdmodel and pdiparams are of different models");
  EXPECT_EQ(FailureOf(model.Program(), model.Parameters() + "abc"),
            "the parameter file has 69 bytes, the program's 2 parameters take 66: pdmodel and pdiparams are of "
            "different models");
  EXPECT_EQ(FailureOf(model.Program(), "a text, no parameters"),
            "the parameter file, parameter 'a' (1 of 2), byte 0: the version of the record is 1702109281 instead of 0: "
            "this is no parameter file, or one of another model");
}

TEST(ModelFile, NamesAParameterTypeThatIsLacking) {
  ModelWriter model = SmallModel();
  model.Parameter("half", {2}, std::string(4, '\0'), testing::kFloat16);
  EXPECT_EQ(FailureOf(model.Program(), model.Parameters()),
            "the program declares 'half' as float16, a type that this runtime does not have");
}

TEST(ModelFile, IsNotBelievedAboutHugeSizes) {
  ModelWriter model;
  model.Variable("huge", {1 << 30, 1 << 16}, testing::kFloat32, true).Feed("huge").Fetch("huge");
  EXPECT_EQ(FailureOf(model.Program(), ModelWriter::Record({1 << 30, 1 << 16}, testing::kFloat32, "")),
            "the parameter file, parameter 'huge' (1 of 1), byte 32: its data needs 281474976710656 bytes, 0 are left: "
            "the file is cut off or of another model");
  ModelWriter overflow;
  overflow.Variable("huge", {1 << 30, 1 << 30, 1 << 30}, testing::kFloat32, true).Feed("huge").Fetch("huge");
  EXPECT_EQ(FailureOf(overflow.Program(), ModelWriter::Record({1 << 30, 1 << 30, 1 << 30}, testing::kFloat32, ""),
                      ErrorCode::kShapeMismatch),
            "shape [1073741824, 1073741824, 1073741824] has too many elements");
}

// Every prefix of the two files, but the whole, must be refused. A program may be cut between two of its fields, where
// what is left is a valid, smaller program: only the note of its version comes after the block.
TEST(ModelFile, HasABoundedNumberOfOperators) {
  ModelWriter model;
  model.Variable("x", {1}).Feed("x");
  for (int i = 0; i < 65535; ++i) model.Operator("relu", {}, {});
  EXPECT_EQ(FailureOf(model.Program(), ""), "the program, operator 1 (relu): input slot 'X' is empty");
  EXPECT_NE(FailureOf(model.Fetch("x").Program(), "").find("more than 65536 operators"), std::string::npos);
}

// Both lists of arguments, and the name of the slot, may be as long as the file: neither time nor memory may grow with
// their product.
TEST(ModelFile, TakesTimeAndMemoryInProportionToItsSize) {
  ModelWriter model;
  model.Variable("x", {1}).Variable("y", {1}).Feed("x");
  std::vector<std::string> dropped;
  for (int i = 0; i < 200000; ++i) dropped.push_back("d" + std::to_string(i));
  const std::vector<std::string> inputs(200000, "x");
  model.Operator("concat", {{"X", inputs}}, {{"Out", {"y"}}, {std::string(1 << 20, 'N'), dropped}}).Fetch("y");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(FailureOf(model.Program(), ""), "no error");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(ModelFile, IsRefusedWhenCutOffAtAnyByte) {
  const ModelWriter model = SmallModel();
  const std::string program = model.Program();
  const std::string parameters = model.Parameters();
  const std::size_t block_end = program.size() - 6;  // before the version
  ASSERT_EQ(FailureOf(program.substr(0, block_end), parameters), "no error");
  for (std::size_t size = 0; size < program.size(); ++size) {
    if (size == block_end) continue;
    const std::string cut = program.substr(0, size);
    EXPECT_THROW(ReadModel(AsBytes(cut), AsBytes(parameters)), Error) << "program cut at byte " << size;
  }
  for (std::size_t size = 0; size < parameters.size(); ++size) {
    const std::string cut = parameters.substr(0, size);
    EXPECT_THROW(ReadModel(AsBytes(program), AsBytes(cut)), Error) << "parameters cut at byte " << size;
  }
}

TEST(ModelFile, NeverCrashesOnFlippedBytes) {
  const ModelWriter model = SmallModel();
  const std::string whole_program = model.Program();
  const std::string whole_parameters = model.Parameters();
  std::mt19937 random(20240521);
  int refused = 0;
  for (int round = 0; round < 10000; ++round) {
    std::string program = whole_program;
    std::string parameters = whole_parameters;
    const auto flips = 1 + random() % 4;
    for (std::uint_fast32_t flip = 0; flip < flips; ++flip) {
      std::string& file = random() % 4 == 0 ? parameters : program;
      file[random() % file.size()] = static_cast<char>(random());
    }
    try {
      ReadModel(AsBytes(program), AsBytes(parameters)).Validate();
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 5000);
}

}  // namespace
}  // namespace pdx
