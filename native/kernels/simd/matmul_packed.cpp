#include "kernels/simd/matmul_packed.h"

#include "kernels/simd/constant_input.h"
#include "kernels/simd/gemm.h"
#include "ops/matmul.h"

namespace pdx::simd {

namespace {

PackedMatrix PackFactor(const KernelContext& context) {
  const Constant& factor = *context.ConstantInput(kMatmulY);
  const Constant* bias = context.ConstantInput(kMatmulBias);
  const Attributes& attributes = context.attributes();
  const bool transposed = attributes.GetBool("trans_y", attributes.GetBool("transpose_Y", false));
  const std::int64_t rows = factor.shape()[0], columns = factor.shape()[1];
  MatrixView view{factor.As<float>().data(), rows, columns, columns, 1};
  if (transposed) view = {view.data, columns, rows, 1, columns};
  return PackedMatrix(ProductFunctionsFor(context, view.rows), view,
                      bias == nullptr ? std::span<const float>() : bias->As<float>(),
                      static_cast<float>(attributes.GetFloat("alpha", 1)));
}

class MatmulPacked final : public Kernel {
 public:
  explicit MatmulPacked(const KernelContext& context)
      : epilogue_(Epilogue::From(context.attributes())),
        weights_(PackFactor(context)),
        has_residual_(context.HasInput(kMatmulResidual)) {}

  bool ReadsInput(std::size_t index) const override { return index != kMatmulY && index != kMatmulBias; }
  int InPlaceInput() const override { return has_residual_ ? static_cast<int>(kMatmulResidual) : -1; }

  void Run(const RunContext& context) const override {
    const float* segment = context.inputs[kMatmulX].As<float>();
    GemmRows rows;
    rows.segments = &segment;
    rows.segment_length = rows.row_stride = weights_.depth();
    rows.dst = context.outputs[0].MutableAs<float>();
    rows.residual = has_residual_ ? context.inputs[kMatmulResidual].As<float>() : nullptr;
    rows.dst_stride = weights_.columns();
    const std::int64_t count = context.outputs[0].shape->ElementCount() / weights_.columns();
    MultiplyAll(weights_, rows, epilogue_, count, *context.parallel);
  }

 private:
  Epilogue epilogue_;
  PackedMatrix weights_;
  bool has_residual_;
};

}  // namespace

bool SupportsMatmulPacked(const KernelContext& context) {
  const Attributes& attributes = context.attributes();
  const Constant* factor = context.ConstantInput(kMatmulY);
  return !attributes.GetBool("trans_x", attributes.GetBool("transpose_X", false)) &&
         IsFloatConstant(context, kMatmulY) && factor->shape().rank() == 2 && factor->shape().ElementCount() > 0 &&
         IsFloatConstantOrAbsent(context, kMatmulBias);
}

std::unique_ptr<Kernel> CreateMatmulPacked(const KernelContext& context) {
  return std::make_unique<MatmulPacked>(context);
}

}  // namespace pdx::simd
