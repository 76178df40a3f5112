#include "capi/tensor.h"

#include <cstring>
#include <limits>

#include "capi/guard.h"
#include "pd_tensor.h"

using pdx::Error;
using pdx::ErrorCode;
using pdx::Guard;
using pdx::Require;

namespace {

constexpr std::size_t kMaxElements = std::numeric_limits<std::int32_t>::max();

// A view together with what it looks into, which is kept alive for the time of one call.
class Access {
 public:
  explicit Access(PD_Tensor* tensor) : tensor_(Require(tensor, "pd_tensor")), state_(tensor_.state.lock()) {
    if (state_ == nullptr) {
      throw Error(ErrorCode::kInvalidArgument, "the predictor of " + Name() + " is destroyed");
    }
  }

  bool is_input() const { return tensor_.role == pdx::TensorRole::kInput; }
  const pdx::Shape& shape() const {
    return is_input() ? session().InputShape(index()) : session().OutputShape(index());
  }
  pdx::DataType type() const { return is_input() ? session().InputType(index()) : session().OutputType(index()); }
  pdx::Lod& lod() const { return (is_input() ? state_->input_lods : state_->output_lods)[index()]; }
  std::string Name() const { return (is_input() ? "input '" : "output '") + tensor_.name + "'"; }

  void Reshape(const pdx::Shape& shape) const {
    RequireInput("reshaped");
    session().ReshapeInput(index(), shape);
  }

  // Memory to write, for the current shape.
  template <typename T>
  T* Mutable() const {
    RequireInput("written");
    if (CountElements() == 0) {
      throw Error(ErrorCode::kInvalidArgument, Name() + " has the shape " + shape().ToString() + ", without elements");
    }
    return reinterpret_cast<T*>(session().MutableInput(index(), pdx::DataTypeOf<T>::kValue));
  }

  template <typename T>
  const T* Data() const {
    const std::byte* data = is_input() ? session().InputData(index()) : session().OutputData(index());
    if (data == nullptr) {
      throw Error(ErrorCode::kInvalidArgument, Name() + (is_input() ? " has no data yet; write it first"
                                                                    : " has no data yet; run the predictor first"));
    }
    if (type() != pdx::DataTypeOf<T>::kValue) {
      throw Error(ErrorCode::kInvalidArgument,
                  Name() + " holds " + NameOf(type()) + ", not " + NameOf(pdx::DataTypeOf<T>::kValue));
    }
    return reinterpret_cast<const T*>(data);
  }

  std::size_t CountElements() const {
    if (!shape().IsStatic()) {
      throw Error(ErrorCode::kInvalidArgument,
                  Name() + " has the free shape " + shape().ToString() + "; reshape it before writing data");
    }
    const auto count = static_cast<std::size_t>(shape().ElementCount());
    if (count > kMaxElements) {
      throw Error(ErrorCode::kShapeMismatch, Name() + " has " + std::to_string(count) + " elements of shape " +
                                                 shape().ToString() + ", more than the interface's 32 bits count");
    }
    return count;
  }

 private:
  pdx::Session& session() const { return state_->session; }
  std::size_t index() const { return tensor_.index; }

  void RequireInput(const char* done) const {
    if (!is_input()) throw Error(ErrorCode::kInvalidArgument, Name() + " cannot be " + done + "; only inputs can");
  }

  const PD_Tensor& tensor_;
  std::shared_ptr<pdx::PredictorState> state_;
};

void RequireCpu(PD_PlaceType place) {
  if (place == PD_PLACE_CPU) return;
  throw Error(ErrorCode::kInvalidArgument, "place " + std::to_string(place) + " is not the CPU (" +
                                               std::to_string(PD_PLACE_CPU) + "), the only one of this library");
}

pdx::Shape ReadShape(std::size_t rank, const int32_t* dims) {
  if (rank > pdx::Shape::kMaxRank) {
    throw Error(ErrorCode::kShapeMismatch, "a shape of " + std::to_string(rank) + " dimensions; at most " +
                                               std::to_string(pdx::Shape::kMaxRank) + " can be used");
  }
  if (rank != 0) Require(dims, "shape");
  pdx::Shape shape;
  for (std::size_t i = 0; i < rank; ++i) {
    if (dims[i] < 0) {
      throw Error(ErrorCode::kShapeMismatch,
                  "dimension " + std::to_string(i) + " is " + std::to_string(dims[i]) + "; it must be 0 or more");
    }
    shape.Append(dims[i]);
  }
  return shape;
}

template <typename T>
T* MutableData(const char* function, PD_Tensor* tensor, PD_PlaceType place) noexcept {
  return Guard<T*>(function, nullptr, [&] {
    const Access access(tensor);
    RequireCpu(place);
    return access.Mutable<T>();
  });
}

template <typename T>
T* Data(const char* function, PD_Tensor* tensor, PD_PlaceType* place, int32_t* size) noexcept {
  return Guard<T*>(function, nullptr, [&] {
    const Access access(tensor);
    Require(place, "place");
    Require(size, "size");
    const T* data = access.Data<T>();
    *size = static_cast<int32_t>(access.CountElements());
    *place = PD_PLACE_CPU;
    return const_cast<T*>(data);  // the interface has one kind of pointer
  });
}

template <typename T>
void CopyFromCpu(const char* function, PD_Tensor* tensor, const T* data) noexcept {
  Guard(function, [&] {
    const Access access(tensor);
    Require(data, "data");
    T* to = access.Mutable<T>();
    std::memcpy(to, data, access.CountElements() * sizeof(T));
  });
}

template <typename T>
void CopyToCpu(const char* function, PD_Tensor* tensor, T* data) noexcept {
  Guard(function, [&] {
    const Access access(tensor);
    Require(data, "data");
    const T* from = access.Data<T>();
    std::memcpy(data, from, access.CountElements() * sizeof(T));
  });
}

}  // namespace

