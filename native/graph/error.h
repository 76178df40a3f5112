#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace pdx {

// What went wrong, as reported through the C interface (the numbers are part of pdx_error.h).
enum class ErrorCode : std::int32_t {
  kNone = 0,
  kInvalidArgument = 1,
  kFileUnreadable = 2,
  kModelFormat = 3,
  kUnsupportedOperator = 4,
  kShapeMismatch = 5,
  kOutOfMemory = 6,
  kInternal = 7,
  kCancelled = 8,
};

// The only exception type the runtime throws on purpose. The message says what, where, with the values.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::string op = {})
      : std::runtime_error(message), code_(code), op_(std::move(op)) {}

  ErrorCode code() const { return code_; }
  const std::string& op() const { return op_; }  // type of the operator concerned, or empty

 private:
  ErrorCode code_;
  std::string op_;
};

}  // namespace pdx
