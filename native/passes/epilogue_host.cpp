#include "passes/epilogue_host.h"

#include "kernels/epilogue.h"
#include "ops/nearest_interp_v2.h"

namespace pdx {

namespace {

bool IsProduct(const Node& node) {
  return node.op == "conv2d" || node.op == "depthwise_conv2d" || node.op == "conv2d_transpose" ||
         node.op == "quantized_conv2d" || node.op == "matmul_v2";
}

}  // namespace

std::optional<std::size_t> ResidualInput(const Node& node) {
  if (IsProduct(node)) return kConvResidual;
  if (node.op == "nearest_interp_v2") return kInterpResidual;
  return std::nullopt;
}

bool TakesEpilogue(const Node& node) {
  return IsProduct(node) || node.op.starts_with("elementwise_") ||
         Epilogue::OfOperator(node.op, node.attributes).activation != Activation::kNone;
}

bool HasResidual(const Node& node) {
  const auto input = ResidualInput(node);
  return input.has_value() && node.Input(*input) != kNoValue;
}

}  // namespace pdx
