#include "kernels/simd/lstm_inner.h"
#include "kernels/simd/vector_portable.h"

namespace pdx::simd {

constinit const LstmFunctions kLstmPortable = MakeLstmFunctions<VectorPortable>();

}  // namespace pdx::simd
