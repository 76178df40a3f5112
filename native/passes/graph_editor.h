#pragma once

#include <memory>
#include <vector>

#include "graph/graph.h"

namespace pdx {

// Changes a graph while keeping track of who makes and who reads each value. Erased nodes stay allocated until the
// editor is destroyed, so a pass may hold pointers to nodes while it works.
class GraphEditor {
 public:
  explicit GraphEditor(Graph& graph);
  ~GraphEditor();

  GraphEditor(const GraphEditor&) = delete;
  GraphEditor& operator=(const GraphEditor&) = delete;

  Graph& graph() { return graph_; }
  const Graph& graph() const { return graph_; }
  std::vector<Node*> Nodes() const;  // a snapshot, in order, without erased nodes

  Node* Producer(ValueId id) const;  // nullptr for constants, inputs and kNoValue
  const std::vector<Node*>& Users(ValueId id) const { return users_[static_cast<std::size_t>(id)]; }
  Node* OnlyUser(ValueId id) const;  // nullptr when read more than once or an output of the graph
  bool IsGraphOutput(ValueId id) const;

  ValueId NewValue(Value value);
  ValueId NewConstant(const std::string& name, std::shared_ptr<const Constant> constant);
  void SetInput(Node& node, std::size_t index, ValueId value);
  void SetOutput(Node& node, std::size_t index, ValueId value);
  void ReplaceUses(ValueId from, ValueId to);

  Node& InsertBefore(const Node& position, Node node);
  Node& Append(Node node);
  void MoveBefore(Node& node, const Node& position);
  void Erase(Node& node);

  // `consumer`, the only reader of `node`, disappears and `node` computes its output 0 instead.
  void Absorb(Node& node, Node& consumer);

 private:
  std::size_t PositionOf(const Node& node) const;
  void Register(Node& node);
  void Unregister(Node& node);

  Graph& graph_;
  std::vector<Node*> producers_;
  std::vector<std::vector<Node*>> users_;
  std::vector<std::unique_ptr<Node>> erased_;
};

}  // namespace pdx
