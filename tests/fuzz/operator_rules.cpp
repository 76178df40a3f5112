#include "operator_rules.h"

namespace pdx::fuzz {

const std::vector<OperatorRule>& OperatorRules() {
  using A = AttributeRule;
  using I = InputRule;
  constexpr bool kAlways = true;
  static const std::vector<AttributeSpec> convolution = {
      {"data_format", A::kLayout}, {"groups", A::kGroups},     {"strides", A::kStrides},
      {"paddings", A::kPaddings},  {"dilations", A::kStrides}, {"padding_algorithm", A::kPaddingAlgorithm},
  };
  static const std::vector<AttributeSpec> quantized_convolution = {
      {"input_scale", A::kUnit, kAlways}, {"round_type", A::kZeroOrOne}, {"data_format", A::kLayout},
      {"strides", A::kStrides},           {"paddings", A::kPaddings},    {"padding_algorithm", A::kPaddingAlgorithm},
  };
  static const std::vector<AttributeSpec> transposed_convolution = {
      {"data_format", A::kLayout},  {"groups", A::kGroups},          {"strides", A::kStrides},
      {"paddings", A::kPaddings},   {"dilations", A::kStrides},      {"padding_algorithm", A::kPaddingAlgorithm},
      {"output_size", A::kStrides}, {"output_padding", A::kStrides},
  };
  static const std::vector<InputRule> filtered = {I::kImage, I::kFilter, I::kFilterBias, I::kResidual};
  static const std::vector<InputRule> multiplied = {I::kFloat, I::kMatrix, I::kColumns, I::kResidual};
  static const std::vector<OperatorRule> rules = {
      {"assign", {I::kAny}, {}},
      {"batch_norm",
       {I::kImage, I::kChannels, I::kChannels, I::kChannels, I::kChannels},
       {{"data_layout", A::kLayout}, {"epsilon", A::kUnit}}},
      {"cast", {I::kAny}, {{"out_dtype", A::kTypeNumber, kAlways}, {"in_dtype", A::kTypeNumber}}},
      {"concat", {I::kInteger, I::kAlike}, {{"axis", A::kAxis}}},
      {"conv2d", filtered, convolution},
      {"conv2d_transpose", {I::kImage, I::kFlippedFilter, I::kFilterBias, I::kResidual}, transposed_convolution},
      {"depthwise_conv2d", filtered, convolution},
      {"dropout",
       {I::kFloat},
       {{"dropout_prob", A::kUnit}, {"dropout_implementation", A::kDropout}, {"is_test", A::kBool}}},
      {"elementwise_add", {I::kNumber, I::kBroadcast}, {{"axis", A::kAxisOrNone}}},
      {"elementwise_div", {I::kNumber, I::kBroadcast}, {{"axis", A::kAxisOrNone}}},
      {"elementwise_mul", {I::kNumber, I::kBroadcast}, {{"axis", A::kAxisOrNone}}},
      {"elementwise_sub", {I::kNumber, I::kBroadcast}, {{"axis", A::kAxisOrNone}}},
      {"fake_channel_wise_quantize_dequantize_abs_max",
       {I::kFloat},
       {{"bit_length", A::kSize}, {"quant_axis", A::kZeroOrOne}, {"round_type", A::kZeroOrOne}}},
      {"fake_quantize_dequantize_moving_average_abs_max",
       {I::kFloat, I::kOneFloat},
       {{"bit_length", A::kSize}, {"round_type", A::kZeroOrOne}}},
      {"fill_constant",
       {I::kIntegers, I::kIntegerList},
       {{"shape", A::kShape, kAlways}, {"value", A::kFloat}, {"dtype", A::kTypeNumber}}},
      {"fill_constant_batch_size_like",
       {I::kAny},
       {{"shape", A::kShape, kAlways},
        {"value", A::kFloat},
        {"dtype", A::kTypeNumber},
        {"input_dim_idx", A::kAxis},
        {"output_dim_idx", A::kZeroOrOne}}},
      {"flatten2", {I::kAny}, {{"axis", A::kAxis}}},
      {"flatten_contiguous_range", {I::kAny}, {{"start_axis", A::kAxis}, {"stop_axis", A::kAxisOrNone}}},
      {"gelu", {I::kFloat}, {}},
      {"hard_sigmoid", {I::kFloat}, {{"slope", A::kUnit}, {"offset", A::kUnit}}},
      {"hard_swish", {I::kFloat}, {{"scale", A::kFloat}, {"threshold", A::kFloat}, {"offset", A::kFloat}}},
      {"layer_norm",
       {I::kFloat, I::kNormalised, I::kNormalised},
       {{"begin_norm_axis", A::kAxis, kAlways}, {"epsilon", A::kUnit}}},
      {"matmul", multiplied, {{"transpose_X", A::kBool}, {"transpose_Y", A::kBool}, {"alpha", A::kFloat}}},
      {"matmul_v2", multiplied, {{"trans_x", A::kBool}, {"trans_y", A::kBool}}},
      {"nearest_interp_v2",
       {I::kImage, I::kIntegers, I::kResidual, I::kIntegerList},
       {{"data_layout", A::kLayout}, {"out_h", A::kSize}, {"out_w", A::kSize}, {"scale", A::kFloat}}},
      {"pool2d",
       {I::kImage},
       {{"ksize", A::kKernel, kAlways},
        {"pooling_type", A::kPoolingType},
        {"strides", A::kStrides},
        {"paddings", A::kPaddings},
        {"padding_algorithm", A::kPaddingAlgorithm},
        {"data_format", A::kLayout},
        {"global_pooling", A::kBool},
        {"adaptive", A::kBool},
        {"exclusive", A::kBool},
        {"ceil_mode", A::kBool}}},
      {"quantized_conv2d",
       {I::kImage, I::kWholeFilter, I::kFilterBias, I::kResidual, I::kFilterScales},
       quantized_convolution},
      {"reduce_mean", {I::kFloat}, {{"dim", A::kAxes}, {"keep_dim", A::kBool}, {"reduce_all", A::kBool}}},
      {"relu", {I::kFloat}, {}},
      {"reshape2", {I::kAny, I::kIntegers, I::kIntegerList}, {{"shape", A::kTarget, kAlways}}},
      {"rnn",
       {I::kSequence, I::kLstmState, I::kLstmState, I::kLstmWeights},
       {{"mode", A::kLstm, kAlways},
        {"hidden_size", A::kSize, kAlways},
        {"num_layers", A::kZeroOrOne},
        {"is_bidirec", A::kBool}}},
      {"scale", {I::kNumber}, {{"scale", A::kFloat}, {"bias", A::kFloat}, {"bias_after_scale", A::kBool}}},
      {"shape", {I::kAny}, {}},
      {"sigmoid", {I::kFloat}, {}},
      {"slice",
       {I::kAny, I::kIntegers, I::kIntegers},
       {{"axes", A::kAxes, kAlways},
        {"starts", A::kStarts, kAlways},
        {"ends", A::kEnds, kAlways},
        {"decrease_axis", A::kAxes}}},
      {"softmax", {I::kFloat}, {{"axis", A::kAxisOrNone}}},
      {"squeeze2", {I::kAny}, {{"axes", A::kAxes}}},
      {"swish", {I::kFloat}, {{"beta", A::kFloat}}},
      {"transpose2", {I::kAny}, {{"axis", A::kPermutation, kAlways}}},
      {"unsqueeze2", {I::kAny}, {{"axes", A::kAxes, kAlways}}},
  };
  return rules;
}

}  // namespace pdx::fuzz
