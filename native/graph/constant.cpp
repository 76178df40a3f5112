#include "graph/constant.h"

#include <cstring>

namespace pdx {

Constant::Constant(DataType type, const Shape& shape)
    : type_(type), shape_(shape), byte_size_(static_cast<std::size_t>(shape.ElementCount()) * SizeOf(type)) {
  std::memset(data_.Reserve(byte_size_), 0, byte_size_);
}

void Constant::CheckType(DataType wanted) const {
  if (wanted != type_) {
    throw Error(ErrorCode::kInternal,
                std::string("a constant of type ") + NameOf(type_) + " was read as " + NameOf(wanted));
  }
}

}  // namespace pdx
