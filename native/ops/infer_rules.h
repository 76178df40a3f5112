#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "ops/op_schema.h"

// What many shape rules have in common.
namespace pdx {

// Fails unless input `index` has one of the types; `what` names the input in the message.
void RequireType(const InferContext& context, std::size_t index, std::initializer_list<DataType> types,
                 const char* what);
void RequireFloat(const InferContext& context, std::size_t index, const char* what);

// Fails unless input `index` has exactly this shape.
void RequireShape(const InferContext& context, std::size_t index, const Shape& shape, const char* what);

// The elements of an integer input that must be known before the network runs; fails naming `what` when they are not.
const std::vector<std::int64_t>& RequireKnown(const InferContext& context, std::size_t index, const char* what);
std::int64_t RequireKnownScalar(const InferContext& context, std::size_t index, const char* what);

// The scalars that inputs [first, last) hold, one each.
std::vector<std::int64_t> RequireKnownScalars(const InferContext& context, std::size_t first, std::size_t last,
                                              const char* what);

// Keeps the elements of output `index`, whose type and shape are set, when it is a small integer tensor. Values wrap to
// the output's type.
void SetKnown(InferContext& context, std::size_t index, std::vector<std::int64_t> values);

// Whether SetKnown would keep a tensor of this type and shape.
bool CanBeKnown(DataType type, const Shape& shape);

// Output 0 gets the elements of input 0 in the same order under another shape. Fails when the counts differ.
void SetView(InferContext& context, const Shape& shape);

// Output 0 gets type and shape of input 0.
void InferLikeInput(InferContext& context);

constexpr std::int64_t kFloat32Code = 5;  // Paddle's number for float32

// The element type Paddle's number stands for in a program's attributes; fails for types the runtime lacks.
DataType DataTypeFromCode(const InferContext& context, std::int64_t code);

std::string ToText(const std::vector<std::int64_t>& values);  // "[1, 2]"

}  // namespace pdx
