#include "kernels/epilogue.h"

#include <algorithm>
#include <cmath>

#include "graph/error.h"

namespace pdx {

namespace {

struct NamedActivation {
  Activation activation;
  const char* op;
};

constexpr NamedActivation kActivations[] = {
    {Activation::kRelu, "relu"},
    {Activation::kHardSwish, "hard_swish"},
    {Activation::kHardSigmoid, "hard_sigmoid"},
    {Activation::kSigmoid, "sigmoid"},
    {Activation::kSwish, "swish"},
    {Activation::kGelu, "gelu"},
};

Activation ActivationOf(const std::string& op) {
  for (const NamedActivation& entry : kActivations) {
    if (op == entry.op) return entry.activation;
  }
  return Activation::kNone;
}

}  // namespace

const char* OperatorOf(Activation activation) {
  for (const NamedActivation& entry : kActivations) {
    if (activation == entry.activation) return entry.op;
  }
  return "";
}

Epilogue Epilogue::From(const Attributes& attributes) {
  Epilogue epilogue;
  const std::string op = attributes.GetString("fused_activation", "");
  epilogue.activation = ActivationOf(op);
  if (!op.empty() && epilogue.activation == Activation::kNone) {
    throw Error(ErrorCode::kModelFormat, "fused_activation is '" + op + "', which is not an activation");
  }
  epilogue.alpha = static_cast<float>(attributes.GetFloat("fused_alpha", 0));
  epilogue.beta = static_cast<float>(attributes.GetFloat("fused_beta", 0));
  epilogue.gamma = static_cast<float>(attributes.GetFloat("fused_gamma", 0));
  epilogue.post_scale = static_cast<float>(attributes.GetFloat("fused_scale", 1));
  epilogue.post_shift = static_cast<float>(attributes.GetFloat("fused_shift", 0));
  epilogue.residual_first = attributes.GetBool("fused_residual_first", true);
  return epilogue;
}

Epilogue Epilogue::OfOperator(const std::string& op, const Attributes& attributes) {
  Epilogue epilogue;
  epilogue.activation = ActivationOf(op);
  switch (epilogue.activation) {
    case Activation::kHardSwish:
      epilogue.alpha = static_cast<float>(attributes.GetFloat("offset", 3));
      epilogue.beta = static_cast<float>(attributes.GetFloat("threshold", 6));
      epilogue.gamma = static_cast<float>(attributes.GetFloat("scale", 6));
      break;
    case Activation::kHardSigmoid:
      epilogue.alpha = static_cast<float>(attributes.GetFloat("slope", 0.2));
      epilogue.beta = static_cast<float>(attributes.GetFloat("offset", 0.5));
      break;
    case Activation::kSwish:
      epilogue.alpha = static_cast<float>(attributes.GetFloat("beta", 1));
      break;
    case Activation::kGelu:
      if (attributes.GetBool("approximate", false)) epilogue.activation = Activation::kNone;
      break;
    default:
      break;
  }
  return epilogue;
}

void Epilogue::Store(Attributes& attributes) const {
  if (activation != Activation::kNone) {
    attributes.Set("fused_activation", std::string(OperatorOf(activation)));
    attributes.Set("fused_alpha", static_cast<double>(alpha));
    attributes.Set("fused_beta", static_cast<double>(beta));
    attributes.Set("fused_gamma", static_cast<double>(gamma));
  }
  if (HasAffine()) {
    attributes.Set("fused_scale", static_cast<double>(post_scale));
    attributes.Set("fused_shift", static_cast<double>(post_shift));
  }
  attributes.Set("fused_residual_first", residual_first);
}

float Epilogue::Apply(float x) const {
  float y = x;
  switch (activation) {
    case Activation::kNone:
      break;
    case Activation::kRelu:
      y = std::max(x, 0.0f);
      break;
    case Activation::kHardSwish:
      y = x * std::min(std::max(x + alpha, 0.0f), beta) / gamma;
      break;
    case Activation::kHardSigmoid:
      y = std::min(std::max(alpha * x + beta, 0.0f), 1.0f);
      break;
    case Activation::kSigmoid:
      y = 1.0f / (1.0f + std::exp(-x));
      break;
    case Activation::kSwish:
      y = x / (1.0f + std::exp(-alpha * x));
      break;
    case Activation::kGelu:
      y = 0.5f * x * (1.0f + std::erf(x * 0.70710678118654752f));
      break;
  }
  return post_scale * y + post_shift;
}

}  // namespace pdx
