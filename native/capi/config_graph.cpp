// Graph optimisation, memory and logs.
#include <algorithm>

#include "capi/arrays.h"
#include "capi/options.h"
#include "passes/pipeline.h"
#include "pd_config.h"

using pdx::Guard;
using pdx::Require;
using pdx::RequireText;

namespace {

// Passes always run in the order that the pipeline gives them, so the place at which one is added only has to exist.
void AddPass(PD_Config& config, size_t index, const std::string& name) {
  if (index > config.passes.size()) {
    throw pdx::Error(pdx::ErrorCode::kInvalidArgument, "index " + std::to_string(index) + " is behind the " +
                                                           std::to_string(config.passes.size()) + " passes");
  }
  if (std::ranges::none_of(pdx::Passes(), [&](const pdx::Pass& pass) { return name == pass.name; })) {
    throw pdx::Error(pdx::ErrorCode::kInvalidArgument,
                     "there is no pass '" + name + "'; PD_ConfigAllPasses of a new configuration lists all");
  }
  if (std::ranges::find(config.passes, name) != config.passes.end()) return;
  config.passes.insert(config.passes.begin() + static_cast<std::ptrdiff_t>(index), name);
}

}  // namespace

void PD_ConfigSwitchIrOptim(PD_Config* pd_config, PD_Bool x) {
  pdx::Set(__func__, pd_config, &PD_Config::optimize_graph, x != 0);
}

PD_Bool PD_ConfigIrOptim(PD_Config* pd_config) { return pdx::Get(__func__, pd_config, &PD_Config::optimize_graph); }

void PD_ConfigSwitchIrDebug(PD_Config* pd_config, PD_Bool) { pdx::LeaveOff(__func__, pd_config); }

// Memory of activations is always reused; the setting is kept for its getter.
void PD_ConfigEnableMemoryOptim(PD_Config* pd_config, PD_Bool x) {
  pdx::Set(__func__, pd_config, &PD_Config::optimize_memory, x != 0);
}

PD_Bool PD_ConfigMemoryOptimEnabled(PD_Config* pd_config) {
  return pdx::Get(__func__, pd_config, &PD_Config::optimize_memory);
}

void PD_ConfigEnableProfile(PD_Config* pd_config) { pdx::LeaveOff(__func__, pd_config); }

PD_Bool PD_ConfigProfileEnabled(PD_Config* pd_config) { return pdx::ReadOff(__func__, pd_config); }

// The library writes no log; the setting is kept for its getter.
void PD_ConfigDisableGlogInfo(PD_Config* pd_config) { pdx::Set(__func__, pd_config, &PD_Config::log_muted, true); }

PD_Bool PD_ConfigGlogInfoDisabled(PD_Config* pd_config) { return pdx::Get(__func__, pd_config, &PD_Config::log_muted); }

void PD_ConfigDeletePass(PD_Config* pd_config, const char* pass) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    std::erase(config.passes, RequireText(pass, "pass"));
  });
}

void PD_ConfigInsertPass(PD_Config* pd_config, size_t idx, const char* pass) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    AddPass(config, idx, RequireText(pass, "pass"));
  });
}

void PD_ConfigAppendPass(PD_Config* pd_config, const char* pass) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    AddPass(config, config.passes.size(), RequireText(pass, "pass"));
  });
}

PD_OneDimArrayCstr* PD_ConfigAllPasses(PD_Config* pd_config) {
  return Guard<PD_OneDimArrayCstr*>(__func__, nullptr,
                                    [&] { return pdx::MakeTextArray(Require(pd_config).passes).release(); });
}

// There is one executor and one form of the graph; these settings are kept for their getters.
void PD_ConfigEnableNewExecutor(PD_Config* pd_config, PD_Bool x) {
  pdx::Set(__func__, pd_config, &PD_Config::new_executor, x != 0);
}

PD_Bool PD_ConfigNewExecutorEnabled(PD_Config* pd_config) {
  return pdx::Get(__func__, pd_config, &PD_Config::new_executor);
}

void PD_ConfigEnableNewIR(PD_Config* pd_config, PD_Bool x) {
  pdx::Set(__func__, pd_config, &PD_Config::new_ir, x != 0);
}

PD_Bool PD_ConfigNewIREnabled(PD_Config* pd_config) { return pdx::Get(__func__, pd_config, &PD_Config::new_ir); }

void PD_ConfigUseOptimizedModel(PD_Config* pd_config, PD_Bool) { pdx::LeaveOff(__func__, pd_config); }
