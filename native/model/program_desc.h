#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/attributes.h"
#include "model/wire_reader.h"

namespace pdx {

// What inference needs of a program file (ProgramDesc in Paddle's framework.proto). All texts point into the bytes that
// were read and live as long as they do.

struct VariableDesc {
  std::string_view name;
  std::int32_t kind = -1;       // VariableKind, or a kind this runtime does not know
  std::int32_t data_type = -1;  // of a tensor; see ToDataType
  std::vector<std::int64_t> dims;
  bool persistable = false;
};

// A named group of arguments of an operator: the names of variables.
struct SlotDesc {
  std::string_view name;
  std::vector<std::string_view> arguments;
};

struct AttributeDesc {
  std::string_view name;
  std::int32_t type = -1;
  WireReader body;  // the whole attribute, decoded by Read

  // Throws kModelFormat for a value that does not fit its type, kUnsupportedOperator for a sub-block or a variable.
  Attribute Read(const std::string& op) const;
};

struct OperatorDesc {
  std::string_view type;
  std::vector<SlotDesc> inputs;
  std::vector<SlotDesc> outputs;
  std::vector<AttributeDesc> attributes;
};

struct ProgramDesc {
  std::int64_t version = 0;             // of the Paddle that wrote it: 2006002 is 2.6.2, 0 is unknown
  std::vector<VariableDesc> variables;  // of the first block
  std::vector<OperatorDesc> operators;  // of the first block
};

// Throws kModelFormat with the byte at which the file stops making sense.
ProgramDesc ReadProgram(std::span<const std::byte> bytes);

}  // namespace pdx
