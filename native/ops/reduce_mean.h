#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ops/op_schema.h"

namespace pdx {

// Attributes dim and reduce_all, read once.
struct Reduction {
  std::vector<std::int64_t> dims;
  bool all = false;

  static Reduction From(const Attributes& attributes);

  // Which dimensions are averaged over. Throws kShapeMismatch, without the operator's name, for one that is not there.
  std::array<bool, Shape::kMaxRank> Of(const Shape& shape) const;
};

// float32; the averaged dimensions become 1 with attribute keep_dim, else they are dropped.
void InferReduceMean(InferContext& context);

}  // namespace pdx
