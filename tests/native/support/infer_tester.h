#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "graph/error.h"
#include "support/kernel_runner.h"

namespace pdx::test {

// A node under construction whose shape rule is tried.
class InferTester {
 public:
  explicit InferTester(const std::string& op) : node_{.op = op} {}

  InferTester& Input(const Shape& shape, DataType type = DataType::kFloat32) {
    node_.inputs.emplace_back(TestTensor::Zero(type, shape));
    return *this;
  }
  InferTester& Absent() {
    node_.inputs.emplace_back(std::nullopt);
    return *this;
  }
  InferTester& Known(const std::vector<std::int64_t>& values) {  // int64 [values.size()]
    node_.inputs.emplace_back(TestTensor::From(Shape{static_cast<std::int64_t>(values.size())}, values));
    return *this;
  }
  InferTester& Scalar(std::int64_t value) {  // int64 []
    node_.inputs.emplace_back(TestTensor::From(Shape{}, std::vector<std::int64_t>{value}));
    return *this;
  }
  InferTester& Set(const std::string& name, Attribute value) {
    node_.attributes.Set(name, std::move(value));
    return *this;
  }
  InferTester& Ints(const std::string& name, std::vector<std::int64_t> values) { return Set(name, std::move(values)); }

  Shape OutShape() const { return InferNode(node_)[0].shape; }
  std::optional<std::vector<std::int64_t>> OutKnown() const { return InferNode(node_)[0].known; }
  DataType OutType() const { return InferNode(node_)[0].type; }

  // The rule must fail with kShapeMismatch, the operator's name, and every one of the texts in the message.
  void ExpectRefused(std::initializer_list<const char*> texts, ErrorCode code = ErrorCode::kShapeMismatch) const {
    try {
      const Shape shape = OutShape();
      ADD_FAILURE() << node_.op << " was taken, with an output of shape " << shape.ToString();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      EXPECT_EQ(error.op(), node_.op) << error.what();
      const std::string message = error.what();
      EXPECT_TRUE(message.starts_with(node_.op + ": ")) << message;
      for (const char* text : texts) EXPECT_NE(message.find(text), std::string::npos) << message << "\nlacks " << text;
    }
  }

 private:
  NodeCase node_;
};

}  // namespace pdx::test
