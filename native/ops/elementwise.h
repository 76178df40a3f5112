#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ops/broadcast.h"
#include "ops/op_schema.h"

namespace pdx {

enum class Arithmetic { kAdd, kSubtract, kMultiply, kDivide };

// What an elementwise_add, elementwise_sub, elementwise_mul or elementwise_div node computes; empty for other types.
std::optional<Arithmetic> ArithmeticOf(const std::string& op);

// Integers wrap on overflow. Division truncates toward zero; the divisor is not 0.
std::int64_t Compute(Arithmetic operation, std::int64_t x, std::int64_t y);

// X and Y of the same type, float32, int32 or int64, combined as Broadcast says with attribute axis.
void InferElementwiseAdd(InferContext& context);
void InferElementwiseSub(InferContext& context);
void InferElementwiseMul(InferContext& context);
void InferElementwiseDiv(InferContext& context);

}  // namespace pdx
