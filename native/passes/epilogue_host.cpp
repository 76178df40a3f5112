#include "passes/epilogue_host.h"

#include "kernels/epilogue.h"

namespace pdx {

bool TakesResidual(const Node& node) {
  return node.op == "conv2d" || node.op == "depthwise_conv2d" || node.op == "matmul_v2";
}

bool TakesEpilogue(const Node& node) {
  return TakesResidual(node) || node.op == "conv2d_transpose" || node.op.starts_with("elementwise_") ||
         Epilogue::OfOperator(node.op, node.attributes).activation != Activation::kNone;
}

bool HasResidual(const Node& node) { return TakesResidual(node) && node.Input(kConvResidual) != kNoValue; }

}  // namespace pdx
