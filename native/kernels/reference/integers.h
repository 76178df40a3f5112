#pragma once

#include <cstdint>

#include "kernels/kernel.h"

namespace pdx::reference {

// Element `index` of a tensor of type int32 or int64.
inline std::int64_t ReadInteger(const TensorRef& tensor, std::int64_t index) {
  return tensor.type == DataType::kInt64 ? tensor.As<std::int64_t>()[index] : tensor.As<std::int32_t>()[index];
}

}  // namespace pdx::reference
