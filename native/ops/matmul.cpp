#include "ops/matmul.h"

#include "graph/error.h"
#include "ops/infer_rules.h"

namespace pdx {

namespace {

Shape BatchOf(const Shape& shape) { return shape.rank() <= 2 ? Shape{} : Shape(shape.dims().first(shape.rank() - 2)); }

// The operator of older programs names its settings otherwise.
bool ReadTranspose(const Attributes& attributes, const char* name, const char* older_name) {
  return attributes.GetBool(name, attributes.GetBool(older_name, false));
}

}  // namespace

MatrixProduct MatrixProduct::Of(const Attributes& attributes, const Shape& x, const Shape& y) {
  if (x.rank() == 0 || y.rank() == 0) {
    throw Error(ErrorCode::kShapeMismatch, "shapes " + x.ToString() + " and " + y.ToString() +
                                               " cannot be multiplied; one dimension or more is needed");
  }
  MatrixProduct product;
  product.trans_x = x.rank() > 1 && ReadTranspose(attributes, "trans_x", "transpose_X");
  product.trans_y = y.rank() > 1 && ReadTranspose(attributes, "trans_y", "transpose_Y");
  product.alpha = static_cast<float>(attributes.GetFloat("alpha", 1));
  const std::int64_t x_rows = x.rank() == 1 ? 1 : x[x.rank() - 2];
  const std::int64_t y_rows = y.rank() == 1 ? y[0] : y[y.rank() - 2];
  const std::int64_t y_columns = y.rank() == 1 ? 1 : y.back();
  product.m = product.trans_x ? x.back() : x_rows;
  product.k = product.trans_x ? x_rows : x.back();
  product.n = product.trans_y ? y_rows : y_columns;
  const std::int64_t y_depth = product.trans_y ? y_columns : y_rows;
  if (product.k != y_depth) {
    throw Error(ErrorCode::kShapeMismatch, "X of shape " + x.ToString() + (product.trans_x ? " transposed" : "") +
                                               " has " + std::to_string(product.k) + " columns, Y of shape " +
                                               y.ToString() + (product.trans_y ? " transposed" : "") + " has " +
                                               std::to_string(y_depth) + " rows");
  }
  const Broadcast batches = Broadcast::Of(BatchOf(x), BatchOf(y), -1);
  product.batch = batches.out;
  product.x_batch_strides = batches.x_strides;
  product.y_batch_strides = batches.y_strides;
  product.out = batches.out;
  if (x.rank() > 1) product.out.Append(product.m);
  if (y.rank() > 1) product.out.Append(product.n);
  return product;
}

void InferMatmul(InferContext& context) {
  RequireFloat(context, kMatmulX, "X");
  RequireFloat(context, kMatmulY, "Y");
  const Attributes& attributes = context.attributes();
  for (const char* name : {"fused_reshape_X", "fused_reshape_Y", "fused_reshape_Out", "fused_transpose_X",
                           "fused_transpose_Y", "fused_transpose_Out"}) {
    context.Require(attributes.GetInts(name).empty(), std::string(name) + " is set; it is not supported");
  }
  const MatrixProduct product =
      MatrixProduct::Of(attributes, context.InputShape(kMatmulX), context.InputShape(kMatmulY));
  if (context.Has(kMatmulBias)) {
    RequireFloat(context, kMatmulBias, "bias");
    RequireShape(context, kMatmulBias, Shape{product.n}, "bias");
  }
  if (context.Has(kMatmulResidual)) {
    RequireFloat(context, kMatmulResidual, "residual");
    RequireShape(context, kMatmulResidual, product.out, "residual");
  }
  context.SetOutput(0, DataType::kFloat32, product.out);
}

}  // namespace pdx
