#include <limits>

#include "capi/capi_fixture.h"

namespace pdx::testing {
namespace {

class TensorTest : public CApiTest {
 protected:
  void SetUp() override {
    CApiTest::SetUp();
    predictor_ = PredictorOf(AddRelu());
    ASSERT_NE(predictor_, nullptr) << PDX_GetLastErrorMessage();
    input_.reset(PD_PredictorGetInputHandle(predictor_.get(), "x"));
    output_.reset(PD_PredictorGetOutputHandle(predictor_.get(), "y"));
  }
  void TearDown() override {
    input_.reset();
    output_.reset();
    predictor_.reset();
    CApiTest::TearDown();
  }

  static std::vector<int32_t> ShapeOf(PD_Tensor* tensor) {
    const Handle<PD_OneDimArrayInt32> shape(PD_TensorGetShape(tensor));
    return shape == nullptr ? std::vector<int32_t>{-99} : std::vector<int32_t>(shape->data, shape->data + shape->size);
  }
  void Reshape(std::vector<int32_t> dims) { PD_TensorReshape(input_.get(), dims.size(), dims.data()); }

  Handle<PD_Predictor> predictor_;
  Handle<PD_Tensor> input_;
  Handle<PD_Tensor> output_;
};

TEST_F(TensorTest, ShowsNameTypeAndShape) {
  EXPECT_STREQ(PD_TensorGetName(input_.get()), "x");
  EXPECT_STREQ(PD_TensorGetName(output_.get()), "y");
  EXPECT_EQ(PD_TensorGetDataType(input_.get()), PD_DATA_FLOAT32);
  Reshape({3, 2});
  EXPECT_EQ(ShapeOf(input_.get()), (std::vector<int32_t>{3, 2}));
  PD_TensorReshape(input_.get(), 0, nullptr);
  EXPECT_TRUE(ShapeOf(input_.get()).empty());
  ExpectNoError();
}

TEST_F(TensorTest, IsWrittenAndReadInPlace) {
  Reshape({2, 2});
  float* data = PD_TensorMutableDataFloat(input_.get(), PD_PLACE_CPU);
  ASSERT_NE(data, nullptr);
  for (int i = 0; i < 4; ++i) data[i] = static_cast<float>(i);
  ASSERT_TRUE(PD_PredictorRun(predictor_.get())) << PDX_GetLastErrorMessage();
  PD_PlaceType place = PD_PLACE_UNK;
  int32_t size = 0;
  const float* result = PD_TensorDataFloat(output_.get(), &place, &size);
  ASSERT_NE(result, nullptr) << PDX_GetLastErrorMessage();
  EXPECT_EQ(place, PD_PLACE_CPU);
  EXPECT_EQ(size, 4);
  EXPECT_EQ(std::vector<float>(result, result + size), (std::vector<float>{1, 0, 3, 1}));
  EXPECT_EQ(ShapeOf(output_.get()), (std::vector<int32_t>{2, 2}));
  std::vector<float> written(4);
  PD_TensorCopyToCpuFloat(input_.get(), written.data());
  EXPECT_EQ(written, (std::vector<float>{0, 1, 2, 3}));
  ExpectNoError();
}

TEST_F(TensorTest, KeepsTheLodOfEachTensor) {
  size_t offsets[] = {0, 2, 5};
  PD_OneDimArraySize level{3, offsets};
  PD_OneDimArraySize* levels[] = {&level};
  PD_TwoDimArraySize lod{1, levels};
  PD_TensorSetLod(input_.get(), &lod);
  const Handle<PD_Tensor> second_view(PD_PredictorGetInputHandle(predictor_.get(), "x"));
  const Handle<PD_TwoDimArraySize> read(PD_TensorGetLod(second_view.get()));
  ASSERT_EQ(read->size, 1U);
  EXPECT_EQ(std::vector<size_t>(read->data[0]->data, read->data[0]->data + read->data[0]->size),
            (std::vector<size_t>{0, 2, 5}));
  const Handle<PD_TwoDimArraySize> none(PD_TensorGetLod(output_.get()));
  EXPECT_EQ(none->size, 0U);
  EXPECT_EQ(none->data, nullptr);
  levels[0] = nullptr;
  PD_TensorSetLod(input_.get(), &lod);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorSetLod: a level of lod is NULL");
  level.data = nullptr;
  levels[0] = &level;
  PD_TensorSetLod(input_.get(), &lod);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorSetLod: the data of a level of lod is NULL");
  PD_TensorSetLod(input_.get(), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorSetLod: lod is NULL");
}

TEST_F(TensorTest, RefusesShapesThatCannotBe) {
  Reshape({1, -1});
  ExpectError(PDX_ERROR_SHAPE_MISMATCH, "dimension 1 is -1; it must be 0 or more");
  Reshape({1, 1, 1, 1, 1, 1, 1, 1, 1});
  ExpectError(PDX_ERROR_SHAPE_MISMATCH, "a shape of 9 dimensions; at most 8 can be used");
  PD_TensorReshape(input_.get(), 2, nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorReshape: shape is NULL");
  int32_t dims[] = {1, 2};
  PD_TensorReshape(output_.get(), 2, dims);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorReshape: output 'y' cannot be reshaped; only inputs can");
}

TEST_F(TensorTest, RefusesToWriteWithoutASize) {
  const float value = 1;
  EXPECT_EQ(PD_TensorMutableDataFloat(input_.get(), PD_PLACE_CPU), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_TensorMutableDataFloat: input 'x' has the free shape [-1, 2]; reshape it before writing data");
  Reshape({0, 2});
  PD_TensorCopyFromCpuFloat(input_.get(), &value);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_TensorCopyFromCpuFloat: input 'x' has the shape [0, 2], without elements");
  const int32_t huge = std::numeric_limits<int32_t>::max();
  Reshape({huge, 2});
  EXPECT_EQ(PD_TensorMutableDataFloat(input_.get(), PD_PLACE_CPU), nullptr);
  ExpectError(PDX_ERROR_SHAPE_MISMATCH,
              "input 'x' has 4294967294 elements of shape [2147483647, 2], more than the interface's 32 bits count");
  Reshape({huge, huge, huge});
  EXPECT_EQ(PD_TensorMutableDataFloat(input_.get(), PD_PLACE_CPU), nullptr);
  EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_SHAPE_MISMATCH);
}

TEST_F(TensorTest, RefusesOtherPlacesThanTheCpu) {
  Reshape({1, 2});
  EXPECT_EQ(PD_TensorMutableDataFloat(input_.get(), PD_PLACE_GPU), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_TensorMutableDataFloat: place 1 is not the CPU (0), the only one of this library");
}

TEST_F(TensorTest, RefusesToWriteAnOutput) {
  const float values[] = {1, 2};
  PD_TensorCopyFromCpuFloat(output_.get(), values);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorCopyFromCpuFloat: output 'y' cannot be written; only inputs can");
}

TEST_F(TensorTest, RefusesToReadWhatIsNotThere) {
  float values[2];
  PD_TensorCopyToCpuFloat(output_.get(), values);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT,
              "PD_TensorCopyToCpuFloat: output 'y' has no data yet; run the predictor first");
  PD_TensorCopyToCpuFloat(input_.get(), values);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorCopyToCpuFloat: input 'x' has no data yet; write it first");
}

TEST_F(TensorTest, RefusesToReadAnotherType) {
  Reshape({1, 2});
  const float values[] = {1, 2};
  PD_TensorCopyFromCpuFloat(input_.get(), values);
  ASSERT_TRUE(PD_PredictorRun(predictor_.get())) << PDX_GetLastErrorMessage();
  int32_t wrong[2];
  PD_TensorCopyToCpuInt32(output_.get(), wrong);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorCopyToCpuInt32: output 'y' holds float32, not int32");
  PD_PlaceType place;
  int32_t size;
  EXPECT_EQ(PD_TensorDataInt64(output_.get(), &place, &size), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorDataInt64: output 'y' holds float32, not int64");
  EXPECT_EQ(PD_TensorDataFloat(output_.get(), nullptr, &size), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorDataFloat: place is NULL");
  EXPECT_EQ(PD_TensorDataFloat(output_.get(), &place, nullptr), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorDataFloat: size is NULL");
}

TEST_F(TensorTest, TakesEveryTypeAndFailsInRunWhereTheModelDoesNot) {
  Reshape({1, 2});
  const int64_t i64[] = {1, 2};
  const int32_t i32[] = {1, 2};
  const uint8_t u8[] = {1, 2};
  const int8_t i8[] = {1, 2};
  PD_TensorCopyFromCpuInt64(input_.get(), i64);
  EXPECT_EQ(PD_TensorGetDataType(input_.get()), PD_DATA_INT64);
  PD_TensorCopyFromCpuInt32(input_.get(), i32);
  EXPECT_EQ(PD_TensorGetDataType(input_.get()), PD_DATA_INT32);
  PD_TensorCopyFromCpuUint8(input_.get(), u8);
  EXPECT_EQ(PD_TensorGetDataType(input_.get()), PD_DATA_UINT8);
  PD_TensorCopyFromCpuInt8(input_.get(), i8);
  EXPECT_EQ(PD_TensorGetDataType(input_.get()), PD_DATA_INT8);
  int8_t read[2];
  PD_TensorCopyToCpuInt8(input_.get(), read);
  EXPECT_EQ(read[1], 2);
  ExpectNoError();
  EXPECT_FALSE(PD_PredictorRun(predictor_.get()));
  EXPECT_EQ(PDX_GetLastErrorCode(), PDX_ERROR_INVALID_ARGUMENT);
}

TEST_F(TensorTest, IsRefusedAfterItsPredictor) {
  predictor_.reset();
  EXPECT_EQ(PD_TensorGetShape(input_.get()), nullptr);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorGetShape: the predictor of input 'x' is destroyed");
  float value;
  PD_TensorCopyToCpuFloat(output_.get(), &value);
  ExpectError(PDX_ERROR_INVALID_ARGUMENT, "PD_TensorCopyToCpuFloat: the predictor of output 'y' is destroyed");
  EXPECT_STREQ(PD_TensorGetName(input_.get()), "x");
}

}  // namespace
}  // namespace pdx::testing
