#include "capi/guard.h"
#include "capi/live_object.h"
#include "pdx_diagnostics.h"
#include "pdx_error.h"

// These only look, so they neither fail nor change the last error.

PDX_ErrorCode PDX_GetLastErrorCode(void) { return static_cast<PDX_ErrorCode>(pdx::LastErrorOfThread().code); }

const char* PDX_GetLastErrorMessage(void) {
  const pdx::LastError& last = pdx::LastErrorOfThread();
  const bool has_no_room = last.message.empty() && last.code == pdx::ErrorCode::kOutOfMemory;
  return has_no_room ? "not enough memory" : last.message.c_str();
}

const char* PDX_GetLastErrorOperator(void) { return pdx::LastErrorOfThread().op.c_str(); }

void PDX_ClearLastError(void) { pdx::ClearLastError(); }

uint64_t PDX_GetLiveObjectCount(void) { return pdx::LiveObject::Count(); }
