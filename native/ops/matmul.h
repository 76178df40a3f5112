#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "ops/broadcast.h"
#include "ops/op_schema.h"

namespace pdx {

enum MatmulInput : std::size_t { kMatmulX = 0, kMatmulY = 1, kMatmulBias = 2, kMatmulResidual = 3 };

// The matrix products a matmul or matmul_v2 node computes on inputs of given shapes:
//   out[b] = alpha * op(x[b]) * op(y[b]), op(x[b]) of m x k, op(y[b]) of k x n,
// over all batches b, those of x and y broadcast as by Broadcast.
struct MatrixProduct {
  bool trans_x = false;
  bool trans_y = false;
  float alpha = 1;
  std::int64_t m = 0;
  std::int64_t n = 0;
  std::int64_t k = 0;
  Shape batch;                                                  // of the output, outermost first
  std::array<std::int64_t, Shape::kMaxRank> x_batch_strides{};  // in matrices, per dimension of `batch`
  std::array<std::int64_t, Shape::kMaxRank> y_batch_strides{};
  Shape out;

  // A vector counts as a row on the left and as a column on the right, whatever trans_x and trans_y say, and its
  // dimension of 1 is dropped from the result. Throws kShapeMismatch, without the operator's name, for other misfits.
  static MatrixProduct Of(const Attributes& attributes, const Shape& x, const Shape& y);

  std::int64_t BatchCount() const { return batch.ElementCount(); }

  // Calls visit(index, x_matrix, y_matrix) for every batch in order.
  template <typename Visit>
  void ForEachBatch(Visit&& visit) const;
};

// matmul and matmul_v2: float32 X and Y as MatrixProduct says, an optional bias [n], an optional residual of the
// output's shape, both added by the epilogue.
void InferMatmul(InferContext& context);

template <typename Visit>
void MatrixProduct::ForEachBatch(Visit&& visit) const {
  Broadcast{batch, x_batch_strides, y_batch_strides}.ForEach(std::forward<Visit>(visit));
}

}  // namespace pdx
