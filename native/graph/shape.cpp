#include "graph/shape.h"

#include <algorithm>

#include "graph/error.h"

namespace pdx {

namespace {

// No tensor of this runtime is larger; it keeps every product of counts and element sizes inside 64 bits.
constexpr std::int64_t kMaxElements = std::int64_t{1} << 47;

}  // namespace

Shape::Shape(std::span<const std::int64_t> dims) {
  for (const std::int64_t dim : dims) Append(dim);
}

void Shape::Append(std::int64_t dim) {
  if (rank_ == kMaxRank) {
    throw Error(ErrorCode::kShapeMismatch,
                "a tensor has more than " + std::to_string(kMaxRank) + " dimensions, after " + ToString());
  }
  if (dim < kFree) {
    throw Error(ErrorCode::kShapeMismatch, "dimension " + std::to_string(rank_) + " is " + std::to_string(dim) +
                                               "; dimensions are 0 or more, or -1 where free");
  }
  dims_[rank_++] = dim;
}

bool Shape::IsStatic() const {
  return std::none_of(begin(), end(), [](std::int64_t dim) { return dim < 0; });
}

std::int64_t Shape::ElementCount() const { return Count(0, rank_); }

std::int64_t Shape::Count(std::size_t from, std::size_t to) const {
  bool empty = false;
  std::int64_t count = 1;  // as if dimensions of 0 were 1: kernels also multiply the others alone
  for (std::size_t axis = from; axis < to; ++axis) {
    if (dims_[axis] < 0) throw Error(ErrorCode::kShapeMismatch, "shape " + ToString() + " is not fully known");
    if (dims_[axis] == 0) {
      empty = true;
      continue;
    }
    if (count > kMaxElements / dims_[axis]) {
      throw Error(ErrorCode::kShapeMismatch, "shape " + ToString() + " has too many elements");
    }
    count *= dims_[axis];
  }
  return empty ? 0 : count;
}

std::string Shape::ToString() const {
  std::string text = "[";
  for (std::size_t axis = 0; axis < rank_; ++axis) {
    if (axis != 0) text += ", ";
    text += std::to_string(dims_[axis]);
  }
  return text + "]";
}

std::size_t Shape::Axis(std::int64_t axis, const char* what) const {
  const auto rank = static_cast<std::int64_t>(rank_);
  if (axis < -rank || axis >= rank) {
    throw Error(ErrorCode::kShapeMismatch,
                std::string(what) + " " + std::to_string(axis) + " is outside of shape " + ToString());
  }
  return static_cast<std::size_t>(axis < 0 ? axis + rank : axis);
}

bool Shape::operator==(const Shape& other) const { return std::equal(begin(), end(), other.begin(), other.end()); }

}  // namespace pdx
