#include "passes/eliminate_identity.h"

#include "kernels/epilogue.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

bool IsIdentity(const Node& node) {
  const Attributes& attributes = node.attributes;
  if (node.op == "assign") return true;
  if (node.op == "dropout") {
    return attributes.GetString("dropout_implementation", "downgrade_in_infer") == "upscale_in_train";
  }
  if (node.op == "scale") {
    const bool scaled_by_tensor = node.Input(1) != kNoValue;
    return !scaled_by_tensor && attributes.GetFloat("scale", 1) == 1 && attributes.GetFloat("bias", 0) == 0 &&
           Epilogue::From(attributes).IsIdentity();
  }
  return false;
}

}  // namespace

bool EliminateIdentity(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (!IsIdentity(*node) || node->Input(0) == kNoValue) continue;
    const ValueId input = node->inputs[0];
    const ValueId output = node->outputs[0];
    Node* producer = editor.Producer(input);
    if (!editor.IsGraphOutput(output)) {
      editor.ReplaceUses(output, input);
      editor.Erase(*node);
    } else if (producer != nullptr && editor.OnlyUser(input) == node && producer->outputs[0] == input) {
      editor.Absorb(*producer, *node);  // the graph's output keeps its name
    } else {
      continue;
    }
    changed = true;
  }
  return changed;
}

}  // namespace pdx
