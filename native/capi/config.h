#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "capi/live_object.h"
#include "pd_types.h"
#include "runtime/model.h"

// What a caller has set. Switches for devices and back-ends that are not part of this library have no field: they stay
// off, and their getters say so.
struct PD_Config : pdx::LiveObject {
  PD_Config();

  std::string model_dir;
  std::string program_path;
  std::string parameters_path;
  std::string program_bytes;  // after PD_ConfigSetModelBuffer, in place of the files
  std::string parameters_bytes;
  std::string optimization_cache_dir;
  std::vector<std::string> passes;                        // names of those that run
  std::uint64_t memory_limit = pdx::kDefaultMemoryLimit;  // bytes
  int threads = 1;
  bool from_memory = false;
  bool valid = true;  // until it has made its predictor
  bool optimize_graph = true;
  bool optimize_memory = true;
  bool mkldnn = false;
  bool bfloat16 = false;
  std::set<std::string> bfloat16_operators;  // empty for all
  bool int8 = false;
  bool fc_padding = true;
  bool log_muted = false;
  bool new_executor = false;
  bool new_ir = false;
};

namespace pdx {

// The text behind a pointer that must not be NULL.
std::string RequireText(const char* text, const char* name);

// Reads files or memory as the configuration says. Throws kInvalidArgument where it names no model, kFileUnreadable
// or kOutOfMemory with the path, and what Model::Load throws.
std::shared_ptr<const Model> LoadModel(const PD_Config& config);

std::string Summary(const PD_Config& config);  // all settings as a table of text

}  // namespace pdx
