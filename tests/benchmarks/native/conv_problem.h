#pragma once

#include <cstdint>
#include <string>
#include <vector>

// One convolution of a network, as the lines of a shape file give it:
//   kind count groups C H W M OH OW kh kw sh sw top left bottom right
// with kind 0 for conv2d and 1 for conv2d_transpose, and count the batch size.
struct ConvProblem {
  std::int64_t transposed = 0, n = 1, groups = 1;
  std::int64_t c = 0, h = 0, w = 0;
  std::int64_t m = 0, oh = 0, ow = 0;
  std::int64_t kh = 1, kw = 1, sh = 1, sw = 1;
  std::int64_t top = 0, left = 0, bottom = 0, right = 0;

  auto operator<=>(const ConvProblem&) const = default;

  std::int64_t SrcCount() const { return n * c * h * w; }
  std::int64_t DstCount() const { return n * m * oh * ow; }
  std::int64_t WeightCount() const { return m * (c / groups) * kh * kw; }
  double Gflop() const;  // 2 for each product, those with padding too
  std::string Kind() const;
  std::string ToString() const;
};

// Throws std::runtime_error naming the file and line when a line does not have 17 numbers in a sensible range.
std::vector<ConvProblem> ReadConvProblems(const std::string& path);
