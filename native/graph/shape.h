#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

namespace pdx {

// Dimensions of a tensor, outermost first, held inline so that a shape never allocates. A dimension of -1 is free
// (declared shapes only); all sizes derived from a shape are checked against overflow.
class Shape {
 public:
  static constexpr std::size_t kMaxRank = 8;
  static constexpr std::int64_t kFree = -1;

  Shape() = default;
  Shape(std::initializer_list<std::int64_t> dims) : Shape(std::span<const std::int64_t>(dims.begin(), dims.size())) {}
  explicit Shape(std::span<const std::int64_t> dims);  // throws kShapeMismatch above kMaxRank or below -1

  std::size_t rank() const { return rank_; }
  std::int64_t operator[](std::size_t axis) const { return dims_[axis]; }
  std::int64_t& operator[](std::size_t axis) { return dims_[axis]; }
  const std::int64_t* begin() const { return dims_.data(); }
  const std::int64_t* end() const { return dims_.data() + rank_; }
  std::span<const std::int64_t> dims() const { return {dims_.data(), rank_}; }
  std::int64_t back() const { return dims_[rank_ - 1]; }

  bool IsStatic() const;                                       // no free dimension
  std::int64_t ElementCount() const;                           // 1 for rank 0; throws when free or above 2^47
  std::int64_t Count(std::size_t from, std::size_t to) const;  // product of dimensions [from, to)
  void Append(std::int64_t dim);
  std::string ToString() const;  // "[1, 3, 48, 320]"

  // Maps -rank..rank-1 to 0..rank-1; throws kShapeMismatch naming `what` otherwise.
  std::size_t Axis(std::int64_t axis, const char* what) const;

  bool operator==(const Shape& other) const;

 private:
  std::array<std::int64_t, kMaxRank> dims_{};
  std::size_t rank_ = 0;
};

}  // namespace pdx
