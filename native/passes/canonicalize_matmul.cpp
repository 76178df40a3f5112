#include "passes/canonicalize_matmul.h"

namespace pdx {

namespace {

bool HasFusedForm(const Attributes& attributes) {
  for (const auto& [name, value] : attributes.values()) {
    if (!name.starts_with("fused_")) continue;
    if (!attributes.GetInts(name).empty()) return true;
  }
  return false;
}

}  // namespace

bool CanonicalizeMatmul(Graph& graph) {
  bool changed = false;
  for (const auto& node : graph.nodes()) {
    if (node->op != "matmul" || HasFusedForm(node->attributes)) continue;
    Attributes attributes;
    attributes.Set("trans_x", node->attributes.GetBool("transpose_X", false));
    attributes.Set("trans_y", node->attributes.GetBool("transpose_Y", false));
    attributes.Set("alpha", node->attributes.GetFloat("alpha", 1));
    node->op = "matmul_v2";
    node->attributes = std::move(attributes);
    changed = true;
  }
  return changed;
}

}  // namespace pdx
