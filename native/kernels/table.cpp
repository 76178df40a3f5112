#include <algorithm>
#include <vector>

#include "kernels/kernel.h"
#include "kernels/reference/list.h"
#include "kernels/simd/list.h"

namespace pdx {

std::span<const KernelEntry> KernelTable() {
  static const std::vector<KernelEntry> table = [] {
    std::vector<KernelEntry> rows;
    std::ranges::copy(SimdKernels(), std::back_inserter(rows));
    std::ranges::copy(ReferenceKernels(), std::back_inserter(rows));
    return rows;
  }();
  return table;
}

}  // namespace pdx
