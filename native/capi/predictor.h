#pragma once

#include <memory>
#include <string>
#include <vector>

#include "capi/arrays.h"
#include "capi/live_object.h"
#include "pd_types.h"
#include "runtime/session.h"

namespace pdx {

// What the views of a predictor's tensors look into. They hold it weakly, so that a view which outlives its predictor
// is refused instead of reading freed memory.
struct PredictorState {
  PredictorState(std::shared_ptr<const Model> model, int threads)
      : session(std::move(model), threads),
        input_lods(session.model()->input_count()),
        output_lods(session.model()->output_count()) {}

  Session session;
  std::vector<Lod> input_lods;  // kept for their getter; no operator reads them
  std::vector<Lod> output_lods;
};

}  // namespace pdx

struct PD_Predictor : pdx::LiveObject {
  explicit PD_Predictor(std::shared_ptr<pdx::PredictorState> shared) : state(std::move(shared)) {}

  std::shared_ptr<pdx::PredictorState> state;
};
