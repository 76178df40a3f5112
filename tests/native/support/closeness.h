#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace pdx::test {

// Largest allowed |actual - expected|: absolute + relative * |expected|.
struct Tolerance {
  double absolute = 1e-7;
  double relative = 2e-7;  // about two roundings to float
};

inline void ExpectClose(const std::vector<float>& actual, const std::vector<double>& expected,
                        Tolerance tolerance = {}) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double allowed = tolerance.absolute + tolerance.relative * std::abs(expected[i]);
    ASSERT_TRUE(std::abs(actual[i] - expected[i]) <= allowed)
        << "element " << i << " of " << actual.size() << ": " << actual[i] << " instead of " << expected[i]
        << ", allowed difference " << allowed;
  }
}

}  // namespace pdx::test
