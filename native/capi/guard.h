#pragma once

#include <string>
#include <utility>

#include "graph/error.h"

// Nothing thrown leaves an exported function. Each is one guarded call:
//
//   PD_Bool PD_PredictorRun(PD_Predictor* pd_predictor) {
//     return Guard<PD_Bool>(__func__, FALSE, [&] { … return TRUE; });
//   }
//
// On failure the guard keeps code, text and operator for this thread, where pdx_error.h reads them, and returns the
// fallback. Texts about misuse and defects begin with the name of the function.
namespace pdx {

struct LastError {
  ErrorCode code = ErrorCode::kNone;
  std::string message;
  std::string op;
};

LastError& LastErrorOfThread() noexcept;
void ClearLastError() noexcept;
void KeepCurrentException(const char* function) noexcept;  // inside a catch block only

template <typename Result, typename Body>
Result Guard(const char* function, Result fallback, Body&& body) noexcept {
  try {
    Result result = std::forward<Body>(body)();
    ClearLastError();
    return result;
  } catch (...) {
    KeepCurrentException(function);
    return fallback;
  }
}

template <typename Body>
void Guard(const char* function, Body&& body) noexcept {
  try {
    std::forward<Body>(body)();
    ClearLastError();
  } catch (...) {
    KeepCurrentException(function);
  }
}

// The object behind a pointer that must not be NULL.
template <typename T>
T& Require(T* pointer, const char* name) {
  if (pointer == nullptr) throw Error(ErrorCode::kInvalidArgument, std::string(name) + " is NULL");
  return *pointer;
}

}  // namespace pdx
