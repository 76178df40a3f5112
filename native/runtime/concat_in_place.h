#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ops/op_schema.h"
#include "runtime/model.h"

namespace pdx {

// Where a result lies that its kernel writes straight into the output of the concat that joins it with others.
struct PlaceInConcat {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t output = kNone;  // the value that concat makes; kNone: the result has memory of its own
  std::size_t offset = 0;      // bytes from the start of that value to the first row
  std::int64_t row_step = 0;   // see TensorRef
};

// By value. A result is written into place where concat joins the last dimension, alone reads it, and the kernel that
// makes it can leave room between rows.
std::vector<PlaceInConcat> FindPlacesInConcats(const Model& model, std::span<const TensorInfo> infos,
                                               const std::vector<bool>& live);

}  // namespace pdx
