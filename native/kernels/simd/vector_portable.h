#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

// Four floats in plain C++, for processors without AVX2; see vector_avx512.h for the anonymous namespace.
namespace pdx::simd {
namespace {

struct VectorPortable {
  static constexpr int kLanes = 4;
#if defined(__GNUC__)
  typedef float Register __attribute__((vector_size(16)));  // operators work on all lanes at once
#else
  struct Register {
    float lane[kLanes];
    float operator[](int i) const { return lane[i]; }
    float& operator[](int i) { return lane[i]; }
  };
#endif

  static Register Zero() { return Set(0); }
  static Register Set(float value) { return Register{value, value, value, value}; }
  static Register Load(const float* from) {
    Register v;
    std::memcpy(&v, from, sizeof(v));
    return v;
  }
  static void Store(float* to, Register v) { std::memcpy(to, &v, sizeof(v)); }
  static Register LoadPartial(const float* from, int count) { return LoadPartial(from, count, Zero()); }
  static Register LoadPartial(const float* from, int count, Register rest) {
    for (int i = 0; i < count; ++i) rest[i] = from[i];
    return rest;
  }
  static void StorePartial(float* to, Register v, int count) {
    for (int i = 0; i < count; ++i) to[i] = v[i];
  }
  static Register KeepFirst(Register v, int count) {  // the rest is 0
    for (int i = count; i < kLanes; ++i) v[i] = 0;
    return v;
  }
  static Register Pin(Register v) { return v; }

  static Register Add(Register a, Register b) {
    return Map(a, b, [](auto x, auto y) { return x + y; });
  }
  static Register Sub(Register a, Register b) {
    return Map(a, b, [](auto x, auto y) { return x - y; });
  }
  static Register Mul(Register a, Register b) {
    return Map(a, b, [](auto x, auto y) { return x * y; });
  }
  static Register Div(Register a, Register b) {
    return Map(a, b, [](auto x, auto y) { return x / y; });
  }
  static Register Fma(Register a, Register b, Register c) { return Add(Mul(a, b), c); }  // a * b + c, rounded twice
  static Register Max(Register a, Register b) {                                          // b where either is NaN
    return Map(a, b, [](auto x, auto y) { return x > y ? x : y; });
  }
  static Register Min(Register a, Register b) {  // b where either is NaN
    return Map(a, b, [](auto x, auto y) { return x < y ? x : y; });
  }
  static Register Round(Register a) {  // to nearest, ties to even; |a| < 2^22: the sum has no bits for a fraction
    const Register shift = Set(12582912.0f);
    return Sub(Add(a, shift), shift);
  }
  static Register Truncate(Register a) {
    for (int i = 0; i < kLanes; ++i) a[i] = std::trunc(a[i]);
    return a;
  }
  // 2 to the power of a whole number in -126..127; NaN gives NaN
  static Register PowerOfTwo(Register whole) {
    for (int i = 0; i < kLanes; ++i) {
      const float exponent = whole[i];
      if (exponent != exponent) continue;
      const std::uint32_t bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(exponent) + 127) << 23;
      float power;
      std::memcpy(&power, &bits, sizeof(power));
      whole[i] = power;
    }
    return whole;
  }
  static float Sum(Register v) { return (v[0] + v[2]) + (v[1] + v[3]); }
  static float Largest(Register v) {
    const float even = v[0] > v[2] ? v[0] : v[2];
    const float odd = v[1] > v[3] ? v[1] : v[3];
    return even > odd ? even : odd;
  }

 private:
  template <typename F>
  static Register Map(Register a, Register b, F f) {
#if defined(__GNUC__)
    return f(a, b);
#else
    return Register{{f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2]), f(a[3], b[3])}};
#endif
  }
};

}  // namespace
}  // namespace pdx::simd
