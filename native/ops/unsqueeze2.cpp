#include "ops/unsqueeze2.h"

#include "ops/infer_rules.h"

namespace pdx {

void InferUnsqueeze2(InferContext& context) {
  Shape shape = context.InputShape(0);
  for (const std::int64_t axis : context.attributes().GetInts("axes")) {
    const auto rank = static_cast<std::int64_t>(shape.rank());
    const std::int64_t place = axis < 0 ? axis + rank + 1 : axis;
    context.Require(place >= 0 && place <= rank,
                    "axis " + std::to_string(axis) + " is outside of shape " + shape.ToString());
    Shape wider;
    for (std::int64_t dim = 0; dim <= rank; ++dim) {
      if (dim == place) wider.Append(1);
      if (dim < rank) wider.Append(shape[static_cast<std::size_t>(dim)]);
    }
    shape = wider;
  }
  SetView(context, shape);
}

}  // namespace pdx
