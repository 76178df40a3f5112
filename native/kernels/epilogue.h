#pragma once

#include <string>

#include "graph/attributes.h"

namespace pdx {

enum class Activation { kNone, kRelu, kHardSwish, kHardSigmoid, kSigmoid, kSwish, kGelu };

// What a fused node does to each value of its result before storing it, in this order:
//   y = post_scale * activation(x) + post_shift
// and a residual tensor of the output's shape is added to x before it (residual_first) or to y after it.
//
// In the graph it is held in attributes of the node: fused_activation (the operator's type, e.g. "hard_swish"),
// fused_alpha, fused_beta, fused_gamma, fused_scale, fused_shift, fused_residual_first.
struct Epilogue {
  Activation activation = Activation::kNone;
  float alpha = 0;  // hard_swish: offset; hard_sigmoid: slope; swish: beta
  float beta = 0;   // hard_swish: threshold; hard_sigmoid: offset
  float gamma = 0;  // hard_swish: scale
  float post_scale = 1;
  float post_shift = 0;
  bool residual_first = true;

  bool IsIdentity() const { return activation == Activation::kNone && !HasAffine(); }
  bool HasAffine() const { return post_scale != 1.0f || post_shift != 0.0f; }

  static Epilogue From(const Attributes& attributes);

  // The activation that a node of this operator type computes (relu, hard_swish, hard_sigmoid, sigmoid, swish, gelu),
  // with its parameters taken from the node's own attributes; kNone for any other type.
  static Epilogue OfOperator(const std::string& op, const Attributes& attributes);

  // Writes activation and affine part into a node's attributes, in the form From reads.
  void Store(Attributes& attributes) const;

  // The definition, one value at a time; fast kernels must agree with it.
  float Apply(float x) const;
};

// Type of the operator that computes an activation; "" for kNone.
const char* OperatorOf(Activation activation);

}  // namespace pdx
