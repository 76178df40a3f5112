#include "model/model_reader.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "graph/error.h"
#include "support/model_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;
using testing::AttributeText;
using testing::ModelWriter;

Graph Read(const ModelWriter& model) {
  const std::string program = model.Program();
  const std::string parameters = model.Parameters();
  return ReadModel(AsBytes(program), AsBytes(parameters));
}

Error FailureOf(const std::string& program, const std::string& parameters) {
  try {
    ReadModel(AsBytes(program), AsBytes(parameters));
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::kNone, "no error"};
}

Error FailureOf(const ModelWriter& model) { return FailureOf(model.Program(), model.Parameters()); }

// y = relu(x + b)
ModelWriter AddRelu() {
  ModelWriter model;
  model.Variable("x", {-1, 2}).Variable("t", {-1, 2}).Variable("y", {-1, 2});
  model.Parameter("b", {2}, std::vector<float>{1.0F, -2.0F});
  model.Feed("x");
  model.Operator("elementwise_add", {{"X", {"x"}}, {"Y", {"b"}}}, {{"Out", {"t"}}},
                 {AttributeText::Int("axis", -1), AttributeText::String("op_callstack", "somewhere")});
  model.Operator("relu", {{"X", {"t"}}}, {{"Out", {"y"}}});
  model.Fetch("y");
  return model;
}

TEST(ModelReader, MakesNodesInputsOutputsAndConstants) {
  const Graph graph = Read(AddRelu());
  graph.Validate();
  ASSERT_EQ(graph.nodes().size(), 2U);
  const Node& add = *graph.nodes()[0];
  EXPECT_EQ(add.op, "elementwise_add");
  ASSERT_EQ(add.inputs.size(), 2U);
  EXPECT_EQ(add.attributes.GetInt("axis", 7), -1);
  EXPECT_FALSE(add.attributes.Has("op_callstack"));

  ASSERT_EQ(graph.inputs().size(), 1U);
  EXPECT_EQ(add.inputs[0], graph.inputs()[0]);
  EXPECT_EQ(graph.value(graph.inputs()[0]).name, "x");
  EXPECT_EQ(graph.value(graph.inputs()[0]).shape, (Shape{-1, 2}));

  const Constant* bias = graph.ConstantOf(add.inputs[1]);
  ASSERT_NE(bias, nullptr);
  EXPECT_EQ(bias->shape(), Shape{2});
  EXPECT_EQ(bias->As<float>()[0], 1.0F);
  EXPECT_EQ(bias->As<float>()[1], -2.0F);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(bias->data()) % 64, 0U);

  const Node& relu = *graph.nodes()[1];
  EXPECT_EQ(relu.inputs, add.outputs);
  EXPECT_EQ(graph.outputs(), relu.outputs);
  EXPECT_EQ(graph.value(graph.outputs()[0]).name, "y");
}

TEST(ModelReader, TakesParametersInTheOrderOfTheirNamesBytes) {
  ModelWriter model;  // declared in another order; '.' < '_' < 'a', and upper case before lower case
  for (const char* name : {"w_1", "wa", "w.1", "W"}) {
    model.Parameter(name, {1}, std::vector<float>{static_cast<float>(name[1])});
  }
  model.Variable("y", {1});
  model.Operator("elementwise_add", {{"X", {"w.1"}}, {"Y", {"wa"}}}, {{"Out", {"y"}}}).Fetch("y");
  const Graph graph = Read(model);
  EXPECT_EQ(graph.ConstantOf(graph.nodes()[0]->inputs[0])->As<float>()[0], static_cast<float>('.'));
  EXPECT_EQ(graph.ConstantOf(graph.nodes()[0]->inputs[1])->As<float>()[0], static_cast<float>('a'));
}

