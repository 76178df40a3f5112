#include "small_models.h"

#include "support/pir_writer.h"

namespace pdx::fuzz {

namespace {

using testing::AttributeText;
using testing::ModelWriter;
using testing::PirWriter;

template <typename Writer>
ModelFiles FilesOf(const Writer& writer) {
  return {writer.Program(), writer.Parameters()};
}

ModelWriter AddRelu() {
  ModelWriter model;
  model.Variable("x", {-1, 2}).Variable("t", {-1, 2}).Variable("y", {-1, 2});
  model.Parameter("b", {2}, std::vector<float>{1.0F, -2.0F}).Feed("x");
  model.Operator("elementwise_add", {{"X", {"x"}}, {"Y", {"b"}}}, {{"Out", {"t"}}}, {AttributeText::Int("axis", -1)});
  return model.Operator("relu", {{"X", {"t"}}}, {{"Out", {"y"}}}).Fetch("y");
}

ModelWriter EveryElementType() {
  ModelWriter model;
  model.Variable("x", {1}).Feed("x").Fetch("x");
  const std::pair<int, std::size_t> sizes[] = {{0, 1}, {2, 4}, {3, 8}, {5, 4}, {20, 1}, {21, 1}};
  for (const auto& [type, size] : sizes) {
    model.Parameter("w" + std::to_string(type), {2, 1}, std::string(2 * size, '\1'), type);
  }
  return model.Parameter("none", {0, 3}, "").Parameter("scalar", {}, std::vector<float>{2.0F});
}

ModelWriter Convolution() {
  ModelWriter model;
  model.Variable("image", {-1, 2, -1, -1}).Variable("c", {-1, 4, -1, -1}).Variable("n", {-1, 4, -1, -1});
  model.Variable("flat", {-1, -1}).Feed("image");
  model.Parameter("filter", {4, 2, 3, 3}, std::vector<float>(72, 0.25F));
  for (const char* name : {"scale", "bias", "mean", "variance"}) {
    model.Parameter(name, {4}, std::vector<float>(4, 1.0F));
  }
  model.Operator("conv2d", {{"Input", {"image"}}, {"Filter", {"filter"}}}, {{"Output", {"c"}}},
                 {AttributeText::Ints("paddings", {1, 1}), AttributeText::String("data_format", "NCHW")});
  model.Operator(
      "batch_norm",
      {{"X", {"c"}}, {"Scale", {"scale"}}, {"Bias", {"bias"}}, {"Mean", {"mean"}}, {"Variance", {"variance"}}},
      {{"Y", {"n"}}}, {AttributeText::Float("epsilon", 1e-5F)});
  model.Operator("flatten_contiguous_range", {{"X", {"n"}}}, {{"Out", {"flat"}}},
                 {AttributeText::Int("start_axis", 1), AttributeText::Int("stop_axis", -1)});
  return model.Fetch("n", 1).Fetch("flat", 0);
}

// One input goes out as it came, seen under another shape, and added to the other.
ModelWriter PassedThrough() {
  ModelWriter model;
  model.Variable("a", {-1, 2}, testing::kInt64).Variable("b", {-1, 2}, testing::kInt64);
  model.Variable("view", {-1}, testing::kInt64).Variable("sum", {-1, 2}, testing::kInt64).Feed("a", 0).Feed("b", 1);
  model.Operator("reshape2", {{"X", {"a"}}}, {{"Out", {"view"}}}, {AttributeText::Ints("shape", {-1})});
  model.Operator("elementwise_add", {{"X", {"a"}}, {"Y", {"b"}}}, {{"Out", {"sum"}}});
  return model.Fetch("a", 0).Fetch("view", 1).Fetch("sum", 2);
}

// Reshaped to a size that follows from the input's.
ModelWriter ComputedShape() {
  ModelWriter model;
  model.Variable("x", {-1, 4}).Variable("size", {2}, testing::kInt32).Variable("rows", {1}, testing::kInt32);
  model.Variable("y", {-1, 2, 2}).Variable("two", {1}, testing::kInt32).Feed("x");
  model.Operator("shape", {{"Input", {"x"}}}, {{"Out", {"size"}}});
  model.Operator(
      "slice", {{"Input", {"size"}}}, {{"Out", {"rows"}}},
      {AttributeText::Ints("axes", {0}), AttributeText::Ints("starts", {0}), AttributeText::Ints("ends", {1})});
  model.Operator("fill_constant", {}, {{"Out", {"two"}}},
                 {AttributeText::Ints("shape", {1}), AttributeText::Float("value", 2), AttributeText::Int("dtype", 2)});
  model.Operator("reshape2", {{"X", {"x"}}, {"ShapeTensor", {"rows", "two", "two"}}}, {{"Out", {"y"}}});
  return model.Fetch("y");
}

PirWriter PirAddRelu() {
  PirWriter model;
  model.Parameter(1, "b", {2}, {1.0F, -2.0F}).Feed(2, {-1, 2});
  model.Operator("1.add", {2, 1}, {{3, {-1, 2}}}).Operator("1.relu", {3}, {{4, {-1, 2}}});
  return model.Fetch(4, 5);
}

PirWriter PirPooled() {
  PirWriter model;
  model.Parameter(1, "filter", {2, 2, 1, 1}, {1, 2, 3, 4}).Feed(2, {-1, 2, -1, -1});
  model.Operator(
      "1.conv2d", {2, 1}, {{3, {-1, 2, -1, -1}}},
      {PirWriter::Ints("strides", {1, 1}), PirWriter::Ints("paddings", {0, 0}), PirWriter::Int("groups", 1)});
  model.IntArray(4, {2, 2});
  model.Operator("1.pool2d", {3, 4}, {{5, {-1, 2, -1, -1}}},
                 {PirWriter::Ints("strides", {2, 2}), PirWriter::Ints("paddings", {0, 0}),
                  PirWriter::Text("pooling_type", "avg")});
  return model.Fetch(5, 6);
}

PirWriter PirComputedShape() {
  PirWriter model;
  model.Feed(1, {-1, 4}).Full(2, "-1", {1}, "int32").Full(3, "2.0");
  model.Operator("1.shape64", {1}, {{4, {2}, "0.t_i64"}}).IntArray(5, {0}).IntArray(6, {1});
  model.Operator("1.slice", {4, 5, 6}, {{7, {1}, "0.t_i64"}}, {PirWriter::Ints("axes", {0})});
  model.Operator("0.combine", {7, 2}, {{8, {}}}).Operator("1.scale", {1, 3}, {{9, {-1, 4}}});
  model.Operator("1.reshape", {9, 8}, {{10, {-1, -1}}});
  return model.Fetch(10, 11, "y", 0).Fetch(1, 12, "x again", 1);
}

}  // namespace

const std::vector<ModelFiles>& SmallModels() {
  static const std::vector<ModelFiles> models = {
      FilesOf(AddRelu()),       FilesOf(EveryElementType()), FilesOf(Convolution()), FilesOf(PassedThrough()),
      FilesOf(ComputedShape()), FilesOf(PirAddRelu()),       FilesOf(PirPooled()),   FilesOf(PirComputedShape()),
  };
  return models;
}

}  // namespace pdx::fuzz
