#pragma once

#include <string>
#include <vector>

namespace pdx::fuzz {

// A model as its two files.
struct ModelFiles {
  std::string program;
  std::string parameters;
};

// Models of a few operators in both forms of the program, made on the first call: parameters of every element type and
// of no element, several inputs and outputs, an output that is an input, and a size that is computed.
const std::vector<ModelFiles>& SmallModels();

}  // namespace pdx::fuzz
