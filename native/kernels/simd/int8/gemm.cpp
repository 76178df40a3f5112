#include "kernels/simd/int8/int8_functions.h"

#if defined(PDX_X86_64)

#include "kernels/simd/level_map.h"
#include "kernels/simd/tile.h"
#include "kernels/simd/vector_avx512.h"
#include "kernels/simd/vector_half.h"

namespace pdx::simd {
namespace {

// Adds the four products of each slot to its int32 sum.
template <typename Register>
PDX_INLINE Register AddProducts(Register a, Register b, Register sum) {
#if defined(__GNUC__)
  // Around the intrinsic GCC 12 keeps all sums in memory, which takes twice the time.
  __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(a), "v"(b));
  return sum;
#else
  if constexpr (sizeof(Register) == sizeof(__m512i)) {
    return _mm512_dpbusd_epi32(sum, a, b);
  } else {
    return _mm256_dpbusd_epi32(sum, a, b);
  }
#endif
}

struct ByteProduct {
  using Register = __m512i;
  static Register Load(const float* from) { return _mm512_loadu_si512(from); }
  static Register Set(float slot) { return _mm512_set1_epi32(__builtin_bit_cast(int, slot)); }
  static Register Fma(Register a, Register b, Register sum) { return AddProducts(a, b, sum); }
  static __m512 ToFloat(Register sum) { return _mm512_cvtepi32_ps(sum); }
};

struct HalfByteProduct {
  using Register = __m256i;
  static Register Load(const float* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }
  static Register Set(float slot) { return _mm256_set1_epi32(__builtin_bit_cast(int, slot)); }
  static Register Fma(Register a, Register b, Register sum) { return AddProducts(a, b, sum); }
  static __m256 ToFloat(Register sum) { return _mm256_cvtepi32_ps(sum); }
};

// As those of float32: the loops are the same.
constexpr TileShape kShapes[] = {
    TileColumn<VectorAvx512, 3, 7, ByteProduct>::Shape(48.0f),
    TileColumn<VectorAvx512, 2, 12, ByteProduct>::Shape(32.5f),
    TileColumn<VectorHalf, 3, 8, HalfByteProduct>::Shape(25.0f),
    TileColumn<VectorAvx512, 1, 8, ByteProduct>::Shape(17.0f),
    TileColumn<VectorHalf, 1, 8, HalfByteProduct>::Shape(15.0f),
};

constexpr int kStep = VectorAvx512::kLanes;

template <bool kTiesToEven>
class PixelMap {
 public:
  explicit PixelMap(const QuantizeGrid& grid) : map_(grid) {}

  void Run(const float* src, std::int64_t pixels, std::int64_t channels, std::uint8_t* bytes) const {
    const std::int64_t padded = SlotsFor(channels) * kBytesPerSlot;
    if (padded == channels) {
      Line(src, pixels * channels, pixels * channels, bytes);
    } else if (padded <= kStep) {
      NarrowPixels(src, pixels, channels, padded, bytes);
    } else {
      for (; pixels > 0; --pixels, src += channels, bytes += padded) Line(src, channels, padded, bytes);
    }
  }

 private:
  // A value that is no number becomes the smallest int32, whose last byte is that of level 0.
  PDX_INLINE __m128i Levels(__m512 x) const {
    const __m512i levels = _mm512_cvtps_epi32(map_.template Level<kTiesToEven>(x));
    return _mm512_cvtepi32_epi8(_mm512_add_epi32(levels, _mm512_set1_epi32(kZeroLevel)));
  }

  // Writes `padded` bytes, at most kBytesPerSlot - 1 more than there are values.
  void Line(const float* src, std::int64_t count, std::int64_t padded, std::uint8_t* bytes) const {
    std::int64_t i = 0;
    for (; i + kStep <= count; i += kStep) {
      _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes + i), Levels(VectorAvx512::Load(src + i)));
    }
    if (i == padded) return;
    const __m512 rest = VectorAvx512::LoadPartial(src + i, static_cast<int>(count - i));
    _mm_mask_storeu_epi8(bytes + i, FirstBytes(padded - i), Levels(rest));
  }

  // As many pixels at once as fill 16 bytes; they are spread apart afterwards.
  void NarrowPixels(const float* src, std::int64_t pixels, std::int64_t channels, std::int64_t padded,
                    std::uint8_t* bytes) const {
    const std::int64_t together = kStep / padded;
    alignas(16) std::int8_t from[kStep];
    for (std::int64_t i = 0; i < kStep; ++i) {
      const std::int64_t channel = i % padded;
      from[i] = static_cast<std::int8_t>(channel < channels ? i / padded * channels + channel : -1);
    }
    const __m128i spread = _mm_load_si128(reinterpret_cast<const __m128i*>(from));
    while (pixels > 0) {
      const std::int64_t some = pixels < together ? pixels : together;
      const __m512 values = VectorAvx512::LoadPartial(src, static_cast<int>(some * channels));
      _mm_mask_storeu_epi8(bytes, FirstBytes(some * padded), _mm_shuffle_epi8(Levels(values), spread));
      pixels -= some;
      src += some * channels;
      bytes += some * padded;
    }
  }

  static __mmask16 FirstBytes(std::int64_t count) { return static_cast<__mmask16>((1u << count) - 1u); }

  LevelMap<VectorAvx512> map_;
};

void Quantize(const float* src, const QuantizeGrid& grid, std::int64_t pixels, std::int64_t channels, float* slots) {
  auto* bytes = reinterpret_cast<std::uint8_t*>(slots);
  if (grid.ties_to_even) {
    PixelMap<true>(grid).Run(src, pixels, channels, bytes);
  } else {
    PixelMap<false>(grid).Run(src, pixels, channels, bytes);
  }
}

}  // namespace

const Int8Functions& Int8FunctionsVnni() {
  static constexpr Int8Functions kFunctions{{kShapes}, Quantize};
  return kFunctions;
}

}  // namespace pdx::simd

#endif
