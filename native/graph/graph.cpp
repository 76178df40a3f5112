#include "graph/graph.h"

#include <algorithm>

#include "graph/error.h"

namespace pdx {

void Node::SetInput(std::size_t index, ValueId value) {
  if (inputs.size() <= index) inputs.resize(index + 1, kNoValue);
  inputs[index] = value;
}

ValueId Graph::AddValue(Value value) {
  values_.push_back(std::move(value));
  return static_cast<ValueId>(values_.size() - 1);
}

ValueId Graph::AddConstant(const std::string& name, std::shared_ptr<const Constant> constant) {
  Value value{name, constant->type(), constant->shape(), nullptr};
  value.constant = std::move(constant);
  return AddValue(std::move(value));
}

Node& Graph::AddNode(std::string op, std::vector<ValueId> inputs, std::vector<ValueId> outputs, Attributes attributes) {
  return InsertNode(nodes_.size(), Node{std::move(op), std::move(inputs), std::move(outputs), std::move(attributes)});
}

Node& Graph::InsertNode(std::size_t position, Node node) {
  const auto at = nodes_.begin() + static_cast<std::ptrdiff_t>(position);
  return **nodes_.insert(at, std::make_unique<Node>(std::move(node)));
}

void Graph::ReplaceUses(ValueId from, ValueId to) {
  for (const auto& node : nodes_) std::replace(node->inputs.begin(), node->inputs.end(), from, to);
  std::replace(outputs_.begin(), outputs_.end(), from, to);
}

void Graph::RemoveDeadNodes() {
  std::vector<bool> used(values_.size(), false);
  for (const ValueId id : outputs_) used[static_cast<std::size_t>(id)] = true;
  std::vector<bool> alive(nodes_.size(), false);
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    const Node& node = *nodes_[i];
    alive[i] = std::any_of(node.outputs.begin(), node.outputs.end(),
                           [&](ValueId id) { return id != kNoValue && used[static_cast<std::size_t>(id)]; });
    if (!alive[i]) continue;
    for (const ValueId id : node.inputs) {
      if (id != kNoValue) used[static_cast<std::size_t>(id)] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (alive[i]) nodes_[kept++] = std::move(nodes_[i]);
  }
  nodes_.resize(kept);
  for (std::size_t id = 0; id < values_.size(); ++id) {
    if (!used[id]) values_[id].constant.reset();
  }
}

void Graph::Validate() const {
  std::vector<bool> defined(values_.size(), false);
  for (std::size_t id = 0; id < values_.size(); ++id) defined[id] = values_[id].constant != nullptr;
  for (const ValueId id : inputs_) defined[static_cast<std::size_t>(id)] = true;
  for (const auto& node : nodes_) {
    for (const ValueId id : node->inputs) {
      if (id != kNoValue && !defined[static_cast<std::size_t>(id)]) {
        throw Error(ErrorCode::kModelFormat,
                    "operator '" + node->op + "' reads '" + value(id).name + "' before it is computed", node->op);
      }
    }
    for (const ValueId id : node->outputs) {
      if (id == kNoValue) continue;
      if (defined[static_cast<std::size_t>(id)]) {
        throw Error(ErrorCode::kModelFormat,
                    "'" + value(id).name + "' is computed twice, the second time by operator '" + node->op + "'",
                    node->op);
      }
      defined[static_cast<std::size_t>(id)] = true;
    }
  }
  for (const ValueId id : outputs_) {
    if (!defined[static_cast<std::size_t>(id)]) {
      throw Error(ErrorCode::kModelFormat, "output '" + value(id).name + "' is never computed");
    }
  }
}

}  // namespace pdx
