#include "runtime/concat_in_place.h"

#include "ops/concat.h"

namespace pdx {

namespace {

std::size_t Index(ValueId id) { return static_cast<std::size_t>(id); }

// How often the live nodes and the outputs of the graph read each value; a view of it counts as one of them.
std::vector<int> CountReads(const Model& model, const std::vector<bool>& live) {
  const Graph& graph = model.graph();
  std::vector<int> reads(graph.value_count(), 0);
  for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
    if (!live[i]) continue;
    for (const ValueId id : graph.nodes()[i]->inputs) {
      if (id != kNoValue) ++reads[Index(id)];
    }
  }
  for (const ValueId id : graph.outputs()) ++reads[Index(id)];
  return reads;
}

// By value, whether a live node makes it by a kernel that can leave room between rows.
std::vector<bool> FindMovableResults(const Model& model, std::span<const TensorInfo> infos,
                                     const std::vector<bool>& live) {
  std::vector<bool> movable(infos.size(), false);
  for (std::size_t i = 0; i < live.size(); ++i) {
    if (!live[i] || model.schema(i).is_view || !model.kernel(i).WritesRowsApart()) continue;
    const ValueId id = model.graph().nodes()[i]->outputs[0];
    movable[Index(id)] = infos[Index(id)].type == DataType::kFloat32;
  }
  return movable;
}

}  // namespace

std::vector<PlaceInConcat> FindPlacesInConcats(const Model& model, std::span<const TensorInfo> infos,
                                               const std::vector<bool>& live) {
  std::vector<PlaceInConcat> places(infos.size());
  const std::vector<int> reads = CountReads(model, live);
  const std::vector<bool> movable = FindMovableResults(model, infos, live);
  for (std::size_t i = 0; i < live.size(); ++i) {
    if (!live[i] || model.schema(i).is_view || !model.kernel(i).TakesInputsInPlace()) continue;
    const Node& node = *model.graph().nodes()[i];
    const Shape& joined = infos[Index(node.outputs[0])].shape;
    if (joined.Axis(node.attributes.GetInt("axis", 0), "axis") + 1 != joined.rank()) continue;
    const std::int64_t row_step = joined[joined.rank() - 1];
    std::size_t offset = 0;
    for (const ValueId id : std::span(node.inputs).subspan(kConcatFirst)) {
      const TensorInfo& info = infos[Index(id)];
      if (movable[Index(id)] && reads[Index(id)] == 1) places[Index(id)] = {Index(node.outputs[0]), offset, row_step};
      const std::int64_t columns = info.shape.rank() == 0 ? 1 : info.shape[info.shape.rank() - 1];
      offset += static_cast<std::size_t>(columns) * SizeOf(info.type);
    }
  }
  return places;
}

}  // namespace pdx
