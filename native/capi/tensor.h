#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "capi/live_object.h"
#include "capi/predictor.h"

namespace pdx {

enum class TensorRole { kInput, kOutput };

}  // namespace pdx

// A view of one input or output.
struct PD_Tensor : pdx::LiveObject {
  PD_Tensor(const std::shared_ptr<pdx::PredictorState>& shared, pdx::TensorRole its_role, std::size_t its_index,
            std::string its_name)
      : state(shared), role(its_role), index(its_index), name(std::move(its_name)) {}

  std::weak_ptr<pdx::PredictorState> state;
  pdx::TensorRole role;
  std::size_t index;
  std::string name;
};
