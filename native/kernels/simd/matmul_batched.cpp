#include "kernels/simd/matmul_batched.h"

#include <algorithm>
#include <array>

#include "kernels/simd/gemm.h"
#include "kernels/simd/work_split.h"
#include "ops/matmul.h"

namespace pdx::simd {

namespace {

constexpr std::int64_t kAlignFloats = 16;

std::int64_t Align(std::int64_t floats) { return (floats + kAlignFloats - 1) / kAlignFloats * kAlignFloats; }

// The index of the matrix that a batch reads.
std::int64_t MatrixOf(const MatrixProduct& product, const std::array<std::int64_t, Shape::kMaxRank>& strides,
                      std::int64_t batch) {
  std::int64_t matrix = 0;
  for (std::size_t dim = product.batch.rank(); dim-- > 0;) {
    matrix += batch % product.batch[dim] * strides[dim];
    batch /= product.batch[dim];
  }
  return matrix;
}

// The scratch memory of a product: the bias, the right factors as panels and, where they are transposed, the left ones
// as they would lie if they were not.
struct Workspace {
  Workspace(const MatrixProduct& product, const Shape& x, const Shape& y, const PanelSplit& split)
      : padded_columns(split.PaddedColumns(product.n)),
        packed_floats(Align(product.k * padded_columns)),
        left_floats(product.trans_x ? Align(product.m * product.k) : 0),
        right_count(product.k * product.n == 0 ? 0 : y.ElementCount() / (product.k * product.n)),
        left_count(product.m * product.k == 0 ? 0 : x.ElementCount() / (product.m * product.k)) {}

  std::int64_t Floats() const { return Align(padded_columns) + right_count * packed_floats + left_count * left_floats; }
  float* Bias(std::byte* scratch) const { return reinterpret_cast<float*>(scratch); }
  float* Right(std::byte* scratch, std::int64_t matrix) const {
    return Bias(scratch) + Align(padded_columns) + matrix * packed_floats;
  }
  float* Left(std::byte* scratch, std::int64_t matrix) const {
    return Right(scratch, right_count) + matrix * left_floats;
  }

  std::int64_t padded_columns;
  std::int64_t packed_floats;  // of one right factor
  std::int64_t left_floats;    // of one left factor that is copied
  std::int64_t right_count;
  std::int64_t left_count;
};

class MatmulBatched final : public Kernel {
 public:
  explicit MatmulBatched(const KernelContext& context)
      : attributes_(context.attributes()),
        epilogue_(Epilogue::From(context.attributes())),
        split_(GemmFunctionsFor(context.cpu())),
        has_bias_(context.HasInput(kMatmulBias)),
        has_residual_(context.HasInput(kMatmulResidual)) {}

  int InPlaceInput() const override { return has_residual_ ? static_cast<int>(kMatmulResidual) : -1; }

  std::size_t ScratchBytes(const ShapeContext& context) const override {
    const Shape& x = *context.inputs[kMatmulX].shape;
    const Shape& y = *context.inputs[kMatmulY].shape;
    const Workspace workspace(MatrixProduct::Of(attributes_, x, y), x, y, split_);
    return static_cast<std::size_t>(workspace.Floats()) * sizeof(float);
  }

  void Run(const RunContext& context) const override {
    const Shape& x = *context.inputs[kMatmulX].shape;
    const Shape& y = *context.inputs[kMatmulY].shape;
    const MatrixProduct product = MatrixProduct::Of(attributes_, x, y);
    if (product.out.ElementCount() == 0) return;
    const Workspace workspace(product, x, y, split_);
    PackBias(context, product, workspace);
    PackFactors(context, product, workspace);

    const std::int64_t batches = product.BatchCount();
    const std::int64_t parts = PartsPerMatrix(batches, product.m, context.parallel->threads());
    const std::int64_t products = product.m * product.n * product.k / parts;
    context.parallel->For(batches * parts, ProductGrain(products), [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t unit = begin; unit < end; ++unit) {
        const std::int64_t batch = unit / parts, part = unit % parts;
        Multiply(context, product, workspace, batch, product.m * part / parts, product.m * (part + 1) / parts);
      }
    });
  }

