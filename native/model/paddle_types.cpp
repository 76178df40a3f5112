#include "model/paddle_types.h"

namespace pdx {

namespace {

struct ElementType {
  std::int32_t number;
  const char* name;
  std::optional<DataType> type;
};

constexpr ElementType kElementTypes[] = {
    {0, "bool", DataType::kBool},
    {1, "int16", {}},
    {2, "int32", DataType::kInt32},
    {3, "int64", DataType::kInt64},
    {4, "float16", {}},
    {5, "float32", DataType::kFloat32},
    {6, "float64", {}},
    {19, "size_t", {}},
    {20, "uint8", DataType::kUint8},
    {21, "int8", DataType::kInt8},
    {22, "bfloat16", {}},
    {23, "complex64", {}},
    {24, "complex128", {}},
};

}  // namespace

std::optional<DataType> ToDataType(std::int32_t paddle_type) {
  for (const ElementType& known : kElementTypes) {
    if (known.number == paddle_type) return known.type;
  }
  return std::nullopt;
}

std::string NameOfPaddleType(std::int32_t paddle_type) {
  for (const ElementType& known : kElementTypes) {
    if (known.number == paddle_type) return known.name;
  }
  return "type " + std::to_string(paddle_type);
}

}  // namespace pdx
