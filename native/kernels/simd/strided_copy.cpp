#include "kernels/simd/strided_copy.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "kernels/simd/work_split.h"

namespace pdx::simd {
namespace {

struct Dim {
  std::int64_t size = 1;
  std::int64_t src = 0;  // distance between neighbours in src
  std::int64_t dst = 0;
};

// A nest of loops over all dimensions but the innermost ones, which are copied as a unit.
struct Loops {
  std::array<Dim, Shape::kMaxRank> dims{};  // innermost first
  std::size_t rank = 0;

  std::int64_t Count() const {
    std::int64_t count = 1;
    for (std::size_t dim = 0; dim < rank; ++dim) count *= dims[dim].size;
    return count;
  }

  Dim Take(std::size_t index) {
    const Dim taken = dims[index];
    std::copy(dims.begin() + static_cast<std::ptrdiff_t>(index) + 1, dims.begin() + static_cast<std::ptrdiff_t>(rank),
              dims.begin() + static_cast<std::ptrdiff_t>(index));
    --rank;
    return taken;
  }

  // Calls visit(src_offset, dst_offset) for rounds [begin, end).
  template <typename Visit>
  void ForEach(std::int64_t begin, std::int64_t end, Visit&& visit) const;
};

template <typename Visit>
void Loops::ForEach(std::int64_t begin, std::int64_t end, Visit&& visit) const {
  std::array<std::int64_t, Shape::kMaxRank> place{};
  std::int64_t src = 0;
  std::int64_t dst = 0;
  std::int64_t rest = begin;
  for (std::size_t dim = 0; dim < rank; ++dim) {
    place[dim] = rest % dims[dim].size;
    rest /= dims[dim].size;
    src += place[dim] * dims[dim].src;
    dst += place[dim] * dims[dim].dst;
  }
  for (std::int64_t round = begin; round < end; ++round) {
    visit(src, dst);
    for (std::size_t dim = 0; dim < rank; ++dim) {
      src += dims[dim].src;
      dst += dims[dim].dst;
      if (++place[dim] < dims[dim].size) break;
      src -= dims[dim].src * dims[dim].size;
      dst -= dims[dim].dst * dims[dim].size;
      place[dim] = 0;
    }
  }
}

// Dimensions of size 1 are left out, neighbours merged where they form one run of equal steps.
Loops Merge(const Shape& shape, const Strides& strides) {
  Loops loops;
  std::int64_t dst = 1;
  for (std::size_t dim = shape.rank(); dim-- > 0;) {
    const Dim outer{shape[dim], strides[dim], dst};
    dst *= shape[dim];
    if (outer.size == 1) continue;
    Dim* inner = loops.rank > 0 ? &loops.dims[loops.rank - 1] : nullptr;
    if (inner != nullptr && outer.src == inner->src * inner->size) {
      inner->size *= outer.size;
    } else {
      loops.dims[loops.rank++] = outer;
    }
  }
  if (loops.rank == 0) loops.dims[loops.rank++] = {1, 1, 1};
  return loops;
}

void CopyRuns(const std::byte* src, Loops loops, std::size_t element_bytes, std::byte* dst, Parallel& parallel) {
  const auto element = static_cast<std::int64_t>(element_bytes);
  const std::int64_t bytes = loops.Take(0).size * element;
  parallel.For(loops.Count(), GrainFor(bytes / 32), [&](std::int64_t begin, std::int64_t end, int) {
    loops.ForEach(begin, end, [&](std::int64_t from, std::int64_t to) {
      std::memcpy(dst + to * element, src + from * element, static_cast<std::size_t>(bytes));
    });
  });
}

// Rows and columns change places: `inner` is dense in dst, `outer` has the smallest step in src.
template <typename T>
void TransposeTile(const T* src, const Dim& inner, const Dim& outer, T* dst) {
  constexpr std::int64_t kBlock = 8;
  for (std::int64_t i = 0; i < inner.size; i += kBlock) {
    const std::int64_t i_end = std::min(i + kBlock, inner.size);
    for (std::int64_t o = 0; o < outer.size; ++o) {
      for (std::int64_t k = i; k < i_end; ++k) dst[o * outer.dst + k] = src[k * inner.src + o * outer.src];
    }
  }
}

// A few planes become the channels of pixels, as those of a picture.
template <int kChannels, typename T>
void Interleave(const T* src, const Dim& inner, const Dim& outer, T* dst) {
  for (std::int64_t o = 0; o < outer.size; ++o) {
    for (int k = 0; k < kChannels; ++k) dst[o * kChannels + k] = src[k * inner.src + o];
  }
}

template <typename T>
void TransposePiece(const T* src, const Dim& inner, const Dim& outer, T* dst) {
  const bool is_dense = outer.src == 1 && outer.dst == inner.size;
  if (is_dense && inner.size == 3) return Interleave<3>(src, inner, outer, dst);
  if (is_dense && inner.size == 4) return Interleave<4>(src, inner, outer, dst);
  TransposeTile(src, inner, outer, dst);
}

template <typename T>
void CopyTransposed(const std::byte* src, Loops loops, std::byte* dst, Parallel& parallel) {
  constexpr std::int64_t kPiece = 64;  // of the outer dimension: what is copied at once stays in the nearest cache
  std::size_t nearest = loops.rank > 1 ? 1 : 0;
  for (std::size_t dim = 1; dim < loops.rank; ++dim) {
    if (loops.dims[dim].src < loops.dims[nearest].src) nearest = dim;
  }
  const Dim outer = nearest == 0 ? Dim{} : loops.Take(nearest);
  const Dim inner = loops.Take(0);
  const std::int64_t pieces = (outer.size + kPiece - 1) / kPiece;
  const std::int64_t grain = GrainFor(std::min(outer.size, kPiece) * inner.size / 2);
  parallel.For(loops.Count() * pieces, grain, [&](std::int64_t begin, std::int64_t end, int) {
    for (std::int64_t piece = begin; piece < end; ++piece) {
      const std::int64_t first = piece % pieces * kPiece;
      Dim part = outer;
      part.size = std::min(kPiece, outer.size - first);
      const std::int64_t round = piece / pieces;
      loops.ForEach(round, round + 1, [&](std::int64_t from, std::int64_t to) {
        TransposePiece(reinterpret_cast<const T*>(src) + from + first * outer.src, inner, part,
                       reinterpret_cast<T*>(dst) + to + first * outer.dst);
      });
    }
  });
}

}  // namespace

Strides DenseStrides(const Shape& shape) {
  Strides strides{};
  for (std::size_t dim = 0; dim < shape.rank(); ++dim) strides[dim] = shape.Count(dim + 1, shape.rank());
  return strides;
}

void StridedCopy(const std::byte* src, const Shape& shape, const Strides& strides, std::size_t element_bytes,
                 std::byte* dst, Parallel& parallel) {
  if (shape.ElementCount() == 0) return;
  const Loops loops = Merge(shape, strides);
  if (loops.dims[0].src == 1) return CopyRuns(src, loops, element_bytes, dst, parallel);
  switch (element_bytes) {
    case 1:
      return CopyTransposed<std::uint8_t>(src, loops, dst, parallel);
    case 4:
      return CopyTransposed<std::uint32_t>(src, loops, dst, parallel);
    default:
      return CopyTransposed<std::uint64_t>(src, loops, dst, parallel);
  }
}

}  // namespace pdx::simd
