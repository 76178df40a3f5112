#include <string>
#include <vector>

#include "graph/error.h"
#include "model/program_desc.h"

namespace pdx {

namespace {

// AttrType in framework.proto, and with each the field of the attribute that holds such a value.
enum class Type : std::int32_t {
  kInt = 0,
  kFloat = 1,
  kString = 2,
  kInts = 3,
  kFloats = 4,
  kStrings = 5,
  kBool = 6,
  kBools = 7,
  kLong = 9,
  kLongs = 11,
  kFloat64s = 12,
  kFloat64 = 15,
};

// The last value of a field, which is the one that counts in protobuf.
template <typename T, typename Member>
Attribute One(const AttributeDesc& attribute, std::uint32_t field, Member read) {
  T value{};
  bool found = false;
  for (WireReader body = attribute.body; body.Next();) {
    if (body.field() != field) continue;
    value = T((body.*read)());
    found = true;
  }
  if (!found) attribute.body.Fail("attribute '" + std::string(attribute.name) + "' has no value of its type");
  return value;
}

template <typename T>
Attribute List(const AttributeDesc& attribute, std::uint32_t field, void (WireReader::*append)(std::vector<T>&) const) {
  std::vector<T> values;
  for (WireReader body = attribute.body; body.Next();) {
    if (body.field() == field) (body.*append)(values);
  }
  return values;
}

}  // namespace

Attribute AttributeDesc::Read(const std::string& op) const {
  switch (static_cast<Type>(type)) {
    case Type::kInt:
      return One<std::int64_t>(*this, 3, &WireReader::Int32);
    case Type::kFloat:
      return One<double>(*this, 4, &WireReader::Float);
    case Type::kString:
      return One<std::string>(*this, 5, &WireReader::Text);
    case Type::kInts:
      return List<std::int64_t>(*this, 6, &WireReader::AppendInt32);
    case Type::kFloats:
      return List<double>(*this, 7, &WireReader::AppendFloat);
    case Type::kStrings:
      return List<std::string>(*this, 8, &WireReader::AppendText);
    case Type::kBool:
      return One<bool>(*this, 10, &WireReader::Bool);
    case Type::kBools:
      return List<std::int64_t>(*this, 11, &WireReader::AppendInt64);
    case Type::kLong:
      return One<std::int64_t>(*this, 13, &WireReader::Int64);
    case Type::kLongs:
      return List<std::int64_t>(*this, 15, &WireReader::AppendInt64);
    case Type::kFloat64s:
      return List<double>(*this, 16, &WireReader::AppendDouble);
    case Type::kFloat64:
      return One<double>(*this, 19, &WireReader::Double);
  }
  // Sub-blocks (control flow), variables and scalars, or a number of a later Paddle.
  throw Error(ErrorCode::kUnsupportedOperator,
              "attribute '" + std::string(name) + "' of operator '" + op + "' is of kind " + std::to_string(type) +
                  ", which this runtime does not take",
              op);
}

}  // namespace pdx
