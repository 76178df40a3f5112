#include "kernels/simd/list.h"

#include <vector>

#include "kernels/simd/gemm_kernels.h"
#include "kernels/simd/rnn_lstm.h"
#include "kernels/simd/vector_kernels.h"

namespace pdx {

std::span<const KernelEntry> SimdKernels() {
  static const std::vector<KernelEntry> rows = [] {
    std::vector<KernelEntry> all;
    for (const auto kernels :
         {simd::DepthwiseKernels(), GemmKernels(), simd::ActivationKernels(), simd::BatchNormKernels(),
          simd::ConcatKernels(), simd::ElementwiseKernels(), simd::FakeQuantizeKernels(), simd::LayerNormKernels(),
          simd::NearestInterpKernels(), simd::Pool2dKernels(), simd::SliceKernels(), simd::SoftmaxKernels(),
          simd::TransposeKernels(), simd::RnnKernels()}) {
      all.insert(all.end(), kernels.begin(), kernels.end());
    }
    return all;
  }();
  return rows;
}

}  // namespace pdx
