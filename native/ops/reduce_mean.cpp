#include "ops/reduce_mean.h"

#include "ops/infer_rules.h"

namespace pdx {

Reduction Reduction::From(const Attributes& attributes) {
  Reduction reduction{attributes.GetInts("dim", {0}), attributes.GetBool("reduce_all", false)};
  reduction.all = reduction.all || reduction.dims.empty();
  return reduction;
}

std::array<bool, Shape::kMaxRank> Reduction::Of(const Shape& shape) const {
  std::array<bool, Shape::kMaxRank> reduced{};
  if (all) {
    reduced.fill(true);
  } else {
    for (const std::int64_t dim : dims) reduced[shape.Axis(dim, "dim")] = true;
  }
  return reduced;
}

void InferReduceMean(InferContext& context) {
  RequireFloat(context, 0, "input");
  const Shape& input = context.InputShape(0);
  const auto reduced = Reduction::From(context.attributes()).Of(input);
  const bool keep = context.attributes().GetBool("keep_dim", false);
  Shape shape;
  for (std::size_t dim = 0; dim < input.rank(); ++dim) {
    if (!reduced[dim]) {
      shape.Append(input[dim]);
    } else {
      context.Require(input[dim] > 0, "dimension " + std::to_string(dim) + " of shape " + input.ToString() +
                                          " has no elements to average");
      if (keep) shape.Append(1);
    }
  }
  context.SetOutput(0, DataType::kFloat32, shape);
}

}  // namespace pdx
