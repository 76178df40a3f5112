#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/attributes.h"
#include "graph/data_type.h"
#include "graph/shape.h"
#include "model/json_text.h"

namespace pdx {

// What inference needs of a program file as Paddle 3 writes it (PIR, in JSON). All values and texts point into the
// JsonText that was read and live as long as it does.
//
// A program is a list of operators. Each takes values by their numbers and makes new ones, which nothing changes later.
// Kinds of operators, types and attributes begin with the number of the dialect that defines them: "0." is Paddle's
// builtin one, "1." that of the tensor operators.

struct PirValueDesc {
  std::int64_t id = 0;  // 0 stands for no value
  JsonValue type;
};

struct PirParameterDesc {
  std::string_view name;
  PirValueDesc value;
};

struct PirAttributeDesc {
  std::string_view name;
  JsonValue value;
};

struct PirOperatorDesc {
  std::string_view type;  // a tensor operator's bare name, "conv2d"; any other with its dialect, "0.combine"
  std::vector<std::int64_t> operands;
  std::vector<PirValueDesc> results;
  std::vector<PirAttributeDesc> attributes;

  const PirAttributeDesc* Find(std::string_view name) const;  // nullptr for an attribute that is absent
};

struct PirProgram {
  std::int64_t version = 0;  // of the format
  std::size_t byte_count = 0;
  std::vector<PirParameterDesc> parameters;
  std::vector<PirOperatorDesc> operators;
};

// Throws kModelFormat with the byte at which the text is no such program.
PirProgram ReadPirProgram(const JsonText& text);

struct PirTensorType {
  DataType type = DataType::kFloat32;
  Shape shape;  // free dimensions are Shape::kFree
};

// `name` is that of the value in messages. Throws kModelFormat for a type that this runtime lacks.
PirTensorType ReadPirTensorType(JsonValue type, const std::string& name);

// In the form and units of the older format: an element type becomes its number there (VarType.Type), truth values in a
// list become 0 and 1. Throws kUnsupportedOperator, naming attribute and operator, for other kinds.
Attribute ReadPirAttribute(const PirAttributeDesc& attribute, const std::string& op);

}  // namespace pdx
