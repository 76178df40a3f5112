#pragma once

#include <cstring>
#include <set>
#include <string>
#include <vector>

#include "passes/pipeline.h"
#include "runtime/session.h"

namespace pdx::test {

inline std::vector<float> RandomValues(std::int64_t count, unsigned seed = 7) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(-2, 2);
  std::vector<float> values(static_cast<std::size_t>(count));
  for (float& value : values) value = uniform(random);
  return values;
}

inline std::vector<float> RunOnNoise(Session& session, const Shape& shape, unsigned seed = 7) {
  for (std::size_t i = 0; i < session.model()->input_count(); ++i) {
    session.ReshapeInput(i, shape);
    const std::vector<float> values = RandomValues(shape.ElementCount(), seed + static_cast<unsigned>(i));
    std::memcpy(session.MutableInput(i, DataType::kFloat32), values.data(), values.size() * sizeof(float));
  }
  session.Run();
  const auto count = static_cast<std::size_t>(session.OutputShape(0).ElementCount());
  const auto* data = reinterpret_cast<const float*>(session.OutputData(0));
  return {data, data + count};
}

// The names of all passes but the given ones, to run a pass alone.
inline std::set<std::string> AllPassesBut(const std::set<std::string>& kept) {
  std::set<std::string> names;
  for (const Pass& pass : Passes()) {
    if (!kept.contains(pass.name)) names.insert(pass.name);
  }
  return names;
}

inline std::size_t CountOps(const Graph& graph, const std::string& op) {
  std::size_t count = 0;
  for (const auto& node : graph.nodes()) count += node->op == op ? 1 : 0;
  return count;
}

}  // namespace pdx::test
