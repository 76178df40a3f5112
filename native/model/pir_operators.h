#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pdx {

// How the operators of Paddle 3's form are those of the older form, whose names the schemas and kernels go by. Paddle 3
// renamed some, and made operands of several settings that were attributes.

enum class PirOperandKind : std::uint8_t {
  kTensor,    // goes to slot `name`
  kTensors,   // a list, all of which goes to slot `name`
  kIntegers,  // a list known from the program becomes attribute `name`; a computed one goes to `slot` or `list_slot`
  kInteger,   // one known number becomes attribute `name`; a computed one goes to `slot`
  kNumber,    // one known number becomes attribute `name`
  kAbsent,    // must be absent: what `name` says is not supported
  kIgnored,   // does not matter to inference
};

struct PirOperand {
  PirOperandKind kind = PirOperandKind::kTensor;
  const char* name = "";
  const char* slot = nullptr;       // for a computed tensor; without it that is not supported
  const char* list_slot = nullptr;  // for a list of computed scalars; likewise
};

struct PirRename {
  std::string_view from;
  const char* to;
};

struct PirOperatorRow {
  std::string_view name;  // in Paddle 3's form
  const char* type;       // of the schema
  std::vector<PirOperand> operands;
  std::vector<PirRename> attributes;  // those whose names differ
};

const std::vector<PirOperatorRow>& PirOperatorTable();

const PirOperatorRow* FindPirOperator(std::string_view name);  // nullptr when there is no such row

}  // namespace pdx