void PD_TensorDestroy(PD_Tensor* pd_tensor) {
  Guard(__func__, [&] { delete pd_tensor; });
}

void PD_TensorReshape(PD_Tensor* pd_tensor, size_t shape_size, int32_t* shape) {
  Guard(__func__, [&] {
    const Access access(pd_tensor);
    access.Reshape(ReadShape(shape_size, shape));
  });
}

PD_OneDimArrayInt32* PD_TensorGetShape(PD_Tensor* pd_tensor) {
  return Guard<PD_OneDimArrayInt32*>(__func__, nullptr,
                                     [&] { return pdx::MakeInt32Array(Access(pd_tensor).shape().dims()).release(); });
}

void PD_TensorSetLod(PD_Tensor* pd_tensor, PD_TwoDimArraySize* lod) {
  Guard(__func__, [&] {
    const Access access(pd_tensor);
    access.lod() = pdx::ReadLod(Require(lod, "lod"));
  });
}

PD_TwoDimArraySize* PD_TensorGetLod(PD_Tensor* pd_tensor) {
  return Guard<PD_TwoDimArraySize*>(__func__, nullptr,
                                    [&] { return pdx::MakeLodArray(Access(pd_tensor).lod()).release(); });
}

const char* PD_TensorGetName(PD_Tensor* pd_tensor) {
  return Guard<const char*>(__func__, nullptr, [&] { return Require(pd_tensor, "pd_tensor").name.c_str(); });
}

PD_DataType PD_TensorGetDataType(PD_Tensor* pd_tensor) {
  return Guard<PD_DataType>(__func__, PD_DATA_UNK, [&] { return pdx::ToPaddle(Access(pd_tensor).type()); });
}

float* PD_TensorMutableDataFloat(PD_Tensor* pd_tensor, PD_PlaceType place) {
  return MutableData<float>(__func__, pd_tensor, place);
}

int64_t* PD_TensorMutableDataInt64(PD_Tensor* pd_tensor, PD_PlaceType place) {
  return MutableData<int64_t>(__func__, pd_tensor, place);
}

int32_t* PD_TensorMutableDataInt32(PD_Tensor* pd_tensor, PD_PlaceType place) {
  return MutableData<int32_t>(__func__, pd_tensor, place);
}

uint8_t* PD_TensorMutableDataUint8(PD_Tensor* pd_tensor, PD_PlaceType place) {
  return MutableData<uint8_t>(__func__, pd_tensor, place);
}

int8_t* PD_TensorMutableDataInt8(PD_Tensor* pd_tensor, PD_PlaceType place) {
  return MutableData<int8_t>(__func__, pd_tensor, place);
}

float* PD_TensorDataFloat(PD_Tensor* pd_tensor, PD_PlaceType* place, int32_t* size) {
  return Data<float>(__func__, pd_tensor, place, size);
}

int64_t* PD_TensorDataInt64(PD_Tensor* pd_tensor, PD_PlaceType* place, int32_t* size) {
  return Data<int64_t>(__func__, pd_tensor, place, size);
}

int32_t* PD_TensorDataInt32(PD_Tensor* pd_tensor, PD_PlaceType* place, int32_t* size) {
  return Data<int32_t>(__func__, pd_tensor, place, size);
}

uint8_t* PD_TensorDataUint8(PD_Tensor* pd_tensor, PD_PlaceType* place, int32_t* size) {
  return Data<uint8_t>(__func__, pd_tensor, place, size);
}

int8_t* PD_TensorDataInt8(PD_Tensor* pd_tensor, PD_PlaceType* place, int32_t* size) {
  return Data<int8_t>(__func__, pd_tensor, place, size);
}

void PD_TensorCopyFromCpuFloat(PD_Tensor* pd_tensor, const float* data) { CopyFromCpu(__func__, pd_tensor, data); }

void PD_TensorCopyFromCpuInt64(PD_Tensor* pd_tensor, const int64_t* data) { CopyFromCpu(__func__, pd_tensor, data); }

void PD_TensorCopyFromCpuInt32(PD_Tensor* pd_tensor, const int32_t* data) { CopyFromCpu(__func__, pd_tensor, data); }

void PD_TensorCopyFromCpuUint8(PD_Tensor* pd_tensor, const uint8_t* data) { CopyFromCpu(__func__, pd_tensor, data); }

void PD_TensorCopyFromCpuInt8(PD_Tensor* pd_tensor, const int8_t* data) { CopyFromCpu(__func__, pd_tensor, data); }

void PD_TensorCopyToCpuFloat(PD_Tensor* pd_tensor, float* data) { CopyToCpu(__func__, pd_tensor, data); }

void PD_TensorCopyToCpuInt64(PD_Tensor* pd_tensor, int64_t* data) { CopyToCpu(__func__, pd_tensor, data); }

void PD_TensorCopyToCpuInt32(PD_Tensor* pd_tensor, int32_t* data) { CopyToCpu(__func__, pd_tensor, data); }

void PD_TensorCopyToCpuUint8(PD_Tensor* pd_tensor, uint8_t* data) { CopyToCpu(__func__, pd_tensor, data); }

void PD_TensorCopyToCpuInt8(PD_Tensor* pd_tensor, int8_t* data) { CopyToCpu(__func__, pd_tensor, data); }