TEST(ModelReader, OrdersInputsAndOutputsByColumn) {
  ModelWriter model;
  model.Variable("a", {1}).Variable("b", {1}).Variable("c", {1}).Variable("d", {1});
  model.Feed("a", 1).Feed("b", 0);
  model.Operator("relu", {{"X", {"a"}}}, {{"Out", {"c"}}}).Operator("relu", {{"X", {"b"}}}, {{"Out", {"d"}}});
  model.Fetch("d", 1).Fetch("c", 0);
  const Graph graph = Read(model);
  EXPECT_EQ(graph.value(graph.inputs()[0]).name, "b");
  EXPECT_EQ(graph.value(graph.inputs()[1]).name, "a");
  EXPECT_EQ(graph.value(graph.outputs()[0]).name, "c");
  EXPECT_EQ(graph.value(graph.outputs()[1]).name, "d");
}

TEST(ModelReader, GivesEveryAssignmentOfAVariableItsOwnValue) {
  ModelWriter model;
  model.Variable("x", {1}).Variable("t", {1}).Feed("x");
  model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"t"}}});
  model.Operator("sigmoid", {{"X", {"t"}}}, {{"Out", {"t"}}});
  model.Fetch("t");
  const Graph graph = Read(model);
  graph.Validate();
  EXPECT_EQ(graph.nodes()[1]->inputs, graph.nodes()[0]->outputs);
  EXPECT_NE(graph.nodes()[1]->outputs, graph.nodes()[0]->outputs);
  EXPECT_EQ(graph.outputs(), graph.nodes()[1]->outputs);
}

// Two normalisations that share their statistics, each of which names them as its own outputs too.
ModelWriter TwoNormalisations(const std::string& second_input) {
  ModelWriter model;
  model.Variable("x", {1, 1}).Variable("t", {1, 1}).Variable("y", {1, 1}).Variable("saved", {1}).Feed("x");
  for (const char* name : {"scale", "bias", "mean", "variance"}) {
    model.Parameter(name, {1}, std::vector<float>{1.0F});
  }
  const auto normalise = [&](const std::string& from, const std::string& to) {
    model.Operator("batch_norm",
                   {{"X", {from}},
                    {"Scale", {"scale"}},
                    {"Bias", {"bias"}},
                    {"Mean", {"mean"}},
                    {"Variance", {"variance"}},
                    {"MomentumTensor", {}}},
                   {{"Y", {to}}, {"MeanOut", {"mean"}}, {"VarianceOut", {"variance"}}, {"SavedMean", {"saved"}}});
  };
  normalise("x", "t");
  normalise(second_input, "y");
  return model.Fetch("y");
}

TEST(ModelReader, LeavesRunningStatisticsAsTheyAre) {
  const Graph graph = Read(TwoNormalisations("t"));
  graph.Validate();
  EXPECT_EQ(graph.nodes()[0]->outputs.size(), 1U);
  EXPECT_EQ(graph.nodes()[1]->inputs[3], graph.nodes()[0]->inputs[3]);
  EXPECT_NE(graph.ConstantOf(graph.nodes()[1]->inputs[3]), nullptr);
}

TEST(ModelReader, NamesADroppedOutputThatIsRead) {
  const Error error = FailureOf(TwoNormalisations("saved"));
  EXPECT_EQ(error.code(), ErrorCode::kModelFormat);
  EXPECT_STREQ(error.what(),
               "the program, operator 2 (batch_norm): reads 'saved', output 'SavedMean' of operator 1 (batch_norm), "
               "which this runtime does not compute");
}

