#include "capi/guard.h"

#include <exception>
#include <new>
#include <stdexcept>

namespace pdx {

namespace {

void Keep(ErrorCode code, const char* prefix, const char* message, const std::string& op) noexcept {
  LastError& last = LastErrorOfThread();
  last.code = code;
  try {
    last.message = prefix == nullptr ? message : std::string(prefix) + ": " + message;
    last.op = op;
  } catch (const std::bad_alloc&) {
    last.code = ErrorCode::kOutOfMemory;  // PDX_GetLastErrorMessage has a text that needs no memory
    last.message.clear();
    last.op.clear();
  }
}

}  // namespace

LastError& LastErrorOfThread() noexcept {
  thread_local LastError last;
  return last;
}

void ClearLastError() noexcept {
  LastError& last = LastErrorOfThread();
  last.code = ErrorCode::kNone;
  last.message.clear();
  last.op.clear();
}

void KeepCurrentException(const char* function) noexcept {
  static const std::string no_op;
  try {
    throw;
  } catch (const Error& error) {
    const bool names_function = error.code() == ErrorCode::kInvalidArgument || error.code() == ErrorCode::kInternal;
    Keep(error.code(), names_function ? function : nullptr, error.what(), error.op());
  } catch (const std::bad_alloc&) {
    Keep(ErrorCode::kOutOfMemory, function, "not enough memory", no_op);
  } catch (const std::length_error&) {  // more elements than a container can ever have
    Keep(ErrorCode::kOutOfMemory, function, "not enough memory", no_op);
  } catch (const std::exception& error) {
    Keep(ErrorCode::kInternal, function, error.what(), no_op);
  } catch (...) {
    Keep(ErrorCode::kInternal, function, "an exception of unknown type", no_op);
  }
}

}  // namespace pdx
