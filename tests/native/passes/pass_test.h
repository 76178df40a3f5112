#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <set>
#include <string>

#include "runtime/session.h"
#include "support/graph_maker.h"
#include "support/graph_runner.h"

namespace pdx::test {

// The model with only the named passes; its result on random input must be that of the model without any pass.
// `make` writes the same graph each time it is called.
template <typename F>
std::shared_ptr<const Model> OptimizeAndCompare(F make, const std::set<std::string>& passes,
                                                const Shape& input = Shape{2, 3, 7, 9}) {
  ModelOptions plain_options;
  plain_options.optimize_graph = false;
  Session plain(Model::Build(make(), plain_options), 1);
  ModelOptions options;
  options.disabled_passes = AllPassesBut(passes);
  const auto model = Model::Build(make(), options);
  Session optimized(model, 1);

  const std::vector<float> expected = RunOnNoise(plain, input);
  const std::vector<float> actual = RunOnNoise(optimized, input);
  EXPECT_EQ(plain.OutputShape(0).ToString(), optimized.OutputShape(0).ToString());
  EXPECT_EQ(expected.size(), actual.size());
  for (std::size_t i = 0; i < expected.size() && i < actual.size(); ++i) {
    if (std::abs(expected[i] - actual[i]) > 1e-5f * std::max(1.0f, std::abs(expected[i]))) {
      ADD_FAILURE() << "element " << i << ": " << expected[i] << " without the pass, " << actual[i] << " with it";
      break;
    }
  }
  return model;
}

}  // namespace pdx::test
