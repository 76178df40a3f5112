#include "ops/squeeze2.h"

#include <array>

#include "ops/infer_rules.h"

namespace pdx {

void InferSqueeze2(InferContext& context) {
  const Shape& input = context.InputShape(0);
  const std::vector<std::int64_t> axes = context.attributes().GetInts("axes");
  std::array<bool, Shape::kMaxRank> chosen{};
  chosen.fill(axes.empty());
  for (const std::int64_t axis : axes) chosen[input.Axis(axis, "axes")] = true;
  Shape shape;
  for (std::size_t dim = 0; dim < input.rank(); ++dim) {
    if (!chosen[dim] || input[dim] != 1) shape.Append(input[dim]);
  }
  SetView(context, shape);
}

}  // namespace pdx
