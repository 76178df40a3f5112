#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "graph/graph.h"
#include "model/pir_operators.h"
#include "model/pir_program.h"

namespace pdx {

// Where in a program its reader is: names the operator in failures.
class PirPlace {
 public:
  explicit PirPlace(const PirProgram& program) : program_(program) {}

  bool Next();  // from the parameters to the first operator, then to the next; false at the end
  const PirOperatorDesc& op() const { return program_.operators[*position_]; }

  std::string ToString() const;  // "operator 12 (conv2d)"
  [[noreturn]] void Fail(const std::string& problem) const;
  [[noreturn]] void FailUnsupported(const std::string& problem) const;

 private:
  std::string Type() const;

  const PirProgram& program_;
  std::optional<std::size_t> position_;  // of the operator in work
};

// What the numbers of a program's values stand for: tensors of the graph, constants that become tensors only where an
// operator takes them as such, and lists.
class PirValues {
 public:
  // Both outlive it. `budget` is how many elements of lists and constants may be copied: one list may be read by every
  // operator, so without a bound a small program could ask for much memory.
  PirValues(Graph& graph, const PirPlace& place, std::size_t budget) : graph_(graph), place_(place), budget_(budget) {}

  ValueId Declare(const PirValueDesc& value, const std::string& name);  // adds a tensor to the graph
  void BindTensor(std::int64_t id, ValueId tensor) { Bind(id, tensor); }
  void BindNumber(const PirValueDesc& result, Attributes fill);  // those of operator fill_constant
  void BindIntegers(const PirValueDesc& result, std::vector<std::int64_t> values);
  void BindList(std::int64_t id, std::span<const std::int64_t> ids) { Bind(id, List{ids}); }
  void BindDropped(std::int64_t id, std::string what) { Bind(id, Dropped{std::move(what)}); }

  static std::string NameOf(std::int64_t id);  // "%12"

  bool IsList(std::int64_t id) { return std::holds_alternative<List>(Bound(id)); }
  ValueId Tensor(std::int64_t id);
  std::vector<ValueId> Tensors(std::int64_t list_id);

  // The value of a constant as an attribute of this kind; nothing when it is computed or of another kind.
  std::optional<Attribute> Known(std::int64_t id, PirOperandKind kind);

 private:
  struct Number {
    Attributes fill;
    PirValueDesc result;
    ValueId tensor = kNoValue;  // once there is one
  };
  struct Integers {
    std::vector<std::int64_t> values;
    PirValueDesc result;
    ValueId tensor = kNoValue;
  };
  struct List {
    std::span<const std::int64_t> ids;
  };
  struct Dropped {
    std::string what;  // "result 1 of operator 12 (batch_norm_)"
  };
  using Binding = std::variant<ValueId, Number, Integers, List, Dropped>;

  Binding& Bound(std::int64_t id);
  void Bind(std::int64_t id, Binding binding);
  ValueId MakeTensor(Number& number);
  ValueId MakeTensor(Integers& integers);
  void Spend(std::size_t count);

  Graph& graph_;
  const PirPlace& place_;
  std::size_t budget_;
  std::unordered_map<std::int64_t, Binding> bindings_;
};

}  // namespace pdx
