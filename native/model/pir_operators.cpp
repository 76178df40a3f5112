#include "model/pir_operators.h"

#include <unordered_map>

namespace pdx {

namespace {

constexpr PirOperand Tensor(const char* slot) { return {PirOperandKind::kTensor, slot}; }
constexpr PirOperand Tensors(const char* slot) { return {PirOperandKind::kTensors, slot}; }
constexpr PirOperand Integers(const char* attribute, const char* slot = nullptr, const char* list_slot = nullptr) {
  return {PirOperandKind::kIntegers, attribute, slot, list_slot};
}
constexpr PirOperand Integer(const char* attribute, const char* slot = nullptr) {
  return {PirOperandKind::kInteger, attribute, slot};
}
constexpr PirOperand Number(const char* attribute) { return {PirOperandKind::kNumber, attribute}; }
constexpr PirOperand Absent(const char* what) { return {PirOperandKind::kAbsent, what}; }
constexpr PirOperand Ignored() { return {PirOperandKind::kIgnored}; }

}  // namespace

const std::vector<PirOperatorRow>& PirOperatorTable() {
  static const std::vector<PirOperand> kNorm = {Tensor("X"), Tensor("Mean"), Tensor("Variance"), Tensor("Scale"),
                                                Tensor("Bias")};
  static const std::vector<PirOperatorRow> table = {
      {"add", "elementwise_add", {Tensor("X"), Tensor("Y")}, {}},
      {"assign", "assign", {Tensor("X")}, {}},
      {"batch_norm", "batch_norm", kNorm, {{"data_format", "data_layout"}}},
      {"batch_norm_", "batch_norm", kNorm, {{"data_format", "data_layout"}}},
      {"cast", "cast", {Tensor("X")}, {{"dtype", "out_dtype"}}},
      {"concat", "concat", {Tensors("X"), Integer("axis", "AxisTensor")}, {}},
      {"conv2d", "conv2d", {Tensor("Input"), Tensor("Filter")}, {}},
      {"conv2d_transpose", "conv2d_transpose", {Tensor("Input"), Tensor("Filter"), Integers("output_size")}, {}},
      {"depthwise_conv2d", "depthwise_conv2d", {Tensor("Input"), Tensor("Filter")}, {}},
      {"divide", "elementwise_div", {Tensor("X"), Tensor("Y")}, {}},
      {"dropout", "dropout", {Tensor("X"), Ignored(), Number("dropout_prob")}, {{"mode", "dropout_implementation"}}},
      {"flatten", "flatten_contiguous_range", {Tensor("X")}, {}},
      {"full_batch_size_like", "fill_constant_batch_size_like", {Tensor("Input")}, {}},
      {"full_with_tensor", "fill_constant", {Number("value"), Integers("shape", "ShapeTensor", "ShapeTensorList")}, {}},
      {"gelu", "gelu", {Tensor("X")}, {}},
      {"hardsigmoid", "hard_sigmoid", {Tensor("X")}, {}},
      {"hardswish", "hard_swish", {Tensor("X")}, {}},
      {"layer_norm", "layer_norm", {Tensor("X"), Tensor("Scale"), Tensor("Bias")}, {}},
      {"matmul", "matmul_v2", {Tensor("X"), Tensor("Y")}, {{"transpose_x", "trans_x"}, {"transpose_y", "trans_y"}}},
      {"mean", "reduce_mean", {Tensor("X"), Integers("dim")}, {{"axis", "dim"}, {"keepdim", "keep_dim"}}},
      {"multiply", "elementwise_mul", {Tensor("X"), Tensor("Y")}, {}},
      {"nearest_interp",
       "nearest_interp_v2",
       {Tensor("X"), Tensor("OutSize"), Tensors("SizeTensor"), Absent("a computed scale")},
       {{"data_format", "data_layout"}}},
      {"pool2d", "pool2d", {Tensor("X"), Integers("ksize")}, {}},
      {"relu", "relu", {Tensor("X")}, {}},
      {"reshape", "reshape2", {Tensor("X"), Integers("shape", "Shape", "ShapeTensor")}, {}},
      {"rnn",
       "rnn",
       {Tensor("Input"), Tensors("PreState"), Tensors("WeightList"), Absent("sequence_length"), Ignored()},
       {}},
      {"scale", "scale", {Tensor("X"), Number("scale")}, {}},
      {"shape", "shape", {Tensor("Input")}, {}},
      {"sigmoid", "sigmoid", {Tensor("X")}, {}},
      {"slice", "slice", {Tensor("Input"), Integers("starts", "StartsTensor"), Integers("ends", "EndsTensor")}, {}},
      {"softmax", "softmax", {Tensor("X")}, {}},
      {"squeeze", "squeeze2", {Tensor("X"), Integers("axes")}, {}},
      {"subtract", "elementwise_sub", {Tensor("X"), Tensor("Y")}, {}},
      {"swish", "swish", {Tensor("X")}, {}},
      {"transpose", "transpose2", {Tensor("X")}, {{"perm", "axis"}}},
      {"unsqueeze", "unsqueeze2", {Tensor("X"), Integers("axes")}, {}},
  };
  return table;
}

const PirOperatorRow* FindPirOperator(std::string_view name) {
  static const std::unordered_map<std::string_view, const PirOperatorRow*> index = [] {
    std::unordered_map<std::string_view, const PirOperatorRow*> rows;
    for (const PirOperatorRow& row : PirOperatorTable()) rows.emplace(row.name, &row);
    return rows;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace pdx
