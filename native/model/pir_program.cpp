#include "model/pir_program.h"

#include <algorithm>

#include "graph/error.h"
#include "model/program_rules.h"

namespace pdx {

namespace {

constexpr std::string_view kParameterKind = "p";
constexpr std::string_view kTensorDialect = "1.";

// Positions in the attributes of a parameter: is_distributed, is_parameter, need_clip, name.
constexpr std::size_t kParameterName = 3;

JsonValue Element(JsonValue list, std::size_t index) {
  std::size_t i = 0;
  for (const JsonValue element : list.List()) {
    if (i++ == index) return element;
  }
  list.Fail("element " + std::to_string(index) + " is missing");
}

JsonValue OnlyElement(JsonValue list, const char* what) {
  if (list.Count() != 1) {
    list.Fail("there are " + std::to_string(list.Count()) + " " + what + ", a program for inference has one");
  }
  return Element(list, 0);
}

PirValueDesc ReadResult(JsonValue result) { return {result["%"].Int(), result["TT"]}; }

PirParameterDesc ReadParameter(JsonValue op) {
  const JsonValue name = Element(op["A"], kParameterName);
  if (name.Text().empty()) name.Fail("a parameter has no name");
  return {name.Text(), ReadResult(op["O"])};
}

PirOperatorDesc ReadOperator(JsonValue op, std::string_view kind) {
  PirOperatorDesc desc;
  desc.type = kind.starts_with(kTensorDialect) ? kind.substr(kTensorDialect.size()) : kind;
  for (const JsonValue operand : op["I"].List()) desc.operands.push_back(operand["%"].Int());
  for (const JsonValue result : op["O"].List()) desc.results.push_back(ReadResult(result));
  for (const JsonValue attribute : op["A"].List()) {
    desc.attributes.push_back({attribute["N"].Text(), attribute["AT"]});
  }
  return desc;
}

}  // namespace

const PirAttributeDesc* PirOperatorDesc::Find(std::string_view name) const {
  const auto found = std::ranges::find(attributes, name, &PirAttributeDesc::name);
  return found == attributes.end() ? nullptr : &*found;
}

PirProgram ReadPirProgram(const JsonText& text) {
  const auto base = text.root().Find("base_code");
  if (!base || (*base)["magic"].Text() != "pir") {
    throw Error(ErrorCode::kModelFormat,
                "the program file is a JSON text, but no program of Paddle 3: base_code.magic "
                "is not 'pir'");
  }
  PirProgram program;
  program.version = (*base)["version"].Int();
  program.byte_count = text.byte_count();
  const JsonValue region = OnlyElement(text.root()["program"]["regions"], "regions");
  const JsonValue block = OnlyElement(region["blocks"], "blocks");
  for (const JsonValue op : block["ops"].List()) {
    const std::string_view kind = op["#"].Text();
    if (kind == kParameterKind) {
      program.parameters.push_back(ReadParameter(op));
    } else {
      if (program.operators.size() == kMaxOperators) {
        op.Fail("more than " + std::to_string(kMaxOperators) + " operators");
      }
      program.operators.push_back(ReadOperator(op, kind));
    }
  }
  return program;
}

}  // namespace pdx
