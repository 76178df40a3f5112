#pragma once

#include <span>
#include <vector>

#include "kernels/kernel.h"
#include "kernels/simd/cpu_level.h"
#include "kernels/simd/winograd.h"
#include "kernels/simd/winograd_filter.h"
#include "ops/conv2d.h"

namespace pdx::simd {

// What the Winograd kernels keep of a node, whatever the form of their tiles.
class WinogradKernel : public Kernel {
 public:
  bool ReadsInput(std::size_t index) const override { return index != kConvFilter && index != kConvBias; }
  int InPlaceInput() const override { return has_residual_ ? static_cast<int>(kConvResidual) : -1; }

 protected:
  WinogradKernel(const KernelContext& context, std::span<const RowFactors> combinations)
      : functions_(ForCpu(context.cpu(), kWinogradAvx512, kWinogradAvx2, kWinogradPortable)),
        settings_(WindowSettings::From(context.attributes())),
        epilogue_(Epilogue::From(context.attributes())),
        weights_(PackWinogradFilter(context, combinations)),
        bias_(WinogradBias(context)),
        has_residual_(context.HasInput(kConvResidual)) {}

  const WinogradFunctions& functions_;
  const WindowSettings settings_;
  const Epilogue epilogue_;
  const std::vector<PackedMatrix> weights_;  // by combination and point
  const std::vector<float> bias_;
  const bool has_residual_;
};

}  // namespace pdx::simd
