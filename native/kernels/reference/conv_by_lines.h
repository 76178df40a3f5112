#pragma once

#include <cstdint>

#include "kernels/epilogue.h"
#include "kernels/kernel.h"
#include "ops/conv2d.h"

namespace pdx::reference {

// The common frame of convolution and transposed convolution: sums are formed in double for one line of one output
// channel at a time; bias, residual and epilogue are applied when the line is stored.
class ConvByLines : public Kernel {
 public:
  std::size_t ScratchBytes(const ShapeContext& context) const override;  // one line of sums for each thread
  void Run(const RunContext& context) const override;

 protected:
  struct Line {
    std::int64_t n = 0;  // image
    std::int64_t m = 0;  // output channel
    std::int64_t y = 0;  // row of the output
  };

  explicit ConvByLines(const KernelContext& context);

  // Sets sums[x] for all dst.w columns x of the line.
  virtual void SumLine(const RunContext& context, const Window2d& window, const ImageDims& src, const ImageDims& dst,
                       const Line& line, double* sums) const = 0;

  std::int64_t groups() const { return groups_; }
  ImageStrides StridesOf(const ImageDims& dims) const { return ImageStrides::Of(dims, channels_last_); }

 private:
  void StoreLine(const RunContext& context, const ImageDims& dst, const Line& line, const double* sums) const;

  WindowSettings settings_;
  std::int64_t groups_;
  bool channels_last_;
  Epilogue epilogue_;
};

}  // namespace pdx::reference
