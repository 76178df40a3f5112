#pragma once

#include "support/test_tensor.h"

namespace pdx::test {

// The same image tensor with its channels moved from dimension 1 to the end, or back.
inline TestTensor ToChannelsLast(const TestTensor& image) {
  const Shape& s = image.shape;
  const std::vector<float> src = image.Floats();
  std::vector<float> dst;
  for (std::int64_t n = 0; n < s[0]; ++n) {
    for (std::int64_t pixel = 0; pixel < s[2] * s[3]; ++pixel) {
      for (std::int64_t c = 0; c < s[1]; ++c) {
        dst.push_back(src[static_cast<std::size_t>((n * s[1] + c) * s[2] * s[3] + pixel)]);
      }
    }
  }
  return TestTensor::From(Shape{s[0], s[2], s[3], s[1]}, dst);
}

inline TestTensor ToChannelsFirst(const TestTensor& image) {
  const Shape& s = image.shape;
  const std::vector<float> src = image.Floats();
  std::vector<float> dst;
  for (std::int64_t n = 0; n < s[0]; ++n) {
    for (std::int64_t c = 0; c < s[3]; ++c) {
      for (std::int64_t pixel = 0; pixel < s[1] * s[2]; ++pixel) {
        dst.push_back(src[static_cast<std::size_t>((n * s[1] * s[2] + pixel) * s[3] + c)]);
      }
    }
  }
  return TestTensor::From(Shape{s[0], s[3], s[1], s[2]}, dst);
}

}  // namespace pdx::test
