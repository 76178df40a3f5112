#pragma once

#include <cstring>
#include <random>
#include <span>
#include <vector>

#include "graph/constant.h"

namespace pdx::test {

// A tensor held by a test: element type, shape and bytes.
struct TestTensor {
  DataType type = DataType::kFloat32;
  Shape shape;
  std::vector<std::byte> bytes;

  template <typename T>
  static TestTensor From(const Shape& shape, const std::vector<T>& values);
  static TestTensor Zero(DataType type, const Shape& shape);
  static TestTensor Random(const Shape& shape, unsigned seed, float low = -1, float high = 1);  // float32

  template <typename T>
  std::vector<T> To() const;
  std::vector<float> Floats() const { return To<float>(); }
};

template <typename T>
TestTensor TestTensor::From(const Shape& shape, const std::vector<T>& values) {
  TestTensor tensor = Zero(DataTypeOf<T>::kValue, shape);
  if (tensor.bytes.size() != values.size() * sizeof(T)) {
    throw Error(ErrorCode::kInternal,
                "a test gives " + std::to_string(values.size()) + " values for the shape " + shape.ToString());
  }
  if (!values.empty()) std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
  return tensor;
}

inline TestTensor TestTensor::Zero(DataType type, const Shape& shape) {
  return {type, shape, std::vector<std::byte>(static_cast<std::size_t>(shape.ElementCount()) * SizeOf(type))};
}

inline TestTensor TestTensor::Random(const Shape& shape, unsigned seed, float low, float high) {
  std::mt19937 generator(seed);
  std::vector<float> values(static_cast<std::size_t>(shape.ElementCount()));
  for (float& value : values) {
    // Not a distribution of the library, whose results differ between implementations.
    value = low + (high - low) * static_cast<float>(generator() >> 8) / 16777216.0f;
  }
  return From(shape, values);
}

template <typename T>
std::vector<T> TestTensor::To() const {
  if (DataTypeOf<T>::kValue != type) {
    throw Error(ErrorCode::kInternal, std::string("a test reads a tensor of ") + NameOf(type) + " as another type");
  }
  std::vector<T> values(bytes.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

}  // namespace pdx::test
