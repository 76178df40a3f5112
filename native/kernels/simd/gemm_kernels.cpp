#include "kernels/simd/gemm_kernels.h"

#include "kernels/simd/conv2d_dense.h"
#include "kernels/simd/conv2d_transpose_2x2.h"
#include "kernels/simd/conv2d_winograd.h"
#include "kernels/simd/conv2d_winograd_lines.h"
#include "kernels/simd/matmul_batched.h"
#include "kernels/simd/matmul_packed.h"
#include "kernels/simd/quantized_conv2d.h"

namespace pdx {

std::span<const KernelEntry> GemmKernels() {
  using namespace simd;  // NOLINT: one table
  static constexpr KernelEntry kRows[] = {
      {"conv2d", "simd_nhwc_winograd_lines", SupportsConv2dWinogradLines, CreateConv2dWinogradLines},
      {"conv2d", "simd_nhwc_winograd", SupportsConv2dWinograd, CreateConv2dWinograd},
      {"conv2d", "simd_nhwc_dense", SupportsConv2dDense, CreateConv2dDense},
      {"quantized_conv2d", "simd_nhwc_int8", SupportsQuantizedConv2d, CreateQuantizedConv2d},
      {"conv2d_transpose", "simd_nhwc_2x2", SupportsConv2dTranspose2x2, CreateConv2dTranspose2x2},
      {"matmul_v2", "simd_packed", SupportsMatmulPacked, CreateMatmulPacked},
      {"matmul_v2", "simd_batched", SupportsMatmulBatched, CreateMatmulBatched},
      {"matmul", "simd_packed", SupportsMatmulPacked, CreateMatmulPacked},
      {"matmul", "simd_batched", SupportsMatmulBatched, CreateMatmulBatched},
  };
  return kRows;
}

}  // namespace pdx
