#pragma once

#include <random>
#include <string>
#include <vector>

#include "graph/graph.h"

namespace pdx::test {

// Writes small graphs for tests: inputs, random constants and operators with one output each.
class GraphMaker {
 public:
  explicit GraphMaker(unsigned seed = 1) : random_(seed) {}

  Graph& graph() { return graph_; }
  Graph Take() { return std::move(graph_); }

  ValueId Input(const std::string& name, const Shape& declared) {
    const ValueId id = graph_.AddValue({name, DataType::kFloat32, declared, nullptr});
    graph_.inputs().push_back(id);
    return id;
  }

  ValueId Constant(const Shape& shape, float low = -1, float high = 1) {
    std::uniform_real_distribution<float> uniform(low, high);
    std::vector<float> values(static_cast<std::size_t>(shape.ElementCount()));
    for (float& value : values) value = uniform(random_);
    return Constant(shape, values);
  }

  ValueId Constant(const Shape& shape, const std::vector<float>& values) {
    return graph_.AddConstant("c" + std::to_string(graph_.value_count()),
                              pdx::Constant::From<float>(shape, std::span<const float>(values)));
  }

  ValueId Op(const std::string& op, std::vector<ValueId> inputs, const Shape& declared, Attributes attributes = {}) {
    const std::string name = op + "_" + std::to_string(graph_.nodes().size());
    const ValueId output = graph_.AddValue({name, DataType::kFloat32, declared, nullptr});
    graph_.AddNode(op, std::move(inputs), {output}, std::move(attributes));
    return output;
  }

  // 3x3 convolution with padding 1 of a picture with `in` channels.
  ValueId Conv3x3(ValueId input, std::int64_t in, std::int64_t out) {
    return Op("conv2d", {input, Constant(Shape{out, in, 3, 3}, -0.3f, 0.3f)}, Shape{-1, out, -1, -1},
              With("paddings", std::vector<std::int64_t>{1, 1}));
  }

  ValueId BatchNorm(ValueId input, std::int64_t channels) {
    const Shape c{channels};
    return Op("batch_norm", {input, Constant(c, 0.5f, 1.5f), Constant(c), Constant(c), Constant(c, 0.5f, 1.5f)},
              Shape{-1, channels, -1, -1}, With("epsilon", 1e-5));
  }

  void Output(ValueId id) { graph_.outputs().push_back(id); }

  static Attributes With(const std::string& name, Attribute value) {
    Attributes attributes;
    attributes.Set(name, std::move(value));
    return attributes;
  }

 private:
  Graph graph_;
  std::mt19937 random_;
};

}  // namespace pdx::test