TEST(ModelReader, ReadsAttributesOfEveryKind) {
  using testing::WireWriter;
  const auto list = [](const char* name, std::int32_t type) { return AttributeText::Head(name, type); };
  std::vector<AttributeText> attributes = {AttributeText::Int("int", -3),
                                           AttributeText::Float("float", 0.5F),
                                           AttributeText::String("string", "NHWC"),
                                           AttributeText::Ints("ints", {1, -1}),
                                           AttributeText::Bool("bool", true),
                                           list("floats", 4),
                                           list("strings", 5),
                                           list("bools", 7),
                                           list("long", 9),
                                           list("longs", 11),
                                           list("float64s", 12),
                                           list("float64", 15),
                                           list("no_ints", 3)};
  attributes[5].message.Float(7, 1.5F).Float(7, 2.5F);
  attributes[6].message.Text(8, "a").Text(8, "");
  attributes[7].message.Int(11, 1).Int(11, 0);
  attributes[8].message.Int(13, std::int64_t{1} << 40);
  attributes[9].message.Int(15, -5).Int(15, std::int64_t{1} << 41);
  attributes[10].message.Double(16, 0.1);
  attributes[11].message.Double(19, 0.2);
  ModelWriter model;
  model.Variable("x", {1}).Variable("y", {1}).Feed("x");
  model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"y"}}}, attributes).Fetch("y");

  const Graph graph = Read(model);
  const Attributes& read = graph.nodes()[0]->attributes;
  EXPECT_EQ(read.GetInt("int", 0), -3);
  EXPECT_EQ(read.GetFloat("float", 0), 0.5);
  EXPECT_EQ(read.GetString("string", ""), "NHWC");
  EXPECT_EQ(read.GetInts("ints"), (std::vector<std::int64_t>{1, -1}));
  EXPECT_TRUE(read.GetBool("bool", false));
  EXPECT_EQ(read.GetFloats("floats"), (std::vector<double>{1.5, 2.5}));
  EXPECT_EQ(std::get<std::vector<std::string>>(read.values().at("strings")), (std::vector<std::string>{"a", ""}));
  EXPECT_EQ(read.GetInts("bools"), (std::vector<std::int64_t>{1, 0}));
  EXPECT_EQ(read.GetInt("long", 0), std::int64_t{1} << 40);
  EXPECT_EQ(read.GetInts("longs"), (std::vector<std::int64_t>{-5, std::int64_t{1} << 41}));
  EXPECT_EQ(read.GetFloats("float64s"), std::vector<double>{0.1});
  EXPECT_EQ(read.GetFloat("float64", 0), 0.2);
  EXPECT_TRUE(read.Has("no_ints"));
  EXPECT_TRUE(read.GetInts("no_ints", {9}).empty());
}

TEST(ModelReader, NamesAllUnsupportedOperatorsAtOnce) {
  ModelWriter model;
  model.Variable("x", {1}).Variable("y", {1}).Feed("x");
  for (const char* type : {"while", "relu", "beam_search", "while"}) {
    model.Operator(type, {{"X", {"x"}}}, {{"Out", {"y"}}});
  }
  const Error error = FailureOf(model.Fetch("y"));
  EXPECT_EQ(error.code(), ErrorCode::kUnsupportedOperator);
  EXPECT_EQ(error.op(), "while");
  EXPECT_STREQ(error.what(),
               "the program (written by Paddle 2.6.2) uses operators that this runtime lacks: beam_search, while (2 "
               "times)");
}

TEST(ModelReader, RefusesASubBlock) {
  AttributeText block = AttributeText::Head("sub_block", 8);
  block.message.Int(12, 1);
  ModelWriter model;
  model.Variable("x", {1}).Variable("y", {1}).Feed("x");
  model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"y"}}}, {block}).Fetch("y");
  const Error error = FailureOf(model);
  EXPECT_EQ(error.code(), ErrorCode::kUnsupportedOperator);
  EXPECT_EQ(error.op(), "relu");
  EXPECT_STREQ(error.what(), "attribute 'sub_block' of operator 'relu' is of kind 8, which this runtime does not take");
}

TEST(ModelReader, RefusesAnInputItWouldIgnore) {
  ModelWriter model;
  model.Variable("x", {1}).Variable("y", {1}).Feed("x");
  model.Operator("relu", {{"X", {"x"}}, {"Extra", {"x"}}}, {{"Out", {"y"}}}).Fetch("y");
  const Error error = FailureOf(model);
  EXPECT_EQ(error.code(), ErrorCode::kUnsupportedOperator);
  EXPECT_STREQ(error.what(), "operator 1 (relu): input 'Extra' is given, which this runtime does not take");
}

struct BrokenProgram {
  const char* what;
  void (*operators)(ModelWriter&);
  const char* message;
};

