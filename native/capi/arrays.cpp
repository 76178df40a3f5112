#include "capi/arrays.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <new>

#include "capi/guard.h"

namespace pdx {

namespace {

// An empty array has no data.
template <typename Array, typename Element>
Owned<Array> MakeArray(std::size_t size, Element* Array::*data) {
  Owned<Array> array(new Array{});
  if (size == 0) return array;
  (*array).*data = new Element[size]();
  array->size = size;
  return array;
}

char* CopyText(std::string_view text) {
  char* copy = new char[text.size() + 1];
  std::ranges::copy(text, copy);
  copy[text.size()] = '\0';
  return copy;
}

Owned<PD_IOInfo> MakeInfo(const Value& value) {
  Owned<PD_IOInfo> info(new PD_IOInfo{});
  info->name = MakeText(value.name).release();
  info->shape = MakeInt64Array(value.shape.dims()).release();
  info->dtype = ToPaddle(value.type);
  return info;
}

template <typename T>
void Free(T* array) noexcept {
  if (array == nullptr) return;
  delete[] array->data;
  delete array;
}

}  // namespace

void Destroy::operator()(PD_OneDimArrayInt32* array) const noexcept { Free(array); }
void Destroy::operator()(PD_OneDimArrayInt64* array) const noexcept { Free(array); }
void Destroy::operator()(PD_OneDimArraySize* array) const noexcept { Free(array); }
void Destroy::operator()(PD_Cstr* text) const noexcept { Free(text); }

void Destroy::operator()(PD_OneDimArrayCstr* array) const noexcept {
  if (array == nullptr) return;
  for (std::size_t i = 0; i < array->size; ++i) delete[] array->data[i];
  Free(array);
}

void Destroy::operator()(PD_TwoDimArraySize* array) const noexcept {
  if (array == nullptr) return;
  for (std::size_t i = 0; i < array->size; ++i) (*this)(array->data[i]);
  Free(array);
}

void Destroy::operator()(PD_IOInfo* info) const noexcept {
  if (info == nullptr) return;
  (*this)(info->name);
  (*this)(info->shape);
  delete info;
}

void Destroy::operator()(PD_IOInfos* infos) const noexcept {
  if (infos == nullptr) return;
  for (std::size_t i = 0; i < infos->size; ++i) (*this)(infos->io_info[i]);
  delete[] infos->io_info;
  delete infos;
}

Owned<PD_OneDimArrayInt32> MakeInt32Array(std::span<const std::int64_t> values) {
  auto array = MakeArray(values.size(), &PD_OneDimArrayInt32::data);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] > std::numeric_limits<std::int32_t>::max()) {
      throw Error(ErrorCode::kShapeMismatch, "dimension " + std::to_string(i) + " is " + std::to_string(values[i]) +
                                                 ", more than the interface's 32 bits hold");
    }
    array->data[i] = static_cast<std::int32_t>(values[i]);
  }
  return array;
}

Owned<PD_OneDimArrayInt64> MakeInt64Array(std::span<const std::int64_t> values) {
  auto array = MakeArray(values.size(), &PD_OneDimArrayInt64::data);
  std::ranges::copy(values, array->data);
  return array;
}

Owned<PD_OneDimArrayCstr> MakeTextArray(std::span<const std::string> texts) {
  auto array = MakeArray(texts.size(), &PD_OneDimArrayCstr::data);
  for (std::size_t i = 0; i < texts.size(); ++i) array->data[i] = CopyText(texts[i]);
  return array;
}

Owned<PD_TwoDimArraySize> MakeLodArray(const Lod& lod) {
  auto array = MakeArray(lod.size(), &PD_TwoDimArraySize::data);
  for (std::size_t i = 0; i < lod.size(); ++i) {
    auto level = MakeArray(lod[i].size(), &PD_OneDimArraySize::data);
    std::ranges::copy(lod[i], level->data);
    array->data[i] = level.release();
  }
  return array;
}

Owned<PD_Cstr> MakeText(std::string_view text) {
  Owned<PD_Cstr> made(new PD_Cstr{});
  if (text.empty()) return made;
  made->data = CopyText(text);
  made->size = text.size() + 1;
  return made;
}

char* MallocText(std::string_view text) {
  char* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) throw std::bad_alloc();
  std::ranges::copy(text, copy);
  copy[text.size()] = '\0';
  return copy;
}

Owned<PD_IOInfos> MakeInfos(const Graph& graph, std::span<const ValueId> values) {
  auto infos = MakeArray(values.size(), &PD_IOInfos::io_info);
  for (std::size_t i = 0; i < values.size(); ++i) infos->io_info[i] = MakeInfo(graph.value(values[i])).release();
  return infos;
}

Lod ReadLod(const PD_TwoDimArraySize& array) {
  Lod lod(array.size);
  if (array.size != 0) Require(array.data, "lod->data");
  for (std::size_t i = 0; i < array.size; ++i) {
    const PD_OneDimArraySize& level = Require(array.data[i], "a level of lod");
    if (level.size != 0) Require(level.data, "the data of a level of lod");
    lod[i].assign(level.data, level.data + level.size);
  }
  return lod;
}

PD_DataType ToPaddle(DataType type) {
  switch (type) {
    case DataType::kFloat32:
      return PD_DATA_FLOAT32;
    case DataType::kInt32:
      return PD_DATA_INT32;
    case DataType::kInt64:
      return PD_DATA_INT64;
    case DataType::kUint8:
      return PD_DATA_UINT8;
    case DataType::kInt8:
      return PD_DATA_INT8;
    case DataType::kBool:
      break;
  }
  return PD_DATA_UNK;
}

}  // namespace pdx
