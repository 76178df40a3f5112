#include "graph/attributes.h"

#include <cmath>

#include "graph/error.h"

namespace pdx {

namespace {

[[noreturn]] void ThrowWrongKind(const std::string& name, const char* wanted) {
  throw Error(ErrorCode::kModelFormat, "attribute '" + name + "' is not " + wanted);
}

std::int64_t ToInt(const std::string& name, double value) {
  if (!(std::abs(value) <= 9007199254740992.0) || value != std::trunc(value)) ThrowWrongKind(name, "a whole number");
  return static_cast<std::int64_t>(value);
}

}  // namespace

bool Attributes::GetBool(const std::string& name, bool fallback) const { return GetInt(name, fallback ? 1 : 0) != 0; }

std::int64_t Attributes::GetInt(const std::string& name, std::int64_t fallback) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return fallback;
  if (const auto* number = std::get_if<std::int64_t>(&found->second)) return *number;
  if (const auto* flag = std::get_if<bool>(&found->second)) return *flag ? 1 : 0;
  if (const auto* real = std::get_if<double>(&found->second)) return ToInt(name, *real);
  ThrowWrongKind(name, "a whole number");
}

double Attributes::GetFloat(const std::string& name, double fallback) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return fallback;
  if (const auto* real = std::get_if<double>(&found->second)) return *real;
  if (const auto* number = std::get_if<std::int64_t>(&found->second)) return static_cast<double>(*number);
  if (const auto* flag = std::get_if<bool>(&found->second)) return *flag ? 1.0 : 0.0;
  ThrowWrongKind(name, "a number");
}

std::string Attributes::GetString(const std::string& name, const std::string& fallback) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return fallback;
  if (const auto* text = std::get_if<std::string>(&found->second)) return *text;
  ThrowWrongKind(name, "a text");
}

std::vector<std::int64_t> Attributes::GetInts(const std::string& name,
                                              const std::vector<std::int64_t>& fallback) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return fallback;
  if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&found->second)) return *numbers;
  if (const auto* number = std::get_if<std::int64_t>(&found->second)) return {*number};
  ThrowWrongKind(name, "a list of whole numbers");
}

std::vector<double> Attributes::GetFloats(const std::string& name, const std::vector<double>& fallback) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return fallback;
  if (const auto* numbers = std::get_if<std::vector<double>>(&found->second)) return *numbers;
  if (const auto* whole = std::get_if<std::vector<std::int64_t>>(&found->second)) return {whole->begin(), whole->end()};
  if (const auto* number = std::get_if<double>(&found->second)) return {*number};
  ThrowWrongKind(name, "a list of numbers");
}

}  // namespace pdx
