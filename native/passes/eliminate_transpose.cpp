#include "passes/eliminate_transpose.h"

#include <vector>

#include "passes/graph_editor.h"

namespace pdx {

namespace {

using Axes = std::vector<std::int64_t>;

bool IsTranspose(const Node* node) { return node != nullptr && node->op == "transpose2"; }

Axes AxesOf(const Node& node) { return node.attributes.GetInts("axis"); }

bool IsIdentity(const Axes& axes) {
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (axes[i] != static_cast<std::int64_t>(i)) return false;
  }
  return true;
}

// The axes of `second` applied to the result of `first`; empty when they do not fit each other.
Axes Compose(const Axes& first, const Axes& second) {
  if (first.size() != second.size()) return {};
  Axes axes;
  for (const std::int64_t axis : second) {
    if (axis < 0 || axis >= static_cast<std::int64_t>(first.size())) return {};
    axes.push_back(first[static_cast<std::size_t>(axis)]);
  }
  return axes;
}

// transpose(transpose(x)) is one transposition of x, or x itself.
bool Merge(GraphEditor& editor, Node& second) {
  Node* first = editor.Producer(second.Input(0));
  if (!IsTranspose(first)) return false;
  const Axes axes = Compose(AxesOf(*first), AxesOf(second));
  if (axes.empty()) return false;
  const ValueId source = first->inputs[0];
  if (IsIdentity(axes)) {
    if (editor.IsGraphOutput(second.outputs[0])) return false;
    editor.ReplaceUses(second.outputs[0], source);
    editor.Erase(second);
    return true;
  }
  second.attributes.Set("axis", axes);
  editor.SetInput(second, 0, source);
  return true;
}

// [N, H, W, C] to [N, C, H, W], flattened to [N, C, H * W], and back to [N, H * W, C]: a flatten of H and W alone.
bool MergeThroughFlatten(GraphEditor& editor, Node& second) {
  Node* flatten = editor.Producer(second.Input(0));
  if (flatten == nullptr || flatten->op != "flatten_contiguous_range") return false;
  Node* first = editor.Producer(flatten->Input(0));
  if (!IsTranspose(first) || AxesOf(*first) != Axes{0, 3, 1, 2} || AxesOf(second) != Axes{0, 2, 1}) return false;
  if (flatten->attributes.GetInt("start_axis", 1) != 2) return false;
  const std::int64_t stop = flatten->attributes.GetInt("stop_axis", -1);
  if (stop != 3 && stop != -1) return false;
  second.op = "flatten_contiguous_range";
  second.attributes = {};
  second.attributes.Set("start_axis", std::int64_t{1});
  second.attributes.Set("stop_axis", std::int64_t{2});
  editor.SetInput(second, 0, first->inputs[0]);
  return true;
}

}  // namespace

bool EliminateTranspose(Graph& graph) {
  GraphEditor editor(graph);
  bool changed = false;
  for (Node* node : editor.Nodes()) {
    if (IsTranspose(node)) changed |= Merge(editor, *node) || MergeThroughFlatten(editor, *node);
  }
  return changed;
}

}  // namespace pdx
