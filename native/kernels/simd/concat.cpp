#include "ops/concat.h"

#include <algorithm>
#include <cstring>

#include "kernels/simd/vector_kernels.h"
#include "kernels/simd/work_split.h"

namespace pdx::simd {
namespace {

class Concat final : public Kernel {
 public:
  explicit Concat(const KernelContext& context) : axis_(context.attributes().GetInt("axis", 0)) {}

  bool TakesInputsInPlace() const override { return true; }

  void Run(const RunContext& context) const override {
    const Shape& shape = *context.outputs[0].shape;
    const std::size_t axis = shape.Axis(axis_, "axis");
    const auto element = static_cast<std::int64_t>(SizeOf(context.outputs[0].type));
    const std::int64_t blocks = shape.Count(0, axis);
    const std::int64_t block_bytes = shape.Count(axis, shape.rank()) * element;
    if (std::ranges::all_of(context.inputs.subspan(kConcatFirst), IsInPlace)) return;
    context.parallel->For(blocks, GrainFor(block_bytes / 32), [&](std::int64_t begin, std::int64_t end, int) {
      std::int64_t place = 0;
      for (const TensorRef& input : context.inputs.subspan(kConcatFirst)) {
        const std::int64_t bytes = input.shape->ElementCount() / blocks * element;
        if (!IsInPlace(input)) CopyRuns(input.data, bytes, context.outputs[0].data + place, block_bytes, begin, end);
        place += bytes;
      }
    });
  }

 private:
  static bool IsInPlace(const TensorRef& input) { return input.row_step != 0; }

  // Runs [begin, end) of `bytes` bytes, which lie dense in src and `step` bytes apart in dst.
  static void CopyRuns(const std::byte* src, std::int64_t bytes, std::byte* dst, std::int64_t step, std::int64_t begin,
                       std::int64_t end) {
    if (bytes == 0) return;
    for (std::int64_t run = begin; run < end; ++run) {
      std::memcpy(dst + run * step, src + run * bytes, static_cast<std::size_t>(bytes));
    }
  }

  std::int64_t axis_;
};

bool Supports(const KernelContext& context) { return !context.HasInput(kConcatAxisTensor); }

std::unique_ptr<Kernel> Create(const KernelContext& context) { return std::make_unique<Concat>(context); }

constexpr KernelEntry kEntries[] = {{"concat", "runs", Supports, Create}};

}  // namespace

std::span<const KernelEntry> ConcatKernels() { return kEntries; }

}  // namespace pdx::simd