 private:
  static std::int64_t PartsPerMatrix(std::int64_t batches, std::int64_t rows, int threads) {
    constexpr std::int64_t kMatricesPerThread = 4;
    if (threads == 1 || batches >= kMatricesPerThread * threads) return 1;
    return std::min<std::int64_t>(rows, threads);
  }

  void PackBias(const RunContext& context, const MatrixProduct& product, const Workspace& workspace) const {
    float* bias = workspace.Bias(context.scratch);
    std::fill_n(bias, workspace.padded_columns, 0.0f);
    if (has_bias_) std::copy_n(context.inputs[kMatmulBias].As<float>(), product.n, bias);
  }

  void PackFactors(const RunContext& context, const MatrixProduct& product, const Workspace& workspace) const {
    const float* x = context.inputs[kMatmulX].As<float>();
    const float* y = context.inputs[kMatmulY].As<float>();
    const std::int64_t m = product.m, n = product.n, k = product.k;
    context.parallel->For(workspace.right_count, GrainFor(k * n), [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t matrix = begin; matrix < end; ++matrix) {
        MatrixView view{y + matrix * k * n, k, n, n, 1};
        if (product.trans_y) view = {view.data, k, n, 1, k};
        float* panel = workspace.Right(context.scratch, matrix);
        ForEachPanel(n, [&](const TileShape& shape, std::int64_t first, std::int64_t columns) {
          PackPanel(view, first, columns, shape.width, product.alpha, panel + first * k);
        });
      }
    });
    if (!product.trans_x) return;
    context.parallel->For(workspace.left_count, GrainFor(k * m), [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t matrix = begin; matrix < end; ++matrix) {
        // A panel as wide as the matrix is the matrix itself.
        PackPanel({x + matrix * m * k, m, k, 1, m}, 0, k, static_cast<int>(k), 1.0f,
                  workspace.Left(context.scratch, matrix));
      }
    });
  }

  void Multiply(const RunContext& context, const MatrixProduct& product, const Workspace& workspace, std::int64_t batch,
                std::int64_t begin, std::int64_t end) const {
    const std::int64_t left = MatrixOf(product, product.x_batch_strides, batch);
    const float* right = workspace.Right(context.scratch, MatrixOf(product, product.y_batch_strides, batch));
    const float* segment = product.trans_x ? workspace.Left(context.scratch, left)
                                           : context.inputs[kMatmulX].As<float>() + left * product.m * product.k;
    const std::int64_t out = batch * product.m * product.n;
    GemmRows rows;
    rows.segments = &segment;
    rows.segment_length = rows.row_stride = product.k;
    rows.dst = context.outputs[0].MutableAs<float>() + out;
    rows.residual = has_residual_ ? context.inputs[kMatmulResidual].As<float>() + out : nullptr;
    rows.dst_stride = product.n;
    ForEachPanel(product.n, [&](const TileShape& shape, std::int64_t first, std::int64_t columns) {
      const Panel panel{&shape, first, columns, right + first * product.k, workspace.Bias(context.scratch) + first};
      MultiplyPanel(panel, rows, epilogue_, begin, end);
    });
  }

  // Calls visit(shape, first_column, columns); every panel but the last is full.
  template <typename Visit>
  void ForEachPanel(std::int64_t total, Visit&& visit) const {
    for (std::int64_t first = 0; first < total;) {
      const TileShape& shape = split_.Next(total - first);
      visit(shape, first, std::min<std::int64_t>(shape.width, total - first));
      first += shape.width;
    }
  }

  Attributes attributes_;
  Epilogue epilogue_;
  PanelSplit split_;
  bool has_bias_;
  bool has_residual_;
};

}  // namespace

bool SupportsMatmulBatched(const KernelContext&) { return true; }

std::unique_ptr<Kernel> CreateMatmulBatched(const KernelContext& context) {
  return std::make_unique<MatmulBatched>(context);
}

}  // namespace pdx::simd
