#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace pdx {

using Attribute = std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>, std::vector<double>,
                               std::vector<std::string>>;

// Named settings of a node. The typed getters take the default for an absent name and throw kModelFormat when the
// stored kind differs; integers, booleans and floating numbers convert into each other where no value is lost.
class Attributes {
 public:
  void Set(const std::string& name, Attribute value) { values_[name] = std::move(value); }
  void Remove(const std::string& name) { values_.erase(name); }
  bool Has(const std::string& name) const { return values_.contains(name); }

  bool GetBool(const std::string& name, bool fallback) const;
  std::int64_t GetInt(const std::string& name, std::int64_t fallback) const;
  double GetFloat(const std::string& name, double fallback) const;
  std::string GetString(const std::string& name, const std::string& fallback) const;
  std::vector<std::int64_t> GetInts(const std::string& name, const std::vector<std::int64_t>& fallback = {}) const;
  std::vector<double> GetFloats(const std::string& name, const std::vector<double>& fallback = {}) const;

  const std::map<std::string, Attribute>& values() const { return values_; }

 private:
  std::map<std::string, Attribute> values_;
};

}  // namespace pdx
