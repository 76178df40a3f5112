// Life and model source of a configuration.
#include "capi/arrays.h"
#include "capi/options.h"
#include "pd_config.h"

using pdx::Guard;
using pdx::Require;
using pdx::RequireText;

namespace {

void UseFiles(PD_Config& config) {
  config.from_memory = false;
  std::string().swap(config.program_bytes);
  std::string().swap(config.parameters_bytes);
}

std::string RequireBytes(const char* buffer, size_t size, const char* name) {
  if (size != 0) Require(buffer, name);
  return std::string(buffer == nullptr ? "" : buffer, size);
}

}  // namespace

PD_Config* PD_ConfigCreate(void) {
  return Guard<PD_Config*>(__func__, nullptr, [] { return new PD_Config; });
}

void PD_ConfigDestroy(PD_Config* pd_config) {
  Guard(__func__, [&] { delete pd_config; });
}

void PD_ConfigSetModel(PD_Config* pd_config, const char* prog_file_path, const char* params_file_path) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    std::string program = RequireText(prog_file_path, "prog_file_path");
    std::string parameters = RequireText(params_file_path, "params_file_path");
    config.program_path = std::move(program);
    config.parameters_path = std::move(parameters);
    UseFiles(config);
  });
}

void PD_ConfigSetProgFile(PD_Config* pd_config, const char* prog_file_path) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    config.program_path = RequireText(prog_file_path, "prog_file_path");
    UseFiles(config);
  });
}

void PD_ConfigSetParamsFile(PD_Config* pd_config, const char* params_file_path) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    config.parameters_path = RequireText(params_file_path, "params_file_path");
    UseFiles(config);
  });
}

void PD_ConfigSetModelDir(PD_Config* pd_config, const char* model_dir) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    config.model_dir = RequireText(model_dir, "model_dir");
    UseFiles(config);
  });
}

void PD_ConfigSetOptimCacheDir(PD_Config* pd_config, const char* opt_cache_dir) {
  pdx::SetText(__func__, pd_config, &PD_Config::optimization_cache_dir, opt_cache_dir, "opt_cache_dir");
}

const char* PD_ConfigGetModelDir(PD_Config* pd_config) {
  return Guard<const char*>(__func__, nullptr, [&] { return Require(pd_config).model_dir.c_str(); });
}

const char* PD_ConfigGetProgFile(PD_Config* pd_config) {
  return Guard<const char*>(__func__, nullptr, [&] {
    const PD_Config& config = Require(pd_config);
    return (config.from_memory ? config.program_bytes : config.program_path).c_str();
  });
}

const char* PD_ConfigGetParamsFile(PD_Config* pd_config) {
  return Guard<const char*>(__func__, nullptr, [&] {
    const PD_Config& config = Require(pd_config);
    return (config.from_memory ? config.parameters_bytes : config.parameters_path).c_str();
  });
}

void PD_ConfigSetModelBuffer(PD_Config* pd_config, const char* prog_buffer, size_t prog_buffer_size,
                             const char* params_buffer, size_t params_buffer_size) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    std::string program = RequireBytes(prog_buffer, prog_buffer_size, "prog_buffer");
    std::string parameters = RequireBytes(params_buffer, params_buffer_size, "params_buffer");
    config.program_bytes = std::move(program);
    config.parameters_bytes = std::move(parameters);
    config.from_memory = true;
  });
}

PD_Bool PD_ConfigModelFromMemory(PD_Config* pd_config) {
  return pdx::Get(__func__, pd_config, &PD_Config::from_memory);
}

void PD_ConfigSetInvalid(PD_Config* pd_config) { pdx::Set(__func__, pd_config, &PD_Config::valid, false); }

PD_Bool PD_ConfigIsValid(PD_Config* pd_config) { return pdx::Get(__func__, pd_config, &PD_Config::valid); }

PD_Cstr* PD_ConfigSummary(PD_Config* pd_config) {
  return Guard<PD_Cstr*>(__func__, nullptr, [&] { return pdx::MakeText(pdx::Summary(Require(pd_config))).release(); });
}

// What a predictor was made from is needed no longer.
void PD_ConfigPartiallyRelease(PD_Config* pd_config) {
  Guard(__func__, [&] {
    PD_Config& config = Require(pd_config);
    std::string().swap(config.program_bytes);
    std::string().swap(config.parameters_bytes);
  });
}
