#include "kernels/simd/elementwise.h"

#include <algorithm>
#include <array>

#include "graph/error.h"
#include "kernels/simd/cpu_level.h"
#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"
#include "ops/elementwise.h"

namespace pdx::simd {
namespace {

// A broadcast with dimensions of size 1 left out and neighbours merged where both operands allow it, innermost first.
// What usually remains is one dimension for equal shapes or a scalar, two for one value per channel, and three for one
// value per image and channel.
struct MergedBroadcast {
  struct Dim {
    std::int64_t size;
    std::int64_t x;  // distance between neighbours, 0 where the operand is repeated
    std::int64_t y;
  };

  std::array<Dim, Shape::kMaxRank> dims{};
  std::size_t rank = 0;

  // Rows that are to lie apart stay rows.
  MergedBroadcast(const Broadcast& broadcast, bool rows_apart) {
    if (rows_apart) keep_first_ = 1;
    for (std::size_t dim = broadcast.out.rank(); dim-- > 0;) {
      Add({broadcast.out[dim], broadcast.x_strides[dim], broadcast.y_strides[dim]});
    }
    if (rank == 0) dims[rank++] = {1, 1, 1};
  }

  std::int64_t RowCount() const {
    std::int64_t rows = 1;
    for (std::size_t dim = 1; dim < rank; ++dim) rows *= dims[dim].size;
    return rows;
  }

 private:
  void Add(const Dim& dim) {
    if (dim.size == 1 && rank >= keep_first_) return;
    if (rank > keep_first_) {
      Dim& inner = dims[rank - 1];
      if (dim.x == inner.x * inner.size && dim.y == inner.y * inner.size) {
        inner.size *= dim.size;
        return;
      }
    }
    dims[rank++] = dim;
  }

  std::size_t keep_first_ = 0;
};

class Elementwise final : public Kernel {
 public:
  explicit Elementwise(const KernelContext& context)
      : functions_(ForCpu(context.cpu(), kBinaryAvx512, kBinaryAvx2, kBinaryPortable)),
        operation_(ArithmeticOf(context.node().op).value()),
        axis_(context.attributes().GetInt("axis", -1)),
        epilogue_(Epilogue::From(context.attributes())),
        in_place_input_(context.ConstantInput(0) == nullptr ? 0 : 1) {}

  int InPlaceInput() const override { return in_place_input_; }
  bool WritesRowsApart() const override { return true; }

  void Run(const RunContext& context) const override {
    const Broadcast broadcast = Broadcast::Of(*context.inputs[0].shape, *context.inputs[1].shape, axis_);
    switch (context.outputs[0].type) {
      case DataType::kInt32:
        return RunIntegers<std::int32_t>(context, broadcast);
      case DataType::kInt64:
        return RunIntegers<std::int64_t>(context, broadcast);
      default:
        if (broadcast.out.ElementCount() > 0)
          RunFloats(context, MergedBroadcast(broadcast, context.outputs[0].row_step != 0));
    }
  }

 private:
  void RunFloats(const RunContext& context, const MergedBroadcast& merged) const;
  void RunRows(const RunContext& context, const MergedBroadcast& merged, std::int64_t begin, std::int64_t end) const;

  // Integers are met in computations of shapes only.
  template <typename T>
  void RunIntegers(const RunContext& context, const Broadcast& broadcast) const {
    const T* x = context.inputs[0].As<T>();
    const T* y = context.inputs[1].As<T>();
    T* dst = context.outputs[0].MutableAs<T>();
    broadcast.ForEach([&](std::int64_t i, std::int64_t x_index, std::int64_t y_index) {
      if (operation_ == Arithmetic::kDivide && y[y_index] == 0) {
        throw Error(ErrorCode::kInvalidArgument, "elementwise_div: an integer is divided by zero", "elementwise_div");
      }
      dst[i] = static_cast<T>(Compute(operation_, std::int64_t{x[x_index]}, std::int64_t{y[y_index]}));
    });
  }

  BinaryFunction FunctionFor(const MergedBroadcast::Dim& row) const {
    BinaryRow kind = BinaryRow::kBoth;
    if (row.x == 0) kind = BinaryRow::kRepeatedX;
    if (row.y == 0) kind = BinaryRow::kRepeatedY;
    return functions_.of[static_cast<std::size_t>(operation_)][static_cast<std::size_t>(kind)];
  }

  const BinaryFunctions& functions_;
  Arithmetic operation_;
  std::int64_t axis_;
  Epilogue epilogue_;
  int in_place_input_;
};

void Elementwise::RunFloats(const RunContext& context, const MergedBroadcast& merged) const {
  const MergedBroadcast::Dim& row = merged.dims[0];
  constexpr std::int64_t kPiece = 4096;  // values of a single row that is shared out
  if (merged.rank > 1) {
    context.parallel->For(merged.RowCount(), GrainFor(row.size / 4),
                          [&](std::int64_t begin, std::int64_t end, int) { RunRows(context, merged, begin, end); });
    return;
  }
  context.parallel->For(row.size, kPiece, [&](std::int64_t begin, std::int64_t end, int) {
    const BinaryBlock block{context.inputs[0].As<float>() + begin * row.x,
                            context.inputs[1].As<float>() + begin * row.y,
                            context.outputs[0].MutableAs<float>() + begin, 1, end - begin};
    FunctionFor(row)(block, epilogue_);
  });
}

// Rows [begin, end), counted over all outer dimensions, in blocks along the innermost of these.
void Elementwise::RunRows(const RunContext& context, const MergedBroadcast& merged, std::int64_t begin,
                          std::int64_t end) const {
  const MergedBroadcast::Dim& row = merged.dims[0];
  const MergedBroadcast::Dim& column = merged.dims[1];
  const std::int64_t dst_row = context.outputs[0].row_step != 0 ? context.outputs[0].row_step : row.size;
  while (begin < end) {
    std::int64_t rest = begin;
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (std::size_t dim = 1; dim < merged.rank; ++dim) {
      const std::int64_t place = rest % merged.dims[dim].size;
      rest /= merged.dims[dim].size;
      x += place * merged.dims[dim].x;
      y += place * merged.dims[dim].y;
    }
    const std::int64_t rows = std::min(column.size - begin % column.size, end - begin);
    const BinaryBlock block{context.inputs[0].As<float>() + x,
                            context.inputs[1].As<float>() + y,
                            context.outputs[0].MutableAs<float>() + begin * dst_row,
                            rows,
                            row.size,
                            column.x,
                            column.y,
                            dst_row};
    FunctionFor(row)(block, epilogue_);
    begin += rows;
  }
}

bool Supports(const KernelContext&) { return true; }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<Elementwise>(context); }

constexpr KernelEntry kEntries[] = {
    {"elementwise_add", "simd", Supports, Create},
    {"elementwise_sub", "simd", Supports, Create},
    {"elementwise_mul", "simd", Supports, Create},
    {"elementwise_div", "simd", Supports, Create},
};

}  // namespace

std::span<const KernelEntry> ElementwiseKernels() { return kEntries; }

}  // namespace pdx::simd
