#include "passes/fuse_activation.h"

#include "kernels/epilogue.h"
#include "passes/epilogue_host.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

bool CanHost(const Graph& graph, const Node& node) {
  if (graph.value(node.outputs[0]).type != DataType::kFloat32) return false;  // there is none for integers
  // A node that is an activation itself may carry an affine part but not a second activation.
  const bool is_activation = Epilogue::OfOperator(node.op, node.attributes).activation != Activation::kNone;
  if (!TakesEpilogue(node) || is_activation) return false;
  const Epilogue present = Epilogue::From(node.attributes);
  return present.IsIdentity() && (!HasResidual(node) || present.residual_first);
}

}  // namespace

bool FuseActivation(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    Epilogue epilogue = Epilogue::OfOperator(node->op, node->attributes);
    if (epilogue.activation == Activation::kNone) continue;
    const ValueId input = node->Input(0);
    Node* host = editor.Producer(input);
    if (host == nullptr || editor.OnlyUser(input) != node || !CanHost(graph, *host)) continue;
    const Epilogue affine = Epilogue::From(node->attributes);
    epilogue.post_scale = affine.post_scale;
    epilogue.post_shift = affine.post_shift;
    epilogue.Store(host->attributes);
    editor.Absorb(*host, *node);
    changed = true;
  }
  return changed;
}

}  // namespace pdx
