// Programs in the form of Paddle 3 and the graphs they give.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "graph/error.h"
#include "model/model_reader.h"
#include "model/pir_operators.h"
#include "ops/op_schema.h"
#include "support/pir_writer.h"

namespace pdx {
namespace {

using testing::AsBytes;
using testing::PirWriter;

Graph Read(const PirWriter& model) {
  const std::string program = model.Program();
  const std::string parameters = model.Parameters();
  Graph graph = ReadModel(AsBytes(program), AsBytes(parameters));
  graph.Validate();
  return graph;
}

Error FailureOf(const PirWriter& model) {
  try {
    Read(model);
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::kNone, "no error"};
}

std::string TextOf(const PirWriter& model) { return FailureOf(model).what(); }

// y = relu(x + b)
PirWriter AddRelu() {
  PirWriter model;
  model.Parameter(1, "b", {2}, {1.0F, -2.0F}).Feed(2, {-1, 2});
  model.Operator("1.add", {2, 1}, {{3, {-1, 2}}}).Operator("1.relu", {3}, {{4, {-1, 2}}});
  return model.Fetch(4, 5);
}

TEST(PirOperators, AreAllDescribedBySchemas) {
  for (const PirOperatorRow& row : PirOperatorTable()) {
    const OpSchema* schema = FindOp(row.type);
    ASSERT_NE(schema, nullptr) << row.name;
    for (const PirOperand& operand : row.operands) {
      const bool is_tensor = operand.kind == PirOperandKind::kTensor || operand.kind == PirOperandKind::kTensors;
      for (const char* slot : {is_tensor ? operand.name : nullptr, operand.slot, operand.list_slot}) {
        if (slot == nullptr) continue;
        const auto names_it = [&](const Slot& known) { return known.name == std::string_view(slot); };
        EXPECT_TRUE(std::ranges::any_of(schema->inputs, names_it)) << row.name << " has no slot " << slot;
      }
    }
  }
}

TEST(PirReader, MakesNodesInputsOutputsAndConstants) {
  const Graph graph = Read(AddRelu());
  ASSERT_EQ(graph.nodes().size(), 2U);
  const Node& add = *graph.nodes()[0];
  EXPECT_EQ(add.op, "elementwise_add");
  ASSERT_EQ(add.inputs.size(), 2U);
  EXPECT_EQ(graph.inputs(), std::vector<ValueId>{add.inputs[0]});
  EXPECT_EQ(graph.value(add.inputs[0]).name, "x");
  EXPECT_EQ(graph.value(add.inputs[0]).shape, (Shape{-1, 2}));
  const Constant* bias = graph.ConstantOf(add.inputs[1]);
  ASSERT_NE(bias, nullptr);
  EXPECT_EQ(graph.value(add.inputs[1]).name, "b");
  EXPECT_EQ(bias->As<float>()[1], -2.0F);
  EXPECT_EQ(graph.nodes()[1]->op, "relu");
  EXPECT_EQ(graph.outputs(), graph.nodes()[1]->outputs);
  EXPECT_EQ(graph.value(graph.outputs()[0]).name, "y");
}

TEST(PirReader, IsChosenByTheFirstByte) {
  const PirWriter model = AddRelu();
  const std::string program = " \r\n\t" + model.Program();
  const std::string parameters = model.Parameters();
  EXPECT_EQ(ReadModel(AsBytes(program), AsBytes(parameters)).nodes().size(), 2U);
}

TEST(PirReader, TakesParametersInTheOrderOfTheirNamesBytes) {
  PirWriter model;
  model.Parameter(1, "w_1", {1}, {1}).Parameter(2, "wa", {1}, {2}).Parameter(3, "w.1", {1}, {3});
  model.Parameter(4, "W", {1}, {4});
  model.Operator("1.add", {3, 4}, {{5, {1}}}).Fetch(5, 6);
  const Graph graph = Read(model);
  EXPECT_EQ(graph.ConstantOf(graph.nodes()[0]->inputs[0])->As<float>()[0], 3);
  EXPECT_EQ(graph.ConstantOf(graph.nodes()[0]->inputs[1])->As<float>()[0], 4);
}

TEST(PirReader, OrdersInputsAndOutputsByColumn) {
  PirWriter model;
  model.Feed(1, {1}, "a", 1).Feed(2, {1}, "b", 0);
  model.Operator("1.relu", {1}, {{3, {1}}}).Operator("1.relu", {2}, {{4, {1}}});
  model.Fetch(4, 5, "c", 1).Fetch(3, 6, "d", 0);
  const Graph graph = Read(model);
  EXPECT_EQ(graph.value(graph.inputs()[0]).name, "b");
  EXPECT_EQ(graph.value(graph.inputs()[1]).name, "a");
  EXPECT_EQ(graph.value(graph.outputs()[0]).name, "d");
  EXPECT_EQ(graph.value(graph.outputs()[1]).name, "c");
  EXPECT_EQ(TextOf(PirWriter().Feed(1, {1}).Feed(2, {1})), "the program, operator 1 (feed): column 0 was fed before");
  EXPECT_EQ(TextOf(PirWriter().Feed(1, {1}, "x", 1).Fetch(1, 2)),
            "the program has no feed operator of column 0, but one of column 1");
  EXPECT_EQ(TextOf(PirWriter().Feed(1, {1})),
            "the program has no output (fetch operator): it is not an inference model");
}

TEST(PirReader, TakesInputsAsData) {
  PirWriter model;
  const auto data = [&](int id, const char* name) {
    model.Operator("1.data", {}, {{id, {-1, 3}}},
                   {PirWriter::Text("name", name), PirWriter::Attribute("shape", "1.a_intarray", "[-1,3]"),
                    PirWriter::Attribute("dtype", "1.a_dtype", "\"float32\""),
                    PirWriter::Attribute("place", "1.a_place", "[0,0,\"\"]")});
  };
  data(1, "z");
  data(2, "a");
  model.Operator("1.add", {1, 2}, {{3, {-1, 3}}}).Fetch(3, 4);
  const Graph graph = Read(model);
  ASSERT_EQ(graph.inputs().size(), 2U);
  EXPECT_EQ(graph.value(graph.inputs()[0]).name, "z");
  EXPECT_EQ(graph.value(graph.inputs()[1]).name, "a");
}

TEST(PirReader, GivesAValueThatHasANameACopy) {
  PirWriter model;
  model.Feed(1, {1}).Operator("1.relu", {1}, {{2, {1}}}).Fetch(2, 3, "y", 0).Fetch(2, 4, "z", 1).Fetch(1, 5, "w", 2);
  const Graph graph = Read(model);
  ASSERT_EQ(graph.outputs().size(), 3U);
  EXPECT_EQ(graph.value(graph.outputs()[0]).name, "y");
  EXPECT_EQ(graph.value(graph.outputs()[1]).name, "z");
  EXPECT_EQ(graph.value(graph.outputs()[2]).name, "w");
  EXPECT_EQ(graph.value(graph.inputs()[0]).name, "x");
  EXPECT_EQ(graph.nodes()[1]->op, "assign");
}

TEST(PirReader, MakesAttributesOfConstantOperands) {
  PirWriter model;
  model.Feed(1, {1, 4, 8, 8}).IntArray(2, {3, 3}).IntArray(3, {-1, 4}).Full(4, "0.5").Full(5, "1", {1}, "int32");
  model.Operator("1.pool2d", {1, 2}, {{10, {1, 4, 6, 6}}}, {PirWriter::Text("pooling_type", "max")});
  model.Operator("1.reshape", {10, 3}, {{11, {36, 4}}});
  model.Operator("1.scale", {11, 4}, {{12, {36, 4}}}, {PirWriter::Attribute("bias", "0.a_f32", "0.1")});
  model.Operator("0.combine", {11, 12}, {{13, {}}});
  model.Operator("1.concat", {13, 5}, {{14, {36, 8}}}).Fetch(14, 15);
  const Graph graph = Read(model);
  ASSERT_EQ(graph.nodes().size(), 4U);
  const auto& nodes = graph.nodes();
  EXPECT_EQ(nodes[0]->attributes.GetInts("ksize"), (std::vector<std::int64_t>{3, 3}));
  EXPECT_EQ(nodes[0]->attributes.GetString("pooling_type", ""), "max");
  EXPECT_EQ(nodes[1]->op, "reshape2");
  EXPECT_EQ(nodes[1]->attributes.GetInts("shape"), (std::vector<std::int64_t>{-1, 4}));
  EXPECT_EQ(nodes[2]->attributes.GetFloat("scale", 0), 0.5);
  EXPECT_EQ(nodes[2]->attributes.GetFloat("bias", 0), static_cast<double>(0.1F));
  EXPECT_EQ(nodes[3]->attributes.GetInt("axis", 0), 1);
  EXPECT_EQ(nodes[3]->inputs, (std::vector<ValueId>{kNoValue, nodes[1]->outputs[0], nodes[2]->outputs[0]}));
}

TEST(PirReader, MakesTensorsOfConstantsThatAreReadAsSuch) {
  PirWriter model;
  model.Feed(1, {-1, 4}).Full(2, "4", {}, "int32").Full(3, "2.5", {4}).IntArray(4, {2, 2});
  model.Operator("1.add", {1, 3}, {{10, {-1, 4}}}).Operator("1.multiply", {10, 3}, {{11, {-1, 4}}});
  model.Operator("1.shape", {1}, {{12, {2}, "0.t_i32"}}).IntArray(5, {0}).IntArray(6, {1});
  model.Operator("1.slice", {12, 5, 6}, {{13, {}, "0.t_i32"}},
                 {PirWriter::Ints("axes", {0}), PirWriter::Ints("decrease_axis", {0})});
  model.Operator("0.combine", {13, 2}, {{14, {}}}).Operator("1.reshape", {11, 14}, {{15, {-1, 4}}});
  model.Operator("1.nearest_interp", {15, 4, 0, 0}, {{16, {}}}).Fetch(16, 17);
  const Graph graph = Read(model);
  std::vector<std::string> ops;
  for (const auto& node : graph.nodes()) ops.push_back(node->op);
  EXPECT_EQ(ops, (std::vector<std::string>{"fill_constant", "elementwise_add", "elementwise_mul", "shape", "slice",
                                           "fill_constant", "reshape2", "nearest_interp_v2"}));
  const auto& nodes = graph.nodes();
  EXPECT_EQ(nodes[0]->attributes.GetInts("shape"), std::vector<std::int64_t>{4});
  EXPECT_EQ(nodes[0]->attributes.GetFloat("value", 0), 2.5);
  EXPECT_EQ(nodes[0]->attributes.GetInt("dtype", 0), 5);
  EXPECT_EQ(nodes[1]->inputs[1], nodes[2]->inputs[1]);
  EXPECT_EQ(nodes[5]->attributes.GetInt("dtype", 0), 2);
  EXPECT_EQ(nodes[6]->inputs,
            (std::vector<ValueId>{nodes[2]->outputs[0], kNoValue, nodes[4]->outputs[0], nodes[5]->outputs[0]}));
  const Constant* size = graph.ConstantOf(nodes[7]->inputs[1]);
  ASSERT_NE(size, nullptr);
  EXPECT_EQ(size->As<std::int64_t>()[1], 2);
}

TEST(PirReader, PutsInputsIntoTheOrderOfTheSchema) {
  PirWriter model;
  for (int id = 1; id <= 4; ++id) model.Parameter(id, "p" + std::to_string(id), {1}, {static_cast<float>(id)});
  model.Feed(5, {1, 1});
  model.Operator("1.batch_norm_", {5, 1, 2, 3, 4}, {{6, {1, 1}}, {7, {1}}, {8, {1}}, {9, {}, "0.t_c64"}}).Fetch(6, 10);
  const Graph graph = Read(model);
  const Node& node = *graph.nodes()[0];
  ASSERT_EQ(node.inputs.size(), 5U);
  const float expected[] = {3, 4, 1, 2};  // scale, bias, mean, variance
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(graph.ConstantOf(node.inputs[i + 1])->As<float>()[0], expected[i]);
  EXPECT_EQ(node.outputs.size(), 1U);
}

TEST(PirReader, StacksByJoining) {
  PirWriter model;
  model.Feed(1, {2, 3}, "a", 0).Feed(2, {2, 3}, "b", 1).Operator("0.combine", {1, 2}, {{3, {}}});
  model.Operator("1.stack", {3}, {{4, {2, 2, 3}}}, {PirWriter::Int("axis", 1)}).Fetch(4, 5);
  const Graph graph = Read(model);
  ASSERT_EQ(graph.nodes().size(), 3U);
  EXPECT_EQ(graph.nodes()[0]->op, "unsqueeze2");
  EXPECT_EQ(graph.nodes()[1]->attributes.GetInts("axes"), std::vector<std::int64_t>{1});
  EXPECT_EQ(graph.nodes()[2]->op, "concat");
  EXPECT_EQ(graph.nodes()[2]->attributes.GetInt("axis", 0), 1);
}

TEST(PirReader, WidensTheShapeOfShape64) {
  PirWriter model;
  model.Feed(1, {2, 3}).Operator("1.shape64", {1}, {{2, {2}, "0.t_i64"}}).Fetch(2, 3);
  const Graph graph = Read(model);
  ASSERT_EQ(graph.nodes().size(), 2U);
  EXPECT_EQ(graph.nodes()[0]->op, "shape");
  EXPECT_EQ(graph.nodes()[1]->op, "cast");
  EXPECT_EQ(graph.value(graph.outputs()[0]).type, DataType::kInt64);
}

TEST(PirReader, ReadsAttributesOfEveryKind) {
  PirWriter model;
  const auto number = [](const char* name, const char* word) {
    return std::string(R"({"N":")") + name + R"(","AT":{"#":"0.a_f32","VD":")" + word + "\"}}";
  };
  model.Feed(1, {1}).Operator(
      "1.relu", {1}, {{2, {1}}},
      {PirWriter::Attribute("i64", "0.a_i64", "1099511627776"), PirWriter::Attribute("f64", "0.a_f64", "0.1"),
       PirWriter::Attribute("bool", "0.a_bool", "true"), PirWriter::Text("text", "NCHW"),
       PirWriter::Attribute("flags", "0.a_array", R"([{"#":"0.a_bool","D":true},{"#":"0.a_bool","D":false}])"),
       PirWriter::Attribute("reals", "0.a_array", R"([{"#":"0.a_f64","D":2},{"#":"0.a_f32","D":0.5}])"),
       PirWriter::Attribute("texts", "0.a_array", R"([{"#":"0.a_str","D":"a"}])"),
       PirWriter::Attribute("none", "0.a_array", "[]"), PirWriter::Attribute("type", "1.a_dtype", "\"uint8\""),
       PirWriter::Attribute("sizes", "1.a_intarray", "[-1,7]"), number("nan", "NaN"), number("inf", "INF"),
       number("neg", "-INF"), PirWriter::Attribute("bare", "0.a_f64", "-Infinity"),
       PirWriter::Attribute("op_callstack", "9.unheard", "0")});
  const Graph graph = Read(model.Fetch(2, 3));
  const Attributes& read = graph.nodes()[0]->attributes;
  EXPECT_EQ(read.GetInt("i64", 0), std::int64_t{1} << 40);
  EXPECT_EQ(read.GetFloat("f64", 0), 0.1);
  EXPECT_TRUE(read.GetBool("bool", false));
  EXPECT_EQ(read.GetString("text", ""), "NCHW");
  EXPECT_EQ(read.GetInts("flags"), (std::vector<std::int64_t>{1, 0}));
  EXPECT_EQ(read.GetFloats("reals"), (std::vector<double>{2, 0.5}));
  EXPECT_EQ(std::get<std::vector<std::string>>(read.values().at("texts")), std::vector<std::string>{"a"});
  EXPECT_TRUE(read.GetInts("none", {9}).empty());
  EXPECT_TRUE(read.GetFloats("none", {9}).empty());
  EXPECT_EQ(read.GetInt("type", 0), 20);
  EXPECT_EQ(read.GetInts("sizes"), (std::vector<std::int64_t>{-1, 7}));
  EXPECT_TRUE(std::isnan(read.GetFloat("nan", 0)));
  EXPECT_EQ(read.GetFloat("inf", 0), HUGE_VAL);
  EXPECT_EQ(read.GetFloat("neg", 0), -HUGE_VAL);
  EXPECT_EQ(read.GetFloat("bare", 0), -HUGE_VAL);
  EXPECT_FALSE(read.Has("op_callstack"));
}

TEST(PirReader, NamesAllUnsupportedOperatorsAtOnce) {
  PirWriter model;
  model.Feed(1, {1});
  for (const char* kind : {"1.while", "1.relu", "2.yield", "1.while"}) model.Operator(kind, {1}, {{2, {1}}});
  const Error error = FailureOf(model);
  EXPECT_EQ(error.code(), ErrorCode::kUnsupportedOperator);
  EXPECT_EQ(error.op(), "while");
  EXPECT_STREQ(error.what(),
               "the program (in JSON, format 4) uses operators that this runtime lacks: 2.yield, while (2 times)");
}

TEST(PirReader, RefusesWhatAnOperatorDoesNotTake) {
  const auto relu = [](const std::vector<int>& operands, const std::vector<std::string>& attributes = {}) {
    PirWriter model;
    model.Feed(1, {1}).Feed(2, {1}, "z", 1);
    return model.Operator("1.relu", operands, {{3, {1}}}, attributes).Fetch(3, 4);
  };
  EXPECT_EQ(TextOf(relu({1, 2})),
            "the program, operator 2 (relu): operand 1 is given, which this runtime does not take");
  EXPECT_EQ(TextOf(relu({0})), "the program, operator 2 (relu): input 'X' is missing");
  EXPECT_EQ(TextOf(relu({1, 0})), "no error");
  EXPECT_EQ(
      TextOf(relu({1}, {PirWriter::Attribute("a", "0.a_pointer", "0")})),
      "attribute 'a' of operator 'relu' is of kind '0.a_pointer' or has elements of a kind that this runtime does "
      "not take");
  PirWriter computed;
  computed.Feed(1, {1, 4}).Feed(2, {1}, "factor", 1).Operator("1.scale", {1, 2}, {{3, {1, 4}}});
  EXPECT_EQ(TextOf(computed),
            "the program, operator 2 (scale): scale is value 2, no constant of the kind that is "
            "needed, which this runtime does not take");
}

TEST(PirReader, NamesValuesThatAreNotThere) {
  PirWriter cycle;
  cycle.Feed(1, {1}).Operator("1.add", {1, 3}, {{2, {1}}}).Operator("1.relu", {2}, {{3, {1}}}).Fetch(3, 4);
  EXPECT_EQ(TextOf(cycle), "the program, operator 1 (add): reads value 3, which nothing has computed before");
  PirWriter itself;
  itself.Feed(1, {1}).Operator("1.add", {1, 2}, {{2, {1}}}).Fetch(2, 3);
  EXPECT_EQ(TextOf(itself), "the program, operator 1 (add): reads value 2, which nothing has computed before");
  PirWriter own_list;
  own_list.Operator("0.combine", {1}, {{1, {}}}).Full(2, "0", {1}, "int32");
  own_list.Operator("1.concat", {1, 2}, {{3, {1}}}).Fetch(3, 4);
  EXPECT_EQ(TextOf(own_list), "the program, operator 2 (concat): reads value 1, a list, as a tensor");
  EXPECT_EQ(TextOf(PirWriter().Feed(1, {1}).Operator("1.relu", {-7}, {{2, {1}}})),
            "the program, operator 1 (relu): reads value -7, which nothing has computed before");
  EXPECT_EQ(TextOf(PirWriter().Feed(1, {1}).Operator("1.relu", {1}, {{1, {1}}})),
            "the program, operator 1 (relu): computes value 1 a second time");
  EXPECT_EQ(TextOf(PirWriter().Feed(-1, {1})),
            "the program, operator 0 (feed): a result has the number -1, 1 or more is needed");
  EXPECT_EQ(TextOf(PirWriter().Feed(1, {1}).Operator("1.relu", {1}, {})),
            "the program, operator 1 (relu): result 0 is missing");
  PirWriter dropped;
  dropped.Feed(1, {1, 1}).Operator("1.layer_norm", {1, 0, 0}, {{2, {1, 1}}, {3, {1}}});
  EXPECT_EQ(TextOf(dropped.Operator("1.relu", {3}, {{4, {1}}})),
            "the program, operator 2 (relu): reads value 3, result 1 of operator 1 (layer_norm), which this runtime "
            "does not compute");
}

TEST(PirReader, NamesTypesThatAreLacking) {
  EXPECT_EQ(TextOf(PirWriter().Operator("1.feed", {}, {{1, {1}, "0.t_f16"}},
                                        {PirWriter::Text("name", "x"), PirWriter::Int("col", 0)})),
            "the program declares 'x' as float16, a type that this runtime does not have");
  EXPECT_EQ(TextOf(PirWriter().Operator("1.feed", {}, {{1, {1}, "7.t_new"}},
                                        {PirWriter::Text("name", "x"), PirWriter::Int("col", 0)})),
            "the program declares 'x' as '7.t_new', a type that this runtime does not have");
}

TEST(PirReader, ComparesParametersWithTheirFile) {
  const std::string program = AddRelu().Program();
  EXPECT_THROW(ReadModel(AsBytes(program), {}), Error);
  EXPECT_EQ(TextOf(AddRelu().Parameter(9, "b", {2}, {1, 2})), "the program declares parameter 'b' twice");
  EXPECT_EQ(TextOf(PirWriter().Parameter(1, "a", {1}, {1}).Parameter(1, "b", {1}, {1}).Fetch(1, 2)),
            "the program, its parameters: computes value 1 a second time");
}

}  // namespace
}  // namespace pdx
