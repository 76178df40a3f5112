#include "kernels/reference/matmul.h"

#include <algorithm>

#include "kernels/reference/fused_store.h"
#include "ops/matmul.h"

namespace pdx::reference {

namespace {

class Matmul final : public Kernel {
 public:
  explicit Matmul(const KernelContext& context)
      : attributes_(context.attributes()), epilogue_(Epilogue::From(context.attributes())) {}

  // One line of sums for each thread.
  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const MatrixProduct product =
        MatrixProduct::Of(attributes_, *context.inputs[kMatmulX].shape, *context.inputs[kMatmulY].shape);
    return static_cast<std::size_t>(product.n) * sizeof(double) * static_cast<std::size_t>(context.threads);
  }

  void Run(const RunContext& context) const override {
    const MatrixProduct product =
        MatrixProduct::Of(attributes_, *context.inputs[kMatmulX].shape, *context.inputs[kMatmulY].shape);
    product.ForEachBatch([&](std::int64_t batch, std::int64_t x_matrix, std::int64_t y_matrix) {
      context.parallel->For(product.m, 1, [&](std::int64_t begin, std::int64_t end, int worker) {
        double* sums = reinterpret_cast<double*>(context.scratch) + worker * product.n;
        for (std::int64_t row = begin; row < end; ++row) {
          SumLine(context, product, x_matrix, y_matrix, row, sums);
          StoreLine(context, product, batch * product.m + row, sums);
        }
      });
    });
  }

 private:
  static void SumLine(const RunContext& context, const MatrixProduct& product, std::int64_t x_matrix,
                      std::int64_t y_matrix, std::int64_t row, double* sums) {
    const float* x = context.inputs[kMatmulX].As<float>() + x_matrix * product.m * product.k;
    const float* y = context.inputs[kMatmulY].As<float>() + y_matrix * product.k * product.n;
    std::fill_n(sums, product.n, 0.0);
    for (std::int64_t depth = 0; depth < product.k; ++depth) {
      const double factor = product.trans_x ? x[depth * product.m + row] : x[row * product.k + depth];
      const float* line = product.trans_y ? y + depth : y + depth * product.n;
      const std::int64_t step = product.trans_y ? product.k : 1;
      for (std::int64_t column = 0; column < product.n; ++column) sums[column] += factor * line[column * step];
    }
  }

  void StoreLine(const RunContext& context, const MatrixProduct& product, std::int64_t line, const double* sums) const {
    const bool has_bias = context.inputs.size() > kMatmulBias && context.inputs[kMatmulBias].data != nullptr;
    const bool has_residual =
        context.inputs.size() > kMatmulResidual && context.inputs[kMatmulResidual].data != nullptr;
    const float* bias = has_bias ? context.inputs[kMatmulBias].As<float>() : nullptr;
    const float* residual = has_residual ? context.inputs[kMatmulResidual].As<float>() + line * product.n : nullptr;
    float* out = context.outputs[0].MutableAs<float>() + line * product.n;
    for (std::int64_t column = 0; column < product.n; ++column) {
      const double value = product.alpha * sums[column] + (has_bias ? bias[column] : 0.0f);
      out[column] = Finish(epilogue_, value, has_residual ? residual + column : nullptr);
    }
  }

  Attributes attributes_;
  Epilogue epilogue_;
};

}  // namespace

std::unique_ptr<Kernel> MakeMatmul(const KernelContext& context) { return std::make_unique<Matmul>(context); }

}  // namespace pdx::reference
