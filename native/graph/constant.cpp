#include "graph/constant.h"

#include <cstring>
#include <new>

namespace pdx {

namespace {

constexpr std::align_val_t kAlignment{64};

}  // namespace

Constant::Constant(DataType type, const Shape& shape)
    : type_(type),
      shape_(shape),
      byte_size_(static_cast<std::size_t>(shape.ElementCount()) * SizeOf(type)),
      data_(static_cast<std::byte*>(::operator new[](byte_size_ == 0 ? 1 : byte_size_, kAlignment))) {
  std::memset(data_.get(), 0, byte_size_);
}

void Constant::Free::operator()(std::byte* data) const noexcept { ::operator delete[](data, kAlignment); }

void Constant::CheckType(DataType wanted) const {
  if (wanted != type_) {
    throw Error(ErrorCode::kInternal,
                std::string("a constant of type ") + NameOf(type_) + " was read as " + NameOf(wanted));
  }
}

}  // namespace pdx
