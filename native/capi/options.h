#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "capi/config.h"
#include "capi/guard.h"

// The forms that most functions on a configuration have.
namespace pdx {

inline PD_Bool ToBool(bool value) { return value ? TRUE : FALSE; }

inline PD_Config& Require(PD_Config* config) { return Require(config, "pd_config"); }

template <typename T>
void Set(const char* function, PD_Config* config, T PD_Config::*field, T value) noexcept {
  Guard(function, [&] { Require(config).*field = std::move(value); });
}

inline void SetText(const char* function, PD_Config* config, std::string PD_Config::*field, const char* text,
                    const char* name) noexcept {
  Guard(function, [&] {
    PD_Config& owner = Require(config);
    owner.*field = RequireText(text, name);
  });
}

inline PD_Bool Get(const char* function, PD_Config* config, bool PD_Config::*field) noexcept {
  return Guard<PD_Bool>(function, FALSE, [&] { return ToBool(Require(config).*field); });
}

// Switches for what this library is built without: the arguments are checked and nothing changes.

inline void LeaveOff(const char* function, PD_Config* config) noexcept {
  Guard(function, [&] { Require(config); });
}

inline PD_Bool ReadOff(const char* function, PD_Config* config) noexcept {
  return Guard<PD_Bool>(function, FALSE, [&] { return Require(config), ToBool(false); });
}

inline std::int32_t ReadZero(const char* function, PD_Config* config) noexcept {
  return Guard<std::int32_t>(function, 0, [&] { return Require(config), 0; });
}

[[noreturn]] void RefuseAbsent(const char* feature);  // throws kInvalidArgument: built without it

void CheckPrecision(PD_PrecisionType precision);                           // throws kInvalidArgument
void CheckTexts(std::size_t count, const char** texts, const char* name);  // likewise, for a NULL among them

}  // namespace pdx
