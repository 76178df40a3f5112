#include "model/program_rules.h"

#include "graph/error.h"

namespace pdx {

std::vector<ValueId> InColumnOrder(const std::map<std::int64_t, ValueId>& columns, const char* what) {
  std::vector<ValueId> values;
  for (const auto& [column, value] : columns) {
    if (column != static_cast<std::int64_t>(values.size())) {
      throw Error(ErrorCode::kModelFormat, std::string("the program has no ") + what + " operator of column " +
                                               std::to_string(values.size()) + ", but one of column " +
                                               std::to_string(column));
    }
    values.push_back(value);
  }
  return values;
}

void MissingOperators::Add(std::string_view type) {
  if (first_.empty()) first_ = type;
  ++counts_[std::string(type)];
}

void MissingOperators::ThrowIfAny(const std::string& program) const {
  if (counts_.empty()) return;
  std::string names;
  for (const auto& [type, count] : counts_) {
    names += (names.empty() ? "" : ", ") + type;
    if (count > 1) names += " (" + std::to_string(count) + " times)";
  }
  throw Error(ErrorCode::kUnsupportedOperator, program + " uses operators that this runtime lacks: " + names, first_);
}

}  // namespace pdx