TEST(ModelReader, NamesWhatIsWrongInAProgram) {
  const BrokenProgram cases[] = {
      {"undeclared variable",
       [](ModelWriter& model) {
         model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"z"}}}).Fetch("x");
       },
       "the program, operator 1 (relu): variable 'z' is not declared"},
      {"read before computed",
       [](ModelWriter& model) {
         model.Operator("relu", {{"X", {"y"}}}, {{"Out", {"y"}}}).Fetch("y");
       },
       "the program, operator 1 (relu): reads 'y', which nothing has computed before"},
      {"missing input",
       [](ModelWriter& model) {
         model.Operator("relu", {}, {{"Out", {"y"}}}).Fetch("y");
       },
       "the program, operator 1 (relu): input slot 'X' is empty"},
      {"two inputs for one slot",
       [](ModelWriter& model) {
         model.Operator("relu", {{"X", {"x", "x"}}}, {{"Out", {"y"}}}).Fetch("y");
       },
       "the program, operator 1 (relu): input slot 'X' has 2 arguments, this runtime takes 1"},
      {"missing output",
       [](ModelWriter& model) {
         model.Operator("relu", {{"X", {"x"}}}, {}).Fetch("x");
       },
       "the program, operator 1 (relu): output slot 'Out' is empty"},
      {"empty argument",
       [](ModelWriter& model) {
         model.Operator("relu", {{"X", {"@EMPTY@"}}}, {{"Out", {"y"}}}).Fetch("y");
       },
       "the program, operator 1 (relu): input slot 'X' is empty"},
      {"no output",
       [](ModelWriter& model) {
         model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"y"}}});
       },
       "the program has no output (fetch operator): it is not an inference model"},
      {"one column twice", [](ModelWriter& model) { model.Fetch("x").Fetch("x"); },
       "the program, operator 2 (fetch): column 0 was fetched before"},
      {"a column left out", [](ModelWriter& model) { model.Fetch("x", 0).Fetch("x", 2); },
       "the program has no fetch operator of column 1, but one of column 2"},
      {"feed without a variable", [](ModelWriter& model) { model.Operator("feed", {}, {}).Fetch("x"); },
       "the program, operator 1 (feed): slot 'Out' must have one argument"},
      {"unknown element type", [](ModelWriter& model) { model.Variable("h", {1}, testing::kFloat16).Feed("h", 1); },
       "the program declares 'h' as float16, a type that this runtime does not have"},
      {"too many dimensions",
       [](ModelWriter& model) {
         model.Variable("h", {1, 1, 1, 1, 1, 1, 1, 1, 1}).Feed("h", 1);
       },
       "the program declares 'h' with 9 dimensions, at most 8 can be used"},
      {"declared twice", [](ModelWriter& model) { model.Variable("x", {1}).Fetch("x"); },
       "the program declares 'x' twice"},
      {"free parameter",
       [](ModelWriter& model) {
         model.Variable("w", {-1, 3}, testing::kFloat32, true).Fetch("x");
       },
       "the program declares parameter 'w' with the shape [-1, 3], which is not fully known"},
      {"attribute without a value",
       [](ModelWriter& model) {
         model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"y"}}}, {AttributeText::Head("axis", 0)}).Fetch("y");
       },
       "attribute 'axis' has no value of its type"},
  };
  for (const BrokenProgram& broken : cases) {
    ModelWriter model;
    model.Variable("x", {1}).Variable("y", {1}).Feed("x");
    broken.operators(model);
    const Error error = FailureOf(model);
    EXPECT_EQ(error.code(), ErrorCode::kModelFormat) << broken.what;
    EXPECT_NE(std::string(error.what()).find(broken.message), std::string::npos) << broken.what << ": " << error.what();
  }
}

TEST(ModelReader, TakesNegativeDimensionsOfAVariableAsFree) {
  ModelWriter model;
  model.Variable("x", {-1, 3}).Variable("y", {-12, 4}).Feed("x");
  model.Operator("relu", {{"X", {"x"}}}, {{"Out", {"y"}}}).Fetch("y");
  const Graph graph = Read(model);
  EXPECT_EQ(graph.value(graph.outputs()[0]).shape, (Shape{-1, 4}));
}

}  // namespace
}  // namespace pdx
