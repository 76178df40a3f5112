#include "capi/live_object.h"
#include "capi/options.h"
#include "capi/predictor.h"
#include "pdx_limits.h"
#include "runtime/cancellation.h"

using pdx::Guard;
using pdx::Require;

struct PDX_Cancellation : pdx::LiveObject {
  pdx::Cancellation state;
};

void PDX_ConfigSetMemoryLimit(PD_Config* pd_config, uint64_t bytes) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    if (bytes == 0) throw pdx::Error(pdx::ErrorCode::kInvalidArgument, "0 bytes; the memory limit must be 1 or more");
    config.memory_limit = bytes;
  });
}

uint64_t PDX_ConfigGetMemoryLimit(PD_Config* pd_config) {
  return Guard<uint64_t>(__func__, 0, [&] { return Require(pd_config).memory_limit; });
}

PDX_Cancellation* PDX_CancellationCreate(void) {
  return Guard<PDX_Cancellation*>(__func__, nullptr, [] { return new PDX_Cancellation; });
}

void PDX_CancellationRequest(PDX_Cancellation* cancellation) {
  Guard(__func__, [&] { Require(cancellation, "cancellation").state.Request(); });
}

void PDX_CancellationDestroy(PDX_Cancellation* cancellation) {
  Guard(__func__, [&] { delete cancellation; });
}

PD_Bool PDX_PredictorRunCancellable(PD_Predictor* pd_predictor, PDX_Cancellation* cancellation) {
  return Guard<PD_Bool>(__func__, FALSE, [&] {
    pdx::Session& session = Require(pd_predictor, "pd_predictor").state->session;
    session.Run(&Require(cancellation, "cancellation").state);
    return PD_Bool{TRUE};
  });
}
