#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/wire_writer.h"

namespace pdx::testing {

enum PaddleType : std::int32_t { kBool = 0, kInt32 = 2, kInt64 = 3, kFloat16 = 4, kFloat32 = 5, kFloat64 = 6 };

using Slots = std::vector<std::pair<std::string, std::vector<std::string>>>;

// One attribute of an operator, in the form of the program file.
struct AttributeText {
  WireWriter message;

  static AttributeText Head(const std::string& name, std::int32_t type) {
    AttributeText attribute;
    attribute.message.Text(1, name).Int(2, type);
    return attribute;
  }
  static AttributeText Int(const std::string& name, std::int32_t value) {
    AttributeText attribute = Head(name, 0);
    attribute.message.Int(3, value);
    return attribute;
  }
  static AttributeText Float(const std::string& name, float value) {
    AttributeText attribute = Head(name, 1);
    attribute.message.Float(4, value);
    return attribute;
  }
  static AttributeText String(const std::string& name, std::string_view value) {
    AttributeText attribute = Head(name, 2);
    attribute.message.Text(5, value);
    return attribute;
  }
  static AttributeText Ints(const std::string& name, const std::vector<std::int32_t>& values) {
    AttributeText attribute = Head(name, 3);
    for (const std::int32_t value : values) attribute.message.Int(6, value);
    return attribute;
  }
  static AttributeText Bool(const std::string& name, bool value) {
    AttributeText attribute = Head(name, 6);
    attribute.message.Int(10, value ? 1 : 0);
    return attribute;
  }
};

// Writes a small Paddle model as its two files, in the form Paddle itself writes.
class ModelWriter {
 public:
  ModelWriter() {
    block_.Int(1, 0).Int(2, -1);
    Holder("feed", 9);
    Holder("fetch", 10);
  }

  ModelWriter& Variable(const std::string& name, const std::vector<std::int64_t>& dims, std::int32_t type = kFloat32,
                        bool persistable = false) {
    WireWriter lod;
    lod.Message(1, Tensor(dims, type)).Int(2, 0);
    WireWriter kind;
    kind.Int(1, 7).Message(3, lod);
    WireWriter variable;
    variable.Text(1, name).Message(2, kind).Int(3, persistable ? 1 : 0);
    block_.Message(3, variable);
    return *this;
  }

  // Declares a parameter and gives its record; the elements as they stand in memory.
  ModelWriter& Parameter(const std::string& name, const std::vector<std::int64_t>& dims, std::string_view elements,
                         std::int32_t type = kFloat32) {
    Variable(name, dims, type, true);
    records_[name] = Record(dims, type, elements);
    return *this;
  }
  ModelWriter& Parameter(const std::string& name, const std::vector<std::int64_t>& dims,
                         const std::vector<float>& elements) {
    return Parameter(name, dims, {reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(float)});
  }

  ModelWriter& Operator(const std::string& type, const Slots& inputs, const Slots& outputs,
                        const std::vector<AttributeText>& attributes = {}) {
    WireWriter op;
    for (const auto& slot : inputs) op.Message(1, Slot(slot));
    for (const auto& slot : outputs) op.Message(2, Slot(slot));
    op.Text(3, type);
    for (const AttributeText& attribute : attributes) op.Message(4, attribute.message);
    block_.Message(4, op);
    return *this;
  }
  ModelWriter& Feed(const std::string& name, std::int32_t column = 0) {
    return Operator("feed", {{"X", {"feed"}}}, {{"Out", {name}}}, {AttributeText::Int("col", column)});
  }
  ModelWriter& Fetch(const std::string& name, std::int32_t column = 0) {
    return Operator("fetch", {{"X", {name}}}, {{"Out", {"fetch"}}}, {AttributeText::Int("col", column)});
  }

  std::string Program() const {
    WireWriter version;
    version.Int(1, 2006002);
    return WireWriter().Message(1, block_).Message(4, version).bytes();
  }

  std::string Parameters() const {  // std::map holds the names in the order of their bytes
    std::string file;
    for (const auto& [name, record] : records_) file += record;
    return file;
  }

  static std::string Record(const std::vector<std::int64_t>& dims, std::int32_t type, std::string_view elements) {
    const std::string description = Tensor(dims, type).bytes();
    WireWriter record;
    record.Fixed(std::uint32_t{0});
    record.Fixed(std::uint64_t{0});
    record.Fixed(std::uint32_t{0});
    record.Fixed(static_cast<std::uint32_t>(description.size()));
    record.Raw(description);
    record.Raw(elements);
    return record.bytes();
  }

 private:
  static WireWriter Tensor(const std::vector<std::int64_t>& dims, std::int32_t type) {
    WireWriter tensor;
    tensor.Int(1, type);
    for (const std::int64_t dim : dims) tensor.Int(2, dim);
    return tensor;
  }

  static WireWriter Slot(const std::pair<std::string, std::vector<std::string>>& slot) {
    WireWriter message;
    message.Text(1, slot.first);
    for (const std::string& argument : slot.second) message.Text(2, argument);
    return message;
  }

  void Holder(const std::string& name, std::int32_t kind) {
    WireWriter type;
    type.Int(1, kind);
    WireWriter variable;
    variable.Text(1, name).Message(2, type).Int(3, 1);
    block_.Message(3, variable);
  }

  WireWriter block_;
  std::map<std::string, std::string> records_;
};

}  // namespace pdx::testing
