#include "passes/fuse_scalar_affine.h"

#include <optional>

#include "kernels/epilogue.h"
#include "ops/scale.h"
#include "passes/epilogue_host.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

struct ScalarAffine {
  double scale = 1;
  double shift = 0;
};

std::optional<ScalarAffine> AffineOf(const Graph& graph, const Node& node, ValueId input) {
  if (!Epilogue::From(node.attributes).IsIdentity()) return std::nullopt;
  if (node.op == "scale" && node.Input(1) == kNoValue) {
    const Affine step = Affine::From(node.attributes);
    return ScalarAffine{step.scale, step.Shift()};
  }
  if (node.op != "elementwise_add" && node.op != "elementwise_mul") return std::nullopt;
  const Constant* constant = graph.ConstantOf(node.inputs[0] == input ? node.inputs[1] : node.inputs[0]);
  if (constant == nullptr || constant->type() != DataType::kFloat32 || constant->shape().rank() > 1) {
    return std::nullopt;
  }
  const auto values = constant->As<float>();
  if (values.size() != 1) return std::nullopt;
  return node.op == "elementwise_add" ? ScalarAffine{1, values[0]} : ScalarAffine{values[0], 0};
}

// Kernels of integers have no epilogue.
bool CanHost(const Graph& graph, const Node& node) {
  if (!TakesEpilogue(node) || graph.value(node.outputs[0]).type != DataType::kFloat32) return false;
  const Epilogue present = Epilogue::From(node.attributes);
  return !HasResidual(node) || present.residual_first;
}

Node* FindHost(const GraphEditor& editor, const Node& node, ValueId& input) {
  for (const ValueId candidate : node.inputs) {
    if (candidate == kNoValue) continue;
    Node* host = editor.Producer(candidate);
    if (host == nullptr || editor.OnlyUser(candidate) != &node || !CanHost(editor.graph(), *host)) continue;
    input = candidate;
    return host;
  }
  return nullptr;
}

}  // namespace

bool FuseScalarAffine(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    ValueId input = kNoValue;
    Node* host = FindHost(editor, *node, input);
    if (host == nullptr) continue;
    const auto affine = AffineOf(graph, *node, input);
    if (!affine.has_value()) continue;
    const Epilogue present = Epilogue::From(host->attributes);
    host->attributes.Set("fused_scale", present.post_scale * affine->scale);
    host->attributes.Set("fused_shift", present.post_shift * affine->scale + affine->shift);
    editor.Absorb(*host, *node);
    changed = true;
  }
  return changed;
}

}  // namespace pdx
