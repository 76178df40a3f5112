#pragma once

#include "kernels/epilogue.h"

namespace pdx::reference {

// What a fused node stores for one value of its result; `residual` may be nullptr.
inline float Finish(const Epilogue& epilogue, double result, const float* residual) {
  const auto x = static_cast<float>(result);
  if (residual == nullptr) return epilogue.Apply(x);
  return epilogue.residual_first ? epilogue.Apply(x + *residual) : epilogue.Apply(x) + *residual;
}

}  // namespace pdx::reference
