// Types and attributes of a program in Paddle 3's form.
#include <cmath>
#include <limits>

#include "graph/error.h"
#include "model/paddle_types.h"
#include "model/pir_program.h"

namespace pdx {

namespace {

struct ElementType {
  std::string_view token;  // as the type of a value
  std::string_view name;   // as the value of an attribute
  std::int32_t number;     // in the older format
};

constexpr ElementType kElementTypes[] = {
    {"0.t_bool", "bool", 0},      {"0.t_i16", "int16", 1},      {"0.t_i32", "int32", 2},
    {"0.t_i64", "int64", 3},      {"0.t_f16", "float16", 4},    {"0.t_f32", "float32", 5},
    {"0.t_f64", "float64", 6},    {"0.t_ui8", "uint8", 20},     {"0.t_i8", "int8", 21},
    {"0.t_bf16", "bfloat16", 22}, {"0.t_c64", "complex64", 23}, {"0.t_c128", "complex128", 24},
};

constexpr std::string_view kTensorType = "0.t_dtensor";

std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  quoted += text;
  return quoted += '\'';
}

[[noreturn]] void FailLacking(const std::string& name, const std::string& type) {
  throw Error(ErrorCode::kModelFormat,
              "the program declares '" + name + "' as " + type + ", a type that this runtime does not have");
}

DataType ElementTypeOf(std::string_view token, const std::string& name) {
  for (const ElementType& known : kElementTypes) {
    if (known.token != token) continue;
    const auto type = ToDataType(known.number);
    if (!type) FailLacking(name, std::string(known.name));
    return *type;
  }
  FailLacking(name, Quoted(token));
}

// The tensor's parts stand in a list: element type, dimensions, layout, LoD, offset.
Shape ReadDims(JsonValue dims, const std::string& name) {
  if (dims.Count() > Shape::kMaxRank) {
    dims.Fail("'" + name + "' has " + std::to_string(dims.Count()) + " dimensions, at most " +
              std::to_string(Shape::kMaxRank) + " can be used");
  }
  Shape shape;
  for (const JsonValue dim : dims.List()) shape.Append(dim.Int() < 0 ? Shape::kFree : dim.Int());
  return shape;
}

// Numbers that are not finite stand as words under a key of their own.
double ReadReal(JsonValue value) {
  const auto word = value.Find("VD");
  if (!word) return value["D"].Number();
  if (word->Text() == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (word->Text() == "INF") return std::numeric_limits<double>::infinity();
  if (word->Text() == "-INF") return -std::numeric_limits<double>::infinity();
  word->Fail("this is no number");
}

bool IsInteger(std::string_view kind) { return kind == "0.a_i32" || kind == "0.a_i64" || kind == "0.a_index"; }

// A float is written with the digits of the same number as a double; it is rounded back as older files hold it.
std::optional<Attribute> ReadScalar(JsonValue value) {
  const std::string_view kind = value["#"].Text();
  if (IsInteger(kind)) return value["D"].Int();
  if (kind == "0.a_f32") return static_cast<double>(static_cast<float>(ReadReal(value)));
  if (kind == "0.a_f64") return ReadReal(value);
  if (kind == "0.a_bool") return value["D"].Bool();
  if (kind == "0.a_str") return std::string(value["D"].Text());
  return std::nullopt;
}

template <typename T>
bool AppendAs(std::optional<Attribute>& list, const Attribute& element) {
  if (!std::holds_alternative<T>(element)) return false;
  if (!list) list = std::vector<T>();
  auto* values = std::get_if<std::vector<T>>(&*list);
  if (values != nullptr) values->push_back(std::get<T>(element));
  return values != nullptr;
}

// All elements are of one kind; nothing where they are not, or of a kind that no operator here takes.
std::optional<Attribute> ReadList(JsonValue list) {
  std::optional<Attribute> values;
  for (const JsonValue item : list.List()) {
    std::optional<Attribute> element = ReadScalar(item);
    if (!element) return std::nullopt;
    if (const bool* flag = std::get_if<bool>(&*element)) element = std::int64_t{*flag ? 1 : 0};
    const bool fits = AppendAs<std::int64_t>(values, *element) || AppendAs<double>(values, *element) ||
                      AppendAs<std::string>(values, *element);
    if (!fits) item.Fail("a list has elements of several kinds");
  }
  return values ? values : Attribute(std::vector<std::int64_t>());
}

Attribute ReadIntArray(JsonValue list) {
  std::vector<std::int64_t> values;
  for (const JsonValue value : list.List()) values.push_back(value.Int());
  return values;
}

std::optional<Attribute> ReadElementType(JsonValue name) {
  for (const ElementType& known : kElementTypes) {
    if (known.name == name.Text()) return std::int64_t{known.number};
  }
  return std::nullopt;
}

std::optional<Attribute> ReadAny(JsonValue value) {
  const std::string_view kind = value["#"].Text();
  if (kind == "0.a_array") return ReadList(value["D"]);
  if (kind == "1.a_intarray") return ReadIntArray(value["D"]);
  if (kind == "1.a_dtype") return ReadElementType(value["D"]);
  return ReadScalar(value);
}

}  // namespace

PirTensorType ReadPirTensorType(JsonValue type, const std::string& name) {
  if (type["#"].Text() != kTensorType) FailLacking(name, Quoted(type["#"].Text()));
  auto part = type["D"].List().begin();
  if (type["D"].Count() < 2) type.Fail("element type and dimensions of '" + name + "' are missing");
  PirTensorType tensor;
  tensor.type = ElementTypeOf((*part)["#"].Text(), name);
  ++part;
  tensor.shape = ReadDims(*part, name);
  return tensor;
}

Attribute ReadPirAttribute(const PirAttributeDesc& attribute, const std::string& op) {
  const auto value = ReadAny(attribute.value);
  if (value) return *value;
  throw Error(ErrorCode::kUnsupportedOperator,
              "attribute '" + std::string(attribute.name) + "' of operator '" + op + "' is of kind '" +
                  std::string(attribute.value["#"].Text()) +
                  "' or has elements of a kind that this runtime does not "
                  "take",
              op);
}

}  // namespace pdx
