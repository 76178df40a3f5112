#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "conv_problem.h"

// One way to compute a problem, with bias and ReLU, over [N, H, W, C].
class Contender {
 public:
  virtual ~Contender() = default;
  virtual std::string name() const = 0;  // of what computes it
  virtual void Run() = 0;
};

struct ConvData {
  float* src;                      // [N, H, W, C]
  float* dst;                      // [N, OH, OW, M]
  std::span<const float> weights;  // [M, C / groups, kh, kw]; transposed: [C, M, kh, kw]
  std::span<const float> bias;
  int threads = 1;
};

std::unique_ptr<Contender> MakeRuntimeContender(const ConvProblem& problem, const ConvData& data);
std::unique_ptr<Contender> MakeOneDnnContender(const ConvProblem& problem, const ConvData& data);  // one thread
