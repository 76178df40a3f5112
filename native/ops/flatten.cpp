#include "ops/flatten.h"

#include "ops/infer_rules.h"

namespace pdx {

void InferFlattenContiguousRange(InferContext& context) {
  const Shape& input = context.InputShape(0);
  if (input.rank() == 0) return SetView(context, Shape{1});
  const std::size_t start = input.Axis(context.attributes().GetInt("start_axis", 1), "start_axis");
  const std::size_t stop = input.Axis(context.attributes().GetInt("stop_axis", -1), "stop_axis");
  context.Require(start <= stop, "start_axis " + std::to_string(start) + " lies behind stop_axis " +
                                     std::to_string(stop) + " of shape " + input.ToString());
  Shape shape;
  for (std::size_t dim = 0; dim < start; ++dim) shape.Append(input[dim]);
  shape.Append(input.Count(start, stop + 1));
  for (std::size_t dim = stop + 1; dim < input.rank(); ++dim) shape.Append(input[dim]);
  SetView(context, shape);
}

void InferFlatten2(InferContext& context) {
  const Shape& input = context.InputShape(0);
  const std::int64_t axis = context.attributes().GetInt("axis", 1);
  context.Require(axis >= 0 && axis <= static_cast<std::int64_t>(input.rank()),
                  "axis " + std::to_string(axis) + " is outside of shape " + input.ToString());
  const auto split = static_cast<std::size_t>(axis);
  SetView(context, Shape{input.Count(0, split), input.Count(split, input.rank())});
}

}  // namespace pdx
