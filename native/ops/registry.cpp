#include <string_view>
#include <unordered_map>

#include "graph/error.h"
#include "ops/activation.h"
#include "ops/assign.h"
#include "ops/batch_norm.h"
#include "ops/cast.h"
#include "ops/concat.h"
#include "ops/conv2d.h"
#include "ops/conv2d_transpose.h"
#include "ops/dropout.h"
#include "ops/elementwise.h"
#include "ops/fake_quantize.h"
#include "ops/fill_constant.h"
#include "ops/flatten.h"
#include "ops/layer_norm.h"
#include "ops/matmul.h"
#include "ops/nearest_interp_v2.h"
#include "ops/op_schema.h"
#include "ops/pool2d.h"
#include "ops/quantized_conv2d.h"
#include "ops/reduce_mean.h"
#include "ops/reshape2.h"
#include "ops/rnn.h"
#include "ops/scale.h"
#include "ops/shape.h"
#include "ops/slice.h"
#include "ops/softmax.h"
#include "ops/squeeze2.h"
#include "ops/transpose2.h"
#include "ops/unsqueeze2.h"

namespace pdx {

namespace {

constexpr bool kView = true;

constexpr Slot Optional(const char* name) { return {name, SlotKind::kOptional}; }
constexpr Slot List(const char* name) { return {name, SlotKind::kList}; }

// A shape rule whose helpers, which do not know the operator, fail with its name as well, and whose outputs can be
// counted.
template <void (*Rule)(InferContext&)>
void Named(InferContext& context) {
  try {
    Rule(context);
    context.Output(0).shape.ElementCount();
  } catch (const Error& error) {
    if (!error.op().empty()) throw;
    throw Error(error.code(), context.op() + ": " + error.what(), context.op());
  }
}

// Several slots of one name take that parameter's arguments one after another.
const std::vector<OpSchema>& Table() {
  static const std::vector<Slot> kConvInputs = {{"Input"}, {"Filter"}, Optional("Bias"), Optional("ResidualData")};
  static const std::vector<Slot> kMatmulInputs = {{"X"}, {"Y"}, Optional("Bias"), Optional("ResidualData")};
  static const std::vector<OpSchema> table = {
      {"assign", {{"X"}}, {{"Out"}}, Named<InferAssign>, kView},
      {"batch_norm", {{"X"}, {"Scale"}, {"Bias"}, {"Mean"}, {"Variance"}}, {{"Y"}}, Named<InferBatchNorm>},
      {"cast", {{"X"}}, {{"Out"}}, Named<InferCast>},
      {"concat", {Optional("AxisTensor"), List("X")}, {{"Out"}}, Named<InferConcat>},
      {"conv2d", kConvInputs, {{"Output"}}, Named<InferConv2d>},
      {"conv2d_transpose", kConvInputs, {{"Output"}}, Named<InferConv2dTranspose>},
      {"depthwise_conv2d", kConvInputs, {{"Output"}}, Named<InferConv2d>},
      {"dropout", {{"X"}}, {{"Out"}}, Named<InferDropout>},
      {"elementwise_add", {{"X"}, {"Y"}}, {{"Out"}}, Named<InferElementwiseAdd>},
      {"elementwise_div", {{"X"}, {"Y"}}, {{"Out"}}, Named<InferElementwiseDiv>},
      {"elementwise_mul", {{"X"}, {"Y"}}, {{"Out"}}, Named<InferElementwiseMul>},
      {"elementwise_sub", {{"X"}, {"Y"}}, {{"Out"}}, Named<InferElementwiseSub>},
      {"fake_channel_wise_quantize_dequantize_abs_max",
       {{"X"}},
       {{"Out"}},
       Named<InferFakeChannelWiseQuantizeDequantizeAbsMax>},
      {"fake_quantize_dequantize_moving_average_abs_max",
       {{"X"}, {"InScale"}},
       {{"Out"}},
       Named<InferFakeQuantizeDequantizeMovingAverageAbsMax>},
      {"fill_constant", {Optional("ShapeTensor"), List("ShapeTensorList")}, {{"Out"}}, Named<InferFillConstant>},
      {"fill_constant_batch_size_like", {{"Input"}}, {{"Out"}}, Named<InferFillConstantBatchSizeLike>},
      {"flatten2", {{"X"}}, {{"Out"}}, Named<InferFlatten2>, kView},
      {"flatten_contiguous_range", {{"X"}}, {{"Out"}}, Named<InferFlattenContiguousRange>, kView},
      {"gelu", {{"X"}}, {{"Out"}}, Named<InferActivation>},
      {"hard_sigmoid", {{"X"}}, {{"Out"}}, Named<InferActivation>},
      {"hard_swish", {{"X"}}, {{"Out"}}, Named<InferActivation>},
      {"layer_norm", {{"X"}, Optional("Scale"), Optional("Bias")}, {{"Y"}}, Named<InferLayerNorm>},
      {"matmul", kMatmulInputs, {{"Out"}}, Named<InferMatmul>},
      {"matmul_v2", kMatmulInputs, {{"Out"}}, Named<InferMatmul>},
      {"nearest_interp_v2",
       {{"X"}, Optional("OutSize"), Optional("ResidualData"), List("SizeTensor")},
       {{"Out"}},
       Named<InferNearestInterpV2>},
      {"pool2d", {{"X"}}, {{"Out"}}, Named<InferPool2d>},
      {"quantized_conv2d",
       {{"Input"}, {"Filter"}, Optional("Bias"), Optional("ResidualData"), {"FilterScale"}},
       {{"Output"}},
       Named<InferQuantizedConv2d>},
      {"reduce_mean", {{"X"}}, {{"Out"}}, Named<InferReduceMean>},
      {"relu", {{"X"}}, {{"Out"}}, Named<InferActivation>},
      {"reshape2", {{"X"}, Optional("Shape"), List("ShapeTensor")}, {{"Out"}}, Named<InferReshape2>, kView},
      {"rnn", {{"Input"}, {"PreState"}, {"PreState"}, List("WeightList")}, {{"Out"}}, Named<InferRnn>},
      {"scale", {{"X"}}, {{"Out"}}, Named<InferScale>},
      {"shape", {{"Input"}}, {{"Out"}}, Named<InferShape>},
      {"sigmoid", {{"X"}}, {{"Out"}}, Named<InferActivation>},
      {"slice", {{"Input"}, Optional("StartsTensor"), Optional("EndsTensor")}, {{"Out"}}, Named<InferSlice>},
      {"softmax", {{"X"}}, {{"Out"}}, Named<InferSoftmax>},
      {"squeeze2", {{"X"}}, {{"Out"}}, Named<InferSqueeze2>, kView},
      {"swish", {{"X"}}, {{"Out"}}, Named<InferActivation>},
      {"transpose2", {{"X"}}, {{"Out"}}, Named<InferTranspose2>},
      {"unsqueeze2", {{"X"}}, {{"Out"}}, Named<InferUnsqueeze2>, kView},
  };
  return table;
}

}  // namespace

const OpSchema* FindOp(const std::string& type) {
  static const std::unordered_map<std::string_view, const OpSchema*> index = [] {
    std::unordered_map<std::string_view, const OpSchema*> rows;
    for (const OpSchema& row : Table()) rows.emplace(row.type, &row);
    return rows;
  }();
  const auto found = index.find(type);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace pdx
