#include "model/graph_builder.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "graph/error.h"
#include "model/paddle_types.h"
#include "model/program_rules.h"

namespace pdx {

namespace {

// Notes of the program's writer about where an operator came from and on which device it was trained.
constexpr std::array<std::string_view, 5> kNotes = {"op_callstack", "op_device", "op_namescope", "op_role",
                                                    "op_role_var"};

constexpr std::string_view kEmptyArgument = "@EMPTY@";  // Paddle's name for an argument that is left out

bool IsAbsent(std::string_view argument) { return argument.empty() || argument == kEmptyArgument; }

const SlotDesc* FindSlot(const std::vector<SlotDesc>& slots, std::string_view name) {
  const auto found = std::ranges::find(slots, name, &SlotDesc::name);
  return found == slots.end() ? nullptr : &*found;
}

// Which arguments of an operator go to each slot of its schema, in order; throws through `fail`.
template <typename Take, typename Fail>
void MatchSlots(const std::vector<Slot>& schema, const std::vector<SlotDesc>& given, Take&& take, Fail&& fail) {
  std::map<std::string_view, std::size_t> used;
  for (const Slot& slot : schema) {
    const SlotDesc* desc = FindSlot(given, slot.name);
    std::size_t& next = used[slot.name];
    const std::size_t count = desc == nullptr ? 0 : desc->arguments.size();
    if (slot.kind == SlotKind::kList) {
      while (next < count) take(desc->arguments[next++]);
    } else if (next < count && !IsAbsent(desc->arguments[next])) {
      take(desc->arguments[next++]);
    } else if (slot.kind == SlotKind::kRequired) {
      fail("slot '" + std::string(slot.name) + "' is empty");
    } else {
      ++next;
      take(kEmptyArgument);
    }
  }
  for (const auto& [name, next] : used) {
    const SlotDesc* desc = FindSlot(given, name);
    if (desc != nullptr && desc->arguments.size() > next) {
      fail("slot '" + std::string(name) + "' has " + std::to_string(desc->arguments.size()) +
           " arguments, this runtime takes " + std::to_string(next));
    }
  }
}

bool Lists(const std::vector<Slot>& schema, std::string_view name) {
  return std::ranges::any_of(schema, [&](const Slot& slot) { return slot.name == name; });
}

std::string VersionText(std::int64_t version) {
  if (version <= 0) return "";
  return " (written by Paddle " + std::to_string(version / 1000000) + "." + std::to_string(version / 1000 % 1000) +
         "." + std::to_string(version % 1000) + ")";
}

std::int64_t Column(const OperatorDesc& op) {
  Attributes attributes;
  for (const AttributeDesc& attribute : op.attributes) {
    if (attribute.name == "col") attributes.Set("col", attribute.Read(std::string(op.type)));
  }
  return attributes.GetInt("col", 0);
}

}  // namespace

GraphBuilder::GraphBuilder(const ProgramDesc& program) : program_(program) {
  variables_.reserve(program.variables.size());
  for (const VariableDesc& variable : program.variables) {
    if (!variables_.emplace(variable.name, &variable).second) {
      throw Error(ErrorCode::kModelFormat, "the program declares '" + std::string(variable.name) + "' twice");
    }
  }
  CheckOperators();
}

void GraphBuilder::CheckOperators() const {
  MissingOperators missing;
  for (const OperatorDesc& op : program_.operators) {
    const bool is_known = op.type == "feed" || op.type == "fetch" || FindOp(std::string(op.type)) != nullptr;
    if (!is_known) missing.Add(op.type);
  }
  missing.ThrowIfAny("the program" + VersionText(program_.version));
}

std::vector<ParameterDesc> GraphBuilder::Parameters() const {
  std::vector<ParameterDesc> parameters;
  for (const VariableDesc& variable : program_.variables) {
    if (!variable.persistable || variable.kind != static_cast<std::int32_t>(VariableKind::kTensor)) continue;
    Value value = Declared(variable);
    const bool is_free = std::ranges::any_of(variable.dims, [](std::int64_t dim) { return dim < 0; });
    if (is_free) {
      throw Error(ErrorCode::kModelFormat, "the program declares parameter '" + value.name + "' with the shape " +
                                               value.shape.ToString() + ", which is not fully known");
    }
    parameters.push_back({std::move(value.name), value.type, value.shape});
  }
  std::ranges::sort(parameters, {}, &ParameterDesc::name);
  return parameters;
}

void GraphBuilder::AddParameters(std::span<const ParameterDesc> declared,
                                 std::span<const std::shared_ptr<const Constant>> constants) {
  for (std::size_t i = 0; i < declared.size(); ++i) {
    bindings_[Variable(declared[i].name).name] = {graph_.AddConstant(declared[i].name, constants[i])};
  }
}

void GraphBuilder::AddOperators() {
  for (position_ = 0; position_ < program_.operators.size(); ++position_) {
    const OperatorDesc& op = program_.operators[position_];
    if (op.type == "feed") {
      AddFeed(op);
    } else if (op.type == "fetch") {
      AddFetch(op);
    } else {
      AddNode(op, *FindOp(std::string(op.type)));
    }
  }
}

void GraphBuilder::AddFeed(const OperatorDesc& op) {
  const SlotDesc* out = FindSlot(op.outputs, "Out");
  if (out == nullptr || out->arguments.size() != 1) Fail("slot 'Out' must have one argument");
  const ValueId value = Assign(out->arguments.front());
  if (!feeds_.emplace(Column(op), value).second) Fail("column " + std::to_string(Column(op)) + " was fed before");
}

void GraphBuilder::AddFetch(const OperatorDesc& op) {
  const SlotDesc* in = FindSlot(op.inputs, "X");
  if (in == nullptr || in->arguments.size() != 1) Fail("slot 'X' must have one argument");
  const ValueId value = Read(in->arguments.front());
  if (!fetches_.emplace(Column(op), value).second) Fail("column " + std::to_string(Column(op)) + " was fetched before");
}

void GraphBuilder::AddNode(const OperatorDesc& op, const OpSchema& schema) {
  Attributes attributes;
  for (const AttributeDesc& attribute : op.attributes) {
    if (std::ranges::find(kNotes, attribute.name) != kNotes.end()) continue;
    attributes.Set(std::string(attribute.name), attribute.Read(std::string(op.type)));
  }
  std::vector<ValueId> inputs = Inputs(op, schema);
  DropOtherOutputs(op, schema);
  graph_.AddNode(std::string(op.type), std::move(inputs), Outputs(op, schema), std::move(attributes));
}

std::vector<ValueId> GraphBuilder::Inputs(const OperatorDesc& op, const OpSchema& schema) const {
  for (const SlotDesc& slot : op.inputs) {
    if (slot.arguments.empty() || Lists(schema.inputs, slot.name)) continue;
    throw Error(
        ErrorCode::kUnsupportedOperator,
        PlaceOf(position_) + ": input '" + std::string(slot.name) + "' is given, which this runtime does not take",
        std::string(op.type));
  }
  std::vector<ValueId> values;
  MatchSlots(
      schema.inputs, op.inputs,
      [&](std::string_view name) { values.push_back(IsAbsent(name) ? kNoValue : Read(name)); },
      [&](const std::string& problem) { Fail("input " + problem); });
  return values;
}

std::vector<ValueId> GraphBuilder::Outputs(const OperatorDesc& op, const OpSchema& schema) {
  std::vector<ValueId> values;
  MatchSlots(
      schema.outputs, op.outputs,
      [&](std::string_view name) { values.push_back(IsAbsent(name) ? kNoValue : Assign(name)); },
      [&](const std::string& problem) { Fail("output " + problem); });
  return values;
}

void GraphBuilder::DropOtherOutputs(const OperatorDesc& op, const OpSchema& schema) {
  std::unordered_set<std::string_view> inputs;  // either list may be as long as the file
  for (const SlotDesc& slot : op.inputs) inputs.insert(slot.arguments.begin(), slot.arguments.end());
  for (const SlotDesc& slot : op.outputs) {
    if (Lists(schema.outputs, slot.name)) continue;
    for (const std::string_view name : slot.arguments) {
      if (!IsAbsent(name) && !inputs.contains(name)) {
        bindings_[name] = {kNoValue, slot.name, position_};
      }
    }
  }
}

Graph GraphBuilder::Finish() {
  graph_.inputs() = InColumnOrder(feeds_, "feed");
  graph_.outputs() = InColumnOrder(fetches_, "fetch");
  if (graph_.outputs().empty()) {
    throw Error(ErrorCode::kModelFormat, "the program has no output (fetch operator): it is not an inference model");
  }
  return std::move(graph_);
}

const VariableDesc& GraphBuilder::Variable(std::string_view name) const {
  const auto found = variables_.find(name);
  if (found == variables_.end()) Fail("variable '" + std::string(name) + "' is not declared");
  return *found->second;
}

ValueId GraphBuilder::Read(std::string_view name) const {
  const auto found = bindings_.find(name);
  if (found == bindings_.end()) Fail("reads '" + std::string(name) + "', which nothing has computed before");
  if (found->second.value == kNoValue) {
    Fail("reads '" + std::string(name) + "', output '" + std::string(found->second.dropped_from) + "' of " +
         PlaceOf(found->second.dropped_by) + ", which this runtime does not compute");
  }
  return found->second.value;
}

ValueId GraphBuilder::Assign(std::string_view name) {
  const VariableDesc& variable = Variable(name);
  const ValueId value = graph_.AddValue(Declared(variable));
  bindings_[variable.name] = {value};
  return value;
}

// Compile-time shapes of Paddle hold negative numbers other than -1 where several free dimensions were multiplied.
Value GraphBuilder::Declared(const VariableDesc& variable) const {
  Value value;
  value.name = variable.name;
  const auto type = ToDataType(variable.data_type);
  if (!type) {
    throw Error(ErrorCode::kModelFormat, "the program declares '" + value.name + "' as " +
                                             NameOfPaddleType(variable.data_type) +
                                             ", a type that this runtime does not have");
  }
  value.type = *type;
  if (variable.dims.size() > Shape::kMaxRank) {
    throw Error(ErrorCode::kModelFormat, "the program declares '" + value.name + "' with " +
                                             std::to_string(variable.dims.size()) + " dimensions, at most " +
                                             std::to_string(Shape::kMaxRank) + " can be used");
  }
  for (const std::int64_t dim : variable.dims) value.shape.Append(dim < 0 ? Shape::kFree : dim);
  return value;
}

std::string GraphBuilder::PlaceOf(std::size_t position) const {
  return "operator " + std::to_string(position) + " (" + std::string(program_.operators[position].type) + ")";
}

void GraphBuilder::Fail(const std::string& problem) const {
  throw Error(ErrorCode::kModelFormat, "the program, " + PlaceOf(position_) + ": " + problem,
              std::string(program_.operators[position_].type));
}

}  // namespace pdx
