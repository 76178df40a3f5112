#include "kernels/reference/cast.h"

#include <cmath>
#include <limits>
#include <type_traits>

namespace pdx::reference {

namespace {

struct Bool {
  std::uint8_t value;
};

template <typename To>
To FromFloat(float value) {
  if (std::isnan(value)) return 0;
  // The upper ends are no floats: comparing with the power of two above them is exact.
  const float limit = std::ldexp(1.0f, std::numeric_limits<To>::digits);
  if (value >= limit) return std::numeric_limits<To>::max();
  if (value <= static_cast<float>(std::numeric_limits<To>::lowest())) return std::numeric_limits<To>::lowest();
  return static_cast<To>(value);
}

template <typename To, typename From>
To Convert(From value) {
  if constexpr (std::is_same_v<From, Bool>) {
    return Convert<To>(static_cast<std::uint8_t>(value.value != 0));
  } else if constexpr (std::is_same_v<To, Bool>) {
    return Bool{static_cast<std::uint8_t>(value != 0)};
  } else if constexpr (std::is_same_v<From, float> && !std::is_same_v<To, float>) {
    return FromFloat<To>(value);
  } else {
    return static_cast<To>(value);
  }
}

// Calls visit with a value of the C++ type behind `type`.
template <typename Visit>
void Dispatch(DataType type, Visit&& visit) {
  switch (type) {
    case DataType::kFloat32:
      return visit(float{});
    case DataType::kInt32:
      return visit(std::int32_t{});
    case DataType::kInt64:
      return visit(std::int64_t{});
    case DataType::kUint8:
      return visit(std::uint8_t{});
    case DataType::kInt8:
      return visit(std::int8_t{});
    case DataType::kBool:
      return visit(Bool{});
  }
}

class Cast final : public Kernel {
 public:
  void Run(const RunContext& context) const override {
    const TensorRef& src = context.inputs[0];
    const TensorRef& dst = context.outputs[0];
    const std::int64_t count = dst.shape->ElementCount();
    Dispatch(src.type, [&]<typename From>(From) {
      Dispatch(dst.type, [&]<typename To>(To) {
        for (std::int64_t i = 0; i < count; ++i) dst.MutableAs<To>()[i] = Convert<To>(src.As<From>()[i]);
      });
    });
  }
};

}  // namespace

std::unique_ptr<Kernel> MakeCast(const KernelContext&) { return std::make_unique<Cast>(); }

}  // namespace pdx::reference
