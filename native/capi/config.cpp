#include "capi/config.h"

#include <algorithm>
#include <span>
#include <utility>

#include "capi/file.h"
#include "capi/guard.h"
#include "passes/pipeline.h"

PD_Config::PD_Config() {
  for (const pdx::Pass& pass : pdx::Passes()) passes.emplace_back(pass.name);
}

namespace pdx {

namespace {

std::span<const std::byte> AsBytes(const std::string& text) {
  return std::as_bytes(std::span<const char>(text.data(), text.size()));
}

ModelOptions OptionsOf(const PD_Config& config) {
  ModelOptions options;
  options.optimize_graph = config.optimize_graph;
  options.memory_limit = config.memory_limit;
  options.bfloat16 = config.bfloat16;
  options.bfloat16_operators = config.bfloat16_operators;
  options.int8 = config.int8;
  for (const Pass& pass : Passes()) {
    if (std::ranges::find(config.passes, pass.name) == config.passes.end()) options.disabled_passes.insert(pass.name);
  }
  return options;
}

const std::string& RequirePath(const std::string& path, const char* what) {
  if (path.empty()) {
    throw Error(ErrorCode::kInvalidArgument,
                std::string("no ") + what + " is set; call PD_ConfigSetModel or PD_ConfigSetModelBuffer first");
  }
  return path;
}

std::string OnOff(bool on) { return on ? "on" : "off"; }

std::string Source(const PD_Config& config, const std::string& path, const std::string& bytes) {
  if (config.from_memory) return std::to_string(bytes.size()) + " bytes in memory";
  return path.empty() ? "not set" : path;
}

}  // namespace

std::string RequireText(const char* text, const char* name) { return &Require(text, name); }

std::shared_ptr<const Model> LoadModel(const PD_Config& config) {
  if (config.from_memory) {
    return Model::Load(AsBytes(config.program_bytes), AsBytes(config.parameters_bytes), OptionsOf(config));
  }
  if (!config.model_dir.empty() && config.program_path.empty()) {
    throw Error(ErrorCode::kInvalidArgument,
                "a model directory with one file for each weight ('" + config.model_dir +
                    "') is not supported; name the program and the combined weights with PD_ConfigSetModel");
  }
  const std::uint64_t limit = config.memory_limit;
  const FileContent program(RequirePath(config.program_path, "program file"), "program file", limit);
  const FileContent parameters(RequirePath(config.parameters_path, "parameter file"), "parameter file", limit);
  try {
    return Model::Load(program.bytes(), parameters.bytes(), OptionsOf(config));
  } catch (const Error& error) {
    throw Error(error.code(), config.program_path + " with " + config.parameters_path + ": " + error.what(),
                error.op());
  }
}

std::string Summary(const PD_Config& config) {
  std::string passes;
  for (const std::string& pass : config.passes) passes += (passes.empty() ? "" : " ") + pass;
  const std::pair<const char*, std::string> rows[] = {
      {"program", Source(config, config.program_path, config.program_bytes)},
      {"parameters", Source(config, config.parameters_path, config.parameters_bytes)},
      {"model directory", config.model_dir.empty() ? "not set" : config.model_dir},
      {"can make a predictor", config.valid ? "yes" : "no"},
      {"device", "cpu"},
      {"cpu threads", std::to_string(config.threads)},
      {"memory limit", std::to_string(config.memory_limit) + " bytes"},
      {"mkldnn", OnOff(config.mkldnn)},
      {"bfloat16", OnOff(config.bfloat16)},
      {"int8", OnOff(config.int8)},
      {"fc padding", OnOff(config.fc_padding)},
      {"graph optimization", OnOff(config.optimize_graph)},
      {"passes", passes.empty() ? "none" : passes},
      {"memory optimization", OnOff(config.optimize_memory)},
      {"new executor", OnOff(config.new_executor)},
      {"new ir", OnOff(config.new_ir)},
      {"optimization cache", config.optimization_cache_dir.empty() ? "not set" : config.optimization_cache_dir},
      {"log muted", config.log_muted ? "yes" : "no"},
  };
  constexpr std::size_t kWidth = 22;
  std::string text;
  for (const auto& [name, value] : rows) {
    const std::string label = name;
    text += label + std::string(kWidth - label.size(), ' ') + value + "\n";
  }
  return text;
}

}  // namespace pdx
