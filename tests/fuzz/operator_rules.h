#pragma once

#include <string>
#include <vector>

namespace pdx::fuzz {

// How one attribute is made. The rules look at the operator's first input, so that most of what they make fits.
enum class AttributeRule {
  kAxes,              // some of the dimensions
  kAxis,              // one of the dimensions
  kAxisOrNone,        // the same, or -1
  kBool,              //
  kEnds,              // one for each of the attribute axes
  kFloat,             //
  kGroups,            // 1, the channels, or a small number
  kKernel,            // two small sizes
  kLayout,            // NCHW or NHWC
  kPaddingAlgorithm,  //
  kPaddings,          // two or four sizes
  kPermutation,       // of the dimensions
  kPoolingType,       //
  kShape,             // a few sizes
  kSize,              // one small size
  kStarts,            // as kEnds
  kStrides,           // two small sizes
  kTarget,            // a shape of as many elements
  kTypeNumber,        // Paddle's number of an element type
  kUnit,              // 0 to 1
  kZeroOrOne,         //
  kDropout,           // how dropout scales
  kLstm,              // the only mode of rnn
};

struct AttributeSpec {
  const char* name;
  AttributeRule rule;
  bool always = false;  // else in most nodes
};

// How one input is made; constants where the rule says a shape, else one of the values at hand.
enum class InputRule {
  kAny,
  kFloat,
  kNumber,         // a float or an integer
  kImage,          // a float of rank 4
  kSequence,       // a float of rank 3
  kBroadcast,      // fits the first input element by element
  kChannels,       // [channels of the first input]
  kFilter,         // of a convolution of the first input
  kWholeFilter,    // the same in int8
  kFlippedFilter,  // of a transposed convolution
  kFilterBias,     // [channels of the output], or absent
  kFilterScales,   // [channels of the output]
  kResidual,       // of the output's shape, or absent
  kMatrix,         // has as many rows as the first input has columns
  kColumns,        // [columns of the output], or absent
  kNormalised,     // one value for each that is normalised, or absent
  kOneFloat,       //
  kIntegers,       // a known list of integers, or absent
  kInteger,        // one known integer, or absent
  kIntegerList,    // none or some of the same
  kAlike,          // one or more like each other but for one dimension
  kLstmState,      //
  kLstmWeights,    //
};

struct OperatorRule {
  const char* op;
  std::vector<InputRule> inputs;  // the first is made before the attributes, the others after them
  std::vector<AttributeSpec> attributes;
};

// A rule for every operator of the runtime.
const std::vector<OperatorRule>& OperatorRules();

}  // namespace pdx::fuzz
