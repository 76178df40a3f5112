#include "passes/fuse_residual.h"

#include <algorithm>

#include "kernels/epilogue.h"
#include "passes/epilogue_host.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

// Equal as far as the model declares them, a free dimension standing for the same length in both.
bool HaveEqualShapes(const Graph& graph, ValueId a, ValueId b) {
  const Shape& left = graph.value(a).shape;
  return left.rank() >= 2 && left == graph.value(b).shape;
}

bool CanHost(const Graph& graph, const Node& node) {
  if (!ResidualInput(node).has_value() || HasResidual(node)) return false;
  // What is added must wait until the weights are final: a later fold would have to undo the addition.
  return !TakesEpilogue(node) || graph.ConstantOf(node.Input(kConvFilter)) != nullptr;
}

bool Fuse(GraphEditor& editor, Node& addition, std::size_t computed, std::size_t added) {
  const ValueId result = addition.inputs[computed];
  const ValueId residual = addition.inputs[added];
  Node* host = editor.Producer(result);
  if (host == nullptr || editor.OnlyUser(result) != &addition || !CanHost(editor.graph(), *host)) return false;
  if (!HaveEqualShapes(editor.graph(), result, residual)) return false;
  if (TakesEpilogue(*host)) {
    host->attributes.Set("fused_residual_first", Epilogue::From(host->attributes).IsIdentity());
  }
  editor.SetInput(*host, *ResidualInput(*host), residual);
  editor.MoveBefore(*host, addition);  // the residual may be computed between the two
  editor.Absorb(*host, addition);
  return true;
}

}  // namespace

bool FuseResidual(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (node->op != "elementwise_add" || !Epilogue::From(node->attributes).IsIdentity()) continue;
    const ValueId left = node->inputs[0];
    const ValueId right = node->inputs[1];
    if (left == right || graph.ConstantOf(left) != nullptr || graph.ConstantOf(right) != nullptr) continue;
    // The right side first: in networks with shortcuts it is usually the one computed last.
    changed |= Fuse(editor, *node, 1, 0) || Fuse(editor, *node, 0, 1);
  }
  return changed;
}

}  // namespace pdx
