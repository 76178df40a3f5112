#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

#include "graph/error.h"
#include "memory/memory_account.h"
#include "model/parameter_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace pdx::fuzz {

// Ends the fuzzer with a finding.
[[noreturn]] inline void Report(const char* what) {
  std::fprintf(stderr, "finding: %s\n", what);
  std::abort();
}

// Runs `body`. It may refuse its input with an Error that blames the input, or because of the memory that it would
// take; whatever else it throws is a finding.
template <typename Body>
void ExpectAnswer(Body&& body) {
  try {
    body();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kInternal || error.code() == ErrorCode::kNone) Report(error.what());
  } catch (const MemoryLimitExceeded&) {
  }
}

// Parameters of zeros as a program declares them, or nothing where they would take much memory.
inline std::vector<std::shared_ptr<const Constant>> MakeParameters(std::span<const ParameterDesc> declared) {
  constexpr std::int64_t kMaxElements = 1 << 14;
  std::vector<std::shared_ptr<const Constant>> parameters;
  std::int64_t elements = 0;
  for (const ParameterDesc& parameter : declared) {
    elements += parameter.shape.ElementCount();
    if (elements > kMaxElements) throw Error(ErrorCode::kOutOfMemory, "more parameters than a fuzzer makes");
    parameters.push_back(std::make_shared<Constant>(parameter.type, parameter.shape));
  }
  return parameters;
}

}  // namespace pdx::fuzz
