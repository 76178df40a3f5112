#include "ops/transpose2.h"

#include "graph/error.h"
#include "ops/infer_rules.h"

namespace pdx {

Permutation ReadPermutation(const Attributes& attributes, std::size_t rank) {
  const std::vector<std::int64_t> axes = attributes.GetInts("axis");
  Permutation permutation{};
  std::array<bool, Shape::kMaxRank> taken{};
  bool valid = axes.size() == rank && rank <= Shape::kMaxRank;
  for (std::size_t i = 0; valid && i < rank; ++i) {
    const std::int64_t axis = axes[i] < 0 ? axes[i] + static_cast<std::int64_t>(rank) : axes[i];
    valid = axis >= 0 && axis < static_cast<std::int64_t>(rank) && !taken[static_cast<std::size_t>(axis)];
    if (!valid) break;
    permutation[i] = static_cast<std::size_t>(axis);
    taken[permutation[i]] = true;
  }
  if (!valid) {
    throw Error(ErrorCode::kShapeMismatch,
                "axis " + ToText(axes) + " does not permute " + std::to_string(rank) + " dimensions");
  }
  return permutation;
}

void InferTranspose2(InferContext& context) {
  const Shape& input = context.InputShape(0);
  const Permutation permutation = ReadPermutation(context.attributes(), input.rank());
  Shape out;
  for (std::size_t dim = 0; dim < input.rank(); ++dim) out.Append(input[permutation[dim]]);
  context.SetOutput(0, context.Input(0).type, out);
}

}  // namespace pdx
