#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"

// What holds for a program in either of its two forms, protobuf or JSON.
namespace pdx {

// A published program has a few thousand. Passes and plans take time with the square of it in the worst case, which
// this keeps to seconds.
constexpr std::size_t kMaxOperators = std::size_t{1} << 16;

// The values of feed or fetch operators, whose columns must be 0, 1, 2, …; `what` is the operator, for the message.
std::vector<ValueId> InColumnOrder(const std::map<std::int64_t, ValueId>& columns, const char* what);

// Gathers the operators that this runtime lacks, so that one message names them all.
class MissingOperators {
 public:
  void Add(std::string_view type);
  void ThrowIfAny(const std::string& program) const;  // kUnsupportedOperator; `program` is the sentence's subject

 private:
  std::map<std::string, std::size_t> counts_;
  std::string first_;
};

}  // namespace pdx
