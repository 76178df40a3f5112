#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "pd_types.h"

// Makes the structs that functions return. While one is being filled it is owned by a smart pointer, so that running
// out of memory half-way leaks nothing; release() hands it to the caller, who frees it through pd_utils.h.
namespace pdx {

struct Destroy {
  void operator()(PD_OneDimArrayInt32* array) const noexcept;
  void operator()(PD_OneDimArrayInt64* array) const noexcept;
  void operator()(PD_OneDimArraySize* array) const noexcept;
  void operator()(PD_OneDimArrayCstr* array) const noexcept;
  void operator()(PD_TwoDimArraySize* array) const noexcept;
  void operator()(PD_Cstr* text) const noexcept;
  void operator()(PD_IOInfo* info) const noexcept;
  void operator()(PD_IOInfos* infos) const noexcept;
};

template <typename T>
using Owned = std::unique_ptr<T, Destroy>;

using Lod = std::vector<std::vector<std::size_t>>;  // levels of offsets

Owned<PD_OneDimArrayInt32> MakeInt32Array(std::span<const std::int64_t> values);  // throws kShapeMismatch above 32 bits
Owned<PD_OneDimArrayInt64> MakeInt64Array(std::span<const std::int64_t> values);
Owned<PD_OneDimArrayCstr> MakeTextArray(std::span<const std::string> texts);
Owned<PD_TwoDimArraySize> MakeLodArray(const Lod& lod);
Owned<PD_Cstr> MakeText(std::string_view text);
char* MallocText(std::string_view text);  // for the two functions whose result the caller gives to free()
Owned<PD_IOInfos> MakeInfos(const Graph& graph, std::span<const ValueId> values);

Lod ReadLod(const PD_TwoDimArraySize& array);  // throws kInvalidArgument for a NULL inside

// PD_DATA_UNK for a type the interface has no name for.
PD_DataType ToPaddle(DataType type);

}  // namespace pdx
