#include "kernels/reference/fill_constant.h"

#include <algorithm>

#include "ops/fill_constant.h"
#include "ops/infer_rules.h"

namespace pdx::reference {

namespace {

class FillConstant final : public Kernel {
 public:
  FillConstant(double number, std::int64_t integer) : number_(number), integer_(integer) {}

  bool ReadsInput(std::size_t) const override { return false; }

  void Run(const RunContext& context) const override {
    const TensorRef& out = context.outputs[0];
    switch (out.type) {
      case DataType::kFloat32:
        return Fill<float>(out, number_);
      case DataType::kInt32:
        return Fill<std::int32_t>(out, integer_);
      case DataType::kInt64:
        return Fill<std::int64_t>(out, integer_);
      case DataType::kUint8:
        return Fill<std::uint8_t>(out, integer_);
      case DataType::kInt8:
        return Fill<std::int8_t>(out, integer_);
      case DataType::kBool:
        return Fill<std::uint8_t>(out, number_ != 0);
    }
  }

 private:
  template <typename T, typename V>
  static void Fill(const TensorRef& out, V value) {
    std::fill_n(out.MutableAs<T>(), out.shape->ElementCount(), static_cast<T>(value));
  }

  double number_;
  std::int64_t integer_;
};

}  // namespace

std::unique_ptr<Kernel> MakeFillConstant(const KernelContext& context) {
  const bool is_float = context.attributes().GetInt("dtype", kFloat32Code) == kFloat32Code;
  return std::make_unique<FillConstant>(FillNumber(context.attributes()),
                                        is_float ? 0 : FillInteger(context.attributes()));
}

}  // namespace pdx::reference
