#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

#include "graph/data_type.h"
#include "graph/shape.h"
#include "memory/buffer.h"

namespace pdx {

// An immutable tensor known when the model is loaded. The bytes start on a 64-byte boundary.
class Constant {
 public:
  Constant(DataType type, const Shape& shape);  // zero-filled

  template <typename T>
  static std::shared_ptr<const Constant> From(const Shape& shape, std::span<const T> values);

  DataType type() const { return type_; }
  const Shape& shape() const { return shape_; }
  std::size_t byte_size() const { return byte_size_; }
  std::byte* mutable_data() { return data_.data(); }
  const std::byte* data() const { return data_.data(); }

  template <typename T>
  std::span<const T> As() const;  // throws kInternal when T is not the element type
  template <typename T>
  std::span<T> MutableAs();

 private:
  void CheckType(DataType wanted) const;

  DataType type_;
  Shape shape_;
  std::size_t byte_size_;
  Buffer data_;
};

template <typename T>
std::span<const T> Constant::As() const {
  CheckType(DataTypeOf<T>::kValue);
  return {reinterpret_cast<const T*>(data_.data()), byte_size_ / sizeof(T)};
}

template <typename T>
std::span<T> Constant::MutableAs() {
  CheckType(DataTypeOf<T>::kValue);
  return {reinterpret_cast<T*>(data_.data()), byte_size_ / sizeof(T)};
}

template <typename T>
std::shared_ptr<const Constant> Constant::From(const Shape& shape, std::span<const T> values) {
  auto constant = std::make_shared<Constant>(DataTypeOf<T>::kValue, shape);
  if (static_cast<std::size_t>(shape.ElementCount()) != values.size()) {
    throw Error(ErrorCode::kInternal,
                "a constant of shape " + shape.ToString() + " got " + std::to_string(values.size()) + " values");
  }
  std::copy(values.begin(), values.end(), constant->template MutableAs<T>().begin());
  return constant;
}

}  // namespace pdx
