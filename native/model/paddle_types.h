#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "graph/data_type.h"

namespace pdx {

// The numbers Paddle's program and parameter files use for kinds of variables (VarType.Type in framework.proto).
enum class VariableKind : std::int32_t { kTensor = 7, kFeedList = 9, kFetchList = 10 };

// The element type behind a number of the same enumeration, or nothing where this runtime lacks the type.
std::optional<DataType> ToDataType(std::int32_t paddle_type);

std::string NameOfPaddleType(std::int32_t paddle_type);  // "float16", or "type 99"

}  // namespace pdx
