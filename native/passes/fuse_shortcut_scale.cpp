#include "passes/fuse_shortcut_scale.h"

#include "kernels/epilogue.h"
#include "passes/graph_editor.h"

namespace pdx {

namespace {

// [N, C, 1, 1] beside an image [N, C, H, W].
bool IsOneValuePerChannel(const Graph& graph, ValueId factor, ValueId image) {
  if (factor == image || graph.value(factor).type != DataType::kFloat32) return false;
  const Shape& shape = graph.value(factor).shape;
  return shape.rank() == 4 && graph.value(image).shape.rank() == 4 && shape[2] == 1 && shape[3] == 1;
}

bool Fuse(GraphEditor& editor, Node& addition, ValueId image, ValueId product) {
  Node* multiplication = editor.Producer(product);
  if (multiplication == nullptr || multiplication->op != "elementwise_mul") return false;
  if (editor.OnlyUser(product) != &addition || !Epilogue::From(multiplication->attributes).IsIdentity()) return false;
  const std::size_t slot = multiplication->inputs[0] == image ? 1 : 0;
  const ValueId factor = multiplication->inputs[slot];
  if (multiplication->inputs[1 - slot] != image || !IsOneValuePerChannel(editor.graph(), factor, image)) return false;

  Value sum = editor.graph().value(factor);
  sum.name += ".plus_one";
  sum.constant = nullptr;
  Node plus_one;
  plus_one.op = "scale";
  plus_one.inputs = {factor};
  plus_one.outputs = {editor.NewValue(sum)};
  plus_one.attributes.Set("bias", 1.0);
  editor.SetInput(*multiplication, slot, editor.InsertBefore(*multiplication, plus_one).outputs[0]);
  editor.Absorb(*multiplication, addition);
  return true;
}

}  // namespace

bool FuseShortcutScale(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (node->op != "elementwise_add" || !Epilogue::From(node->attributes).IsIdentity()) continue;
    const ValueId left = node->inputs[0];
    const ValueId right = node->inputs[1];
    changed |= Fuse(editor, *node, left, right) || Fuse(editor, *node, right, left);
  }
  return changed;
}

}  // namespace pdx
