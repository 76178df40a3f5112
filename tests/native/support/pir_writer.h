#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/model_writer.h"

namespace pdx::testing {

// Writes a small model in the form of Paddle 3: the program as JSON, the parameters as ever.
class PirWriter {
 public:
  struct Result {
    int id = 0;
    std::vector<std::int64_t> dims;
    std::string type = "0.t_f32";
  };

  static std::string List(const std::vector<std::int64_t>& values) {
    std::string text;
    for (const std::int64_t value : values) text += (text.empty() ? "" : ",") + std::to_string(value);
    return "[" + text + "]";
  }
  static std::string Attribute(const std::string& name, const std::string& kind, const std::string& value) {
    return R"({"N":")" + name + R"(","AT":{"#":")" + kind + R"(","D":)" + value + "}}";
  }
  static std::string Ints(const std::string& name, const std::vector<std::int64_t>& values) {
    std::string items;
    for (const std::int64_t value : values) {
      items += (items.empty() ? "" : ",") + (R"({"#":"0.a_i64","D":)" + std::to_string(value)) + "}";
    }
    return Attribute(name, "0.a_array", "[" + items + "]");
  }
  static std::string Text(const std::string& name, const std::string& value) {
    return Attribute(name, "0.a_str", "\"" + value + "\"");
  }
  static std::string Int(const std::string& name, int value) {
    return Attribute(name, "0.a_i32", std::to_string(value));
  }

  PirWriter& Parameter(int id, const std::string& name, const std::vector<std::int64_t>& dims,
                       const std::vector<float>& elements) {
    AddOperator(R"({"#":"p","A":[0,1,0,")" + name + R"("],"O":)" + Value({id, dims, "0.t_f32"}) + "}");
    records_[name] = ModelWriter::Record(
        dims, kFloat32, {reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(float)});
    return *this;
  }

  // The kind with its dialect ("1.relu"), numbers of values, and the attributes as JSON.
  PirWriter& Operator(const std::string& kind, const std::vector<int>& operands, const std::vector<Result>& results,
                      const std::vector<std::string>& attributes = {}) {
    std::string in, out, settings;
    for (const int id : operands) in += (in.empty() ? "" : ",") + (R"({"%":)" + std::to_string(id)) + "}";
    for (const Result& result : results) out += (out.empty() ? "" : ",") + Value(result);
    for (const std::string& attribute : attributes) settings += (settings.empty() ? "" : ",") + attribute;
    AddOperator(R"({"#":")" + kind + R"(","A":[)" + settings + R"(],"I":[)" + in + R"(],"O":[)" + out +
                R"(],"OA":[]})");
    return *this;
  }

  PirWriter& Feed(int id, const std::vector<std::int64_t>& dims, const std::string& name = "x", int column = 0) {
    return Operator("1.feed", {}, {{id, dims, "0.t_f32"}}, {Text("name", name), Int("col", column)});
  }
  PirWriter& Fetch(int id, int result, const std::string& name = "y", int column = 0) {
    return Operator("1.fetch", {id}, {{result, {}, "0.t_f32"}}, {Text("name", name), Int("col", column)});
  }
  PirWriter& IntArray(int id, const std::vector<std::int64_t>& values) {
    return Operator("1.full_int_array", {}, {{id, {static_cast<std::int64_t>(values.size())}, "0.t_i64"}},
                    {Ints("value", values), Attribute("dtype", "1.a_dtype", R"("int64")"),
                     Attribute("place", "1.a_place", R"([1,0,""])")});
  }
  PirWriter& Full(int id, const std::string& value, const std::vector<std::int64_t>& dims = {1},
                  const std::string& type = "float32") {
    return Operator(
        "1.full", {}, {{id, dims, type == "float32" ? "0.t_f32" : "0.t_i32"}},
        {Attribute("shape", "1.a_intarray", List(dims)), Attribute("value", "0.a_f64", value),
         Attribute("dtype", "1.a_dtype", "\"" + type + "\""), Attribute("place", "1.a_place", R"([1,0,""])")});
  }

  std::string Program() const {
    return R"({"base_code":{"magic":"pir","trainable":true,"version":4},"program":{"regions":[{"#":"region_0",)"
           R"("blocks":[{"#":"block_0","args":[],"ops":[)" +
           operators_ + "]}]}]}}";
  }
  std::string Parameters() const {
    std::string bytes;
    for (const auto& [name, record] : records_) bytes += record;
    return bytes;
  }

 private:
  static std::string Value(const Result& result) {
    return R"({"%":)" + std::to_string(result.id) + R"(,"TT":{"#":"0.t_dtensor","D":[{"#":")" + result.type + R"("},)" +
           List(result.dims) + R"(,"NCHW",[],0]}})";
  }
  void AddOperator(const std::string& text) { operators_ += (operators_.empty() ? "" : ",") + text; }

  std::string operators_;
  std::map<std::string, std::string> records_;
};

}  // namespace pdx::testing
