#pragma once

#include <cstddef>

#include "kernels/kernel.h"

namespace pdx::simd {

// Whether input `index` is a float32 constant, which a kernel may pack when it is made.
inline bool IsFloatConstant(const KernelContext& context, std::size_t index) {
  const Constant* constant = context.ConstantInput(index);
  return constant != nullptr && constant->type() == DataType::kFloat32;
}

// The same, or absent.
inline bool IsFloatConstantOrAbsent(const KernelContext& context, std::size_t index) {
  return !context.HasInput(index) || IsFloatConstant(context, index);
}

}  // namespace pdx::simd
