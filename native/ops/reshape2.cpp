#include "ops/reshape2.h"

#include "ops/infer_rules.h"

namespace pdx {

namespace {

std::vector<std::int64_t> ReadTarget(const InferContext& context) {
  if (context.input_count() > kReshapeShapeTensor) {
    return RequireKnownScalars(context, kReshapeShapeTensor, context.input_count(), "ShapeTensor");
  }
  if (context.Has(kReshapeShape)) return RequireKnown(context, kReshapeShape, "Shape");
  return context.attributes().GetInts("shape");
}

}  // namespace

void InferReshape2(InferContext& context) {
  const Shape& input = context.InputShape(kReshapeX);
  const std::vector<std::int64_t> target = ReadTarget(context);
  const std::string asked = "shape " + ToText(target) + " asked of an input of shape " + input.ToString();
  Shape shape;
  std::size_t inferred = target.size();
  for (std::size_t i = 0; i < target.size(); ++i) {
    std::int64_t dim = target[i];
    if (dim == -1) {
      context.Require(inferred == target.size(), asked + " has more than one -1");
      inferred = i;
      dim = 1;
    } else if (dim == 0) {
      context.Require(i < input.rank(), asked + " copies dimension " + std::to_string(i) + ", which is not there");
      dim = input[i];
    }
    context.Require(dim >= 0, asked + " has a negative dimension");
    shape.Append(dim);
  }
  if (inferred < target.size()) {
    const std::int64_t known = shape.ElementCount();
    const std::int64_t count = input.ElementCount();
    if (known == 0) {
      context.Require(count == 0, asked + " has no elements, the input has " + std::to_string(count));
      shape[inferred] = 0;
    } else {
      context.Require(count % known == 0,
                      asked + ": " + std::to_string(count) + " elements are no multiple of " + std::to_string(known));
      shape[inferred] = count / known;
    }
  }
  SetView(context, shape);
}

}  // namespace pdx
