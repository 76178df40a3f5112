#include "ops/slice.h"

#include <algorithm>

#include "graph/error.h"
#include "ops/infer_rules.h"

namespace pdx {

namespace {

std::vector<std::int64_t> ReadList(const InferContext& context, std::size_t index, const char* tensor,
                                   const char* attribute) {
  if (context.Has(index)) return RequireKnown(context, index, tensor);
  return context.attributes().GetInts(attribute);
}

Shape DropAxes(const InferContext& context, const Shape& size) {
  std::array<bool, Shape::kMaxRank> dropped{};
  for (const std::int64_t axis : context.attributes().GetInts("decrease_axis")) {
    const std::size_t dim = size.Axis(axis, "decrease_axis");
    context.Require(size[dim] == 1, "decrease_axis names dimension " + std::to_string(dim) + " of a part of shape " +
                                        size.ToString() + "; its size must be 1");
    dropped[dim] = true;
  }
  Shape shape;
  for (std::size_t dim = 0; dim < size.rank(); ++dim) {
    if (!dropped[dim]) shape.Append(size[dim]);
  }
  return shape;
}

}  // namespace

SliceBounds SliceBounds::Of(const Shape& shape, std::span<const std::int64_t> axes,
                            std::span<const std::int64_t> starts, std::span<const std::int64_t> ends) {
  if (axes.size() > shape.rank() || starts.size() != axes.size() || ends.size() != axes.size()) {
    throw Error(ErrorCode::kShapeMismatch, "there are " + std::to_string(axes.size()) + " axes for shape " +
                                               shape.ToString() + ", " + std::to_string(starts.size()) +
                                               " starts and " + std::to_string(ends.size()) +
                                               " ends; as many of each, and no more than dimensions, are needed");
  }
  SliceBounds bounds;
  bounds.size = shape;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const std::size_t dim = shape.Axis(axes[i], "axis");
    const std::int64_t size = shape[dim];
    const auto place = [size](std::int64_t index) {
      return std::clamp<std::int64_t>(index < 0 ? index + size : index, 0, size);
    };
    bounds.begin[dim] = place(starts[i]);
    bounds.size[dim] = std::max<std::int64_t>(place(ends[i]) - bounds.begin[dim], 0);
  }
  return bounds;
}

void InferSlice(InferContext& context) {
  const TensorInfo& input = context.Input(kSliceInput);
  const SliceBounds bounds = SliceBounds::Of(input.shape, context.attributes().GetInts("axes"),
                                             ReadList(context, kSliceStarts, "StartsTensor", "starts"),
                                             ReadList(context, kSliceEnds, "EndsTensor", "ends"));
  context.SetOutput(0, input.type, DropAxes(context, bounds.size));
  if (!input.known || input.shape.rank() != 1) return;
  const auto first = input.known->begin() + bounds.begin[0];
  SetKnown(context, 0, {first, first + bounds.size[0]});
}

}  // namespace pdx
