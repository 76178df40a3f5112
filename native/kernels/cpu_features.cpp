#include "kernels/cpu_features.h"

#include <cstdlib>
#include <string_view>

#if defined(PDX_X86_64) && defined(_MSC_VER)
#include <intrin.h>
#elif defined(PDX_X86_64)
#include <cpuid.h>
#endif

namespace pdx {

namespace {

#if defined(PDX_X86_64)

struct CpuId {
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
};

CpuId Query(unsigned leaf, unsigned subleaf) {
  CpuId id;
#if defined(_MSC_VER)
  int registers[4];
  __cpuidex(registers, static_cast<int>(leaf), static_cast<int>(subleaf));
  id.eax = static_cast<unsigned>(registers[0]);
  id.ebx = static_cast<unsigned>(registers[1]);
  id.ecx = static_cast<unsigned>(registers[2]);
  id.edx = static_cast<unsigned>(registers[3]);
#else
  __get_cpuid_count(leaf, subleaf, &id.eax, &id.ebx, &id.ecx, &id.edx);
#endif
  return id;
}

// Which register files the operating system saves (XCR0).
unsigned EnabledState() {
#if defined(_MSC_VER)
  return static_cast<unsigned>(_xgetbv(0));
#else
  unsigned low = 0, high = 0;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low;
#endif
}

bool Bit(unsigned word, int bit) { return ((word >> bit) & 1u) != 0; }

CpuFeatures DetectHardware() {
  CpuFeatures features;
  const CpuId basic = Query(1, 0);
  const bool osxsave = Bit(basic.ecx, 27);
  if (!osxsave) return features;
  const unsigned state = EnabledState();
  const bool ymm = (state & 0x6u) == 0x6u;
  const bool zmm = (state & 0xE6u) == 0xE6u;
  const CpuId extended = Query(7, 0);
  features.avx2_fma = ymm && Bit(basic.ecx, 12) && Bit(extended.ebx, 5);
  features.avx512 = features.avx2_fma && zmm && Bit(extended.ebx, 16) && Bit(extended.ebx, 17) &&
                    Bit(extended.ebx, 30) && Bit(extended.ebx, 31);
  features.avx512_bf16 = features.avx512 && Bit(Query(7, 1).eax, 5);
  features.avx512_vnni = features.avx512 && Bit(extended.ecx, 11);
  return features;
}

#else

CpuFeatures DetectHardware() { return {}; }

#endif

}  // namespace

CpuFeatures CpuFeatures::Detect() {
  // Asked once: on a virtual machine every question goes to its host and takes as long as a small run.
  static const CpuFeatures hardware = DetectHardware();
  CpuFeatures features = hardware;
  const char* level = std::getenv("PDX_CPU_LEVEL");
  if (level == nullptr) return features;
  const std::string_view wanted(level);
  if (wanted == "avx2" || wanted == "portable") features.avx512 = features.avx512_bf16 = features.avx512_vnni = false;
  if (wanted == "portable") features.avx2_fma = false;
  return features;
}

std::string CpuFeatures::ToString() const {
  if (avx512) return std::string("avx512") + (avx512_bf16 ? ", bf16" : "") + (avx512_vnni ? ", vnni" : "");
  return avx2_fma ? "avx2" : "portable";
}

}  // namespace pdx
