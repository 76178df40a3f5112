#include "passes/graph_editor.h"

#include <algorithm>

namespace pdx {

GraphEditor::GraphEditor(Graph& graph)
    : graph_(graph), producers_(graph.value_count(), nullptr), users_(graph.value_count()) {
  for (const auto& node : graph.nodes()) Register(*node);
}

GraphEditor::~GraphEditor() = default;

std::vector<Node*> GraphEditor::Nodes() const {
  std::vector<Node*> nodes;
  for (const auto& node : graph_.nodes()) nodes.push_back(node.get());
  return nodes;
}

Node* GraphEditor::Producer(ValueId id) const {
  return id == kNoValue ? nullptr : producers_[static_cast<std::size_t>(id)];
}

Node* GraphEditor::OnlyUser(ValueId id) const {
  return Users(id).size() == 1 && !IsGraphOutput(id) ? Users(id).front() : nullptr;
}

bool GraphEditor::IsGraphOutput(ValueId id) const { return std::ranges::count(graph_.outputs(), id) != 0; }

ValueId GraphEditor::NewValue(Value value) {
  producers_.push_back(nullptr);
  users_.emplace_back();
  return graph_.AddValue(std::move(value));
}

ValueId GraphEditor::NewConstant(const std::string& name, std::shared_ptr<const Constant> constant) {
  producers_.push_back(nullptr);
  users_.emplace_back();
  return graph_.AddConstant(name, std::move(constant));
}

void GraphEditor::SetInput(Node& node, std::size_t index, ValueId value) {
  Unregister(node);
  node.SetInput(index, value);
  Register(node);
}

void GraphEditor::SetOutput(Node& node, std::size_t index, ValueId value) {
  Unregister(node);
  node.outputs[index] = value;
  Register(node);
}

void GraphEditor::ReplaceUses(ValueId from, ValueId to) {
  const std::vector<Node*> readers = Users(from);
  for (Node* reader : readers) {
    Unregister(*reader);
    std::ranges::replace(reader->inputs, from, to);
    Register(*reader);
  }
  std::ranges::replace(graph_.outputs(), from, to);
}

Node& GraphEditor::InsertBefore(const Node& position, Node node) {
  Node& inserted = graph_.InsertNode(PositionOf(position), std::move(node));
  Register(inserted);
  return inserted;
}

Node& GraphEditor::Append(Node node) {
  Node& appended = graph_.InsertNode(graph_.nodes().size(), std::move(node));
  Register(appended);
  return appended;
}

void GraphEditor::MoveBefore(Node& node, const Node& position) {
  auto& nodes = graph_.nodes();
  const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(PositionOf(node));
  const auto to = nodes.begin() + static_cast<std::ptrdiff_t>(PositionOf(position));
  if (from < to) {
    std::rotate(from, from + 1, to);
  } else {
    std::rotate(to, from, from + 1);
  }
}

void GraphEditor::Erase(Node& node) {
  Unregister(node);
  auto& nodes = graph_.nodes();
  const auto at = nodes.begin() + static_cast<std::ptrdiff_t>(PositionOf(node));
  erased_.push_back(std::move(*at));
  nodes.erase(at);
}

void GraphEditor::Absorb(Node& node, Node& consumer) {
  const ValueId output = consumer.outputs[0];
  Erase(consumer);
  SetOutput(node, 0, output);
}

std::size_t GraphEditor::PositionOf(const Node& node) const {
  const auto& nodes = graph_.nodes();
  const auto found = std::ranges::find_if(nodes, [&](const auto& other) { return other.get() == &node; });
  return static_cast<std::size_t>(found - nodes.begin());
}

void GraphEditor::Register(Node& node) {
  for (const ValueId id : node.inputs) {
    if (id != kNoValue) users_[static_cast<std::size_t>(id)].push_back(&node);
  }
  for (const ValueId id : node.outputs) {
    if (id != kNoValue) producers_[static_cast<std::size_t>(id)] = &node;
  }
}

void GraphEditor::Unregister(Node& node) {
  for (const ValueId id : node.inputs) {
    if (id != kNoValue) std::erase(users_[static_cast<std::size_t>(id)], &node);
  }
  for (const ValueId id : node.outputs) {
    if (id != kNoValue && producers_[static_cast<std::size_t>(id)] == &node) {
      producers_[static_cast<std::size_t>(id)] = nullptr;
    }
  }
}

}  // namespace pdx
