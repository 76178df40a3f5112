// A library with the functions of one release, STUB_VERSION as major * 10000 + minor * 100 + patch. Instead of computing
// it writes each setting that it is given to the file that PADDLE_STUB_RECORD names. PADDLE_STUB_LACKS names back-ends
// that it is "built without": their switches stay off. STUB_DENIAL is a text that a library has in its file only where
// it is built without something.
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FROM(version) (STUB_VERSION >= (version))
#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)

typedef int8_t Bool;
typedef struct { size_t size; int32_t* data; } Int32s;
typedef struct { size_t size; size_t* data; } Sizes;
typedef struct { size_t size; char** data; } Strings;
typedef struct { size_t size; Sizes** data; } TwoDim;
typedef struct { size_t size; char* data; } Cstr;
typedef struct { size_t size; int64_t* data; } Int64s;
typedef struct { Cstr* name; Int64s* shape; int32_t dtype; } IOInfo;
typedef struct { size_t size; IOInfo** io_info; } IOInfos;

typedef struct {
  int destroyed, memory_model, threads, ir, memory_optim, profile, muted, gpu, gpu_id, pool, cudnn, streams, xpu, custom;
  int mkldnn, bfloat16, int8, onnx, trt, dynamic, tuned, collects, varseqlen, dla, executor, new_ir, fc_padding;
  int lite, custom_id, builds;
  char program[512], parameters[512], custom_type[64], shape_file[512];
  char passes[32][64];
  int pass_count;
} Config;
typedef struct { int32_t shape[8]; int rank; } Predictor;
typedef struct { Predictor* owner; const char* name; } Tensor;

static void Record(const char* format, ...) {
  const char* path = getenv("PADDLE_STUB_RECORD");
  FILE* file = path ? fopen(path, "a") : NULL;
  if (!file) return;
  va_list arguments;
  va_start(arguments, format);
  vfprintf(file, format, arguments);
  va_end(arguments);
  fputc('\n', file);
  fclose(file);
}

static int Has(const char* back_end) {
  const char* lacks = getenv("PADDLE_STUB_LACKS");
  return !lacks || !strstr(lacks, back_end);
}

static void RecordList(const char* function, size_t count, const char** names) {
  char line[1024] = "";
  for (size_t i = 0; i < count; i++) strcat(strcat(line, " "), names[i]);
  Record("%s %zu%s", function, count, line);
}

const char* stub_passes[] = {"front", "between", "last"};  // that it knows besides those of a new configuration
#ifdef STUB_DENIAL
const char* stub_denial = STUB_DENIAL;
#endif

const char* PD_GetVersion(void) { return "version: " TEXT(STUB_NAME) "\ncommit: stub\nbranch: stub\n"; }

Config* PD_ConfigCreate(void) {
  Config* config = calloc(1, sizeof(Config));
  config->ir = config->fc_padding = 1;
  config->threads = 1;
  strcpy(config->passes[0], "first_pass");
  strcpy(config->passes[1], "second_pass");
  config->pass_count = 2;
  Record("PD_ConfigCreate");
  return config;
}
// The memory stays, so that a second release is seen and not a crash.
void PD_ConfigDestroy(Config* config) {
  Record(config->destroyed ? "PD_ConfigDestroy twice" : "PD_ConfigDestroy");
  config->destroyed = 1;
}
void PD_ConfigSetModel(Config* c, const char* program, const char* parameters) {
  snprintf(c->program, sizeof(c->program), "%s", program);
  snprintf(c->parameters, sizeof(c->parameters), "%s", Has("model") ? parameters : "");
  Record("PD_ConfigSetModel");
}
const char* PD_ConfigGetProgFile(Config* c) { return c->program; }
const char* PD_ConfigGetParamsFile(Config* c) { return c->parameters; }
void PD_ConfigSetModelBuffer(Config* c, const char* program, size_t size, const char* parameters, size_t count) {
  c->memory_model = 1;
  Record("PD_ConfigSetModelBuffer %zu %zu", size, count);
}
Bool PD_ConfigModelFromMemory(Config* c) { return c->memory_model; }
void PD_ConfigSetOptimCacheDir(Config* c, const char* folder) { Record("PD_ConfigSetOptimCacheDir %s", folder); }

void PD_ConfigDisableGpu(Config* c) { c->gpu = 0; Record("PD_ConfigDisableGpu"); }
#if FROM(20500)
void PD_ConfigEnableUseGpu(Config* c, uint64_t mb, int32_t id, int32_t precision) {
  Record("PD_ConfigEnableUseGpu %llu %d %d", (unsigned long long)mb, id, precision);
#else
void PD_ConfigEnableUseGpu(Config* c, uint64_t mb, int32_t id) {
  Record("PD_ConfigEnableUseGpu %llu %d", (unsigned long long)mb, id);
#endif
  c->gpu = Has("gpu"); c->gpu_id = Has("second card") ? id : 0; c->pool = (int)mb;
}
Bool PD_ConfigUseGpu(Config* c) { return c->gpu; }
int32_t PD_ConfigGpuDeviceId(Config* c) { return c->gpu_id; }
int32_t PD_ConfigMemoryPoolInitSizeMb(Config* c) { return c->pool; }
float PD_ConfigFractionOfGpuMemoryForPool(Config* c) { return c->gpu ? 0.25f : 0; }
void PD_ConfigEnableCudnn(Config* c) { c->cudnn = c->gpu; Record("PD_ConfigEnableCudnn"); }
Bool PD_ConfigCudnnEnabled(Config* c) { return c->cudnn; }
void PD_ConfigEnableGpuMultiStream(Config* c) { c->streams = 1; Record("PD_ConfigEnableGpuMultiStream"); }
Bool PD_ConfigThreadLocalStreamEnabled(Config* c) { return c->streams; }
#if FROM(20500)
void PD_ConfigSetExecStream(Config* c, void* stream) { Record("PD_ConfigSetExecStream %zu", (size_t)stream); }
void PD_ConfigEnableXpu(Config* c, int32_t l3, Bool locked, Bool tune, const char* file, const char* precision,
                        Bool adaptive, Bool streams) {
  Record("PD_ConfigEnableXpu %d %d %d '%s' %s %d %d", l3, locked, tune, file, precision, adaptive, streams);
#elif FROM(20200)
void PD_ConfigEnableXpu(Config* c, int32_t l3, Bool locked, Bool tune, const char* file, const char* precision,
                        Bool adaptive) {
  Record("PD_ConfigEnableXpu %d %d %d '%s' %s %d", l3, locked, tune, file, precision, adaptive);
#else
void PD_ConfigEnableXpu(Config* c, int32_t l3) {
  Record("PD_ConfigEnableXpu %d", l3);
#endif
  c->xpu = Has("xpu");
}
Bool PD_ConfigUseXpu(Config* c) { return c->xpu; }
int32_t PD_ConfigXpuDeviceId(Config* c) { return 0; }
#if FROM(20600)
void PD_ConfigEnableCustomDevice(Config* c, char* type, int32_t id, int32_t precision) {
  c->custom = Has("custom"); c->custom_id = id; strncpy(c->custom_type, type, 63);
  Record("PD_ConfigEnableCustomDevice %s %d %d", type, id, precision);
}
#elif FROM(20500)
void PD_ConfigEnableCustomDevice(Config* c, char* type, int32_t id) {
  c->custom = Has("custom"); c->custom_id = id; strncpy(c->custom_type, type, 63);
  Record("PD_ConfigEnableCustomDevice %s %d", type, id);
}
#endif
#if FROM(20500)
Bool PD_ConfigUseCustomDevice(Config* c) { return c->custom; }
int32_t PD_ConfigCustomDeviceId(Config* c) { return c->custom_id; }
char* PD_ConfigCustomDeviceType(Config* c) { return strdup(c->custom_type); }
#endif

void PD_ConfigSetCpuMathLibraryNumThreads(Config* c, int32_t threads) {
  c->threads = threads;
  Record("PD_ConfigSetCpuMathLibraryNumThreads %d", threads);
}
int32_t PD_ConfigGetCpuMathLibraryNumThreads(Config* c) { return c->threads; }
void PD_ConfigEnableMKLDNN(Config* c) { c->mkldnn = Has("mkldnn"); Record("PD_ConfigEnableMKLDNN"); }
Bool PD_ConfigMkldnnEnabled(Config* c) { return c->mkldnn; }
void PD_ConfigSetMkldnnCacheCapacity(Config* c, int32_t n) { Record("PD_ConfigSetMkldnnCacheCapacity %d", n); }
void PD_ConfigSetMkldnnOp(Config* c, size_t n, const char** ops) { RecordList("PD_ConfigSetMkldnnOp", n, ops); }
void PD_ConfigEnableMkldnnBfloat16(Config* c) { c->bfloat16 = Has("bfloat16"); Record("PD_ConfigEnableMkldnnBfloat16"); }
Bool PD_ConfigMkldnnBfloat16Enabled(Config* c) { return c->bfloat16; }
void PD_ConfigSetBfloat16Op(Config* c, size_t n, const char** ops) { RecordList("PD_ConfigSetBfloat16Op", n, ops); }
#if FROM(20500)
void PD_ConfigEnableMkldnnInt8(Config* c) { c->int8 = Has("int8"); Record("PD_ConfigEnableMkldnnInt8"); }
Bool PD_ConfigMkldnnInt8Enabled(Config* c) { return c->int8; }
#endif
void PD_ConfigDisableFCPadding(Config* c) { c->fc_padding = 0; Record("PD_ConfigDisableFCPadding"); }
Bool PD_ConfigUseFcPadding(Config* c) { return c->fc_padding; }
#if FROM(20300)
void PD_ConfigEnableONNXRuntime(Config* c) { c->onnx = Has("onnx"); Record("PD_ConfigEnableONNXRuntime"); }
Bool PD_ConfigONNXRuntimeEnabled(Config* c) { return c->onnx; }
void PD_ConfigEnableORTOptimization(Config* c) { Record("PD_ConfigEnableORTOptimization"); }
#endif
#if !FROM(30000)
void PD_ConfigEnableLiteEngine(Config* c, int32_t precision, Bool zero_copy, size_t passes, const char** pass_names,
                               size_t ops, const char** op_names) {
  c->lite = Has("lite");
  Record("PD_ConfigEnableLiteEngine %d %d", precision, zero_copy);
  RecordList("  passes", passes, pass_names);
  RecordList("  operators", ops, op_names);
}
Bool PD_ConfigLiteEngineEnabled(Config* c) { return c->lite; }
#endif

void PD_ConfigSwitchIrOptim(Config* c, Bool on) { c->ir = on; Record("PD_ConfigSwitchIrOptim %d", on); }
Bool PD_ConfigIrOptim(Config* c) { return c->ir; }
void PD_ConfigSwitchIrDebug(Config* c, Bool on) { Record("PD_ConfigSwitchIrDebug %d", on); }
#if FROM(20201)
void PD_ConfigEnableMemoryOptim(Config* c, Bool on) { c->memory_optim = on; Record("PD_ConfigEnableMemoryOptim %d", on); }
#else
void PD_ConfigEnableMemoryOptim(Config* c) { c->memory_optim = 1; Record("PD_ConfigEnableMemoryOptim"); }
#endif
Bool PD_ConfigMemoryOptimEnabled(Config* c) { return c->memory_optim; }
void PD_ConfigEnableProfile(Config* c) { c->profile = 1; Record("PD_ConfigEnableProfile"); }
Bool PD_ConfigProfileEnabled(Config* c) { return c->profile; }
void PD_ConfigDisableGlogInfo(Config* c) { c->muted = 1; Record("PD_ConfigDisableGlogInfo"); }
Bool PD_ConfigGlogInfoDisabled(Config* c) { return c->muted; }
#if FROM(20200)
void PD_ConfigDeletePass(Config* c, const char* pass) { Record("PD_ConfigDeletePass %s", pass); }
void PD_ConfigInsertPass(Config* c, size_t at, const char* pass) { Record("PD_ConfigInsertPass %zu %s", at, pass); }
void PD_ConfigAppendPass(Config* c, const char* pass) { Record("PD_ConfigAppendPass %s", pass); }
Strings* PD_ConfigAllPasses(Config* c) {
  Strings* all = malloc(sizeof(Strings));
  all->size = (size_t)c->pass_count;
  all->data = malloc(all->size * sizeof(char*));
  for (size_t i = 0; i < all->size; i++) all->data[i] = strdup(c->passes[i]);
  return all;
}
#endif
#if FROM(30100)
void PD_ConfigEnableNewExecutor(Config* c, Bool on) { c->executor = on; Record("PD_ConfigEnableNewExecutor %d", on); }
Bool PD_ConfigNewExecutorEnabled(Config* c) { return c->executor; }
void PD_ConfigEnableNewIR(Config* c, Bool on) { c->new_ir = on; Record("PD_ConfigEnableNewIR %d", on); }
Bool PD_ConfigNewIREnabled(Config* c) { return c->new_ir; }
void PD_ConfigUseOptimizedModel(Config* c, Bool on) { Record("PD_ConfigUseOptimizedModel %d", on); }
#endif

#if FROM(20400)
#define WORKSPACE int64_t
#else
#define WORKSPACE int32_t
#endif
void PD_ConfigEnableTensorRtEngine(Config* c, WORKSPACE workspace, int32_t batch, int32_t subgraph, int32_t precision,
                                   Bool is_static, Bool calibrate) {
  c->trt = Has("tensorrt");
  Record("PD_ConfigEnableTensorRtEngine int%zu %lld %d %d %d %d %d", 8 * sizeof workspace, (long long)workspace, batch,
         subgraph, precision, is_static, calibrate);
}
Bool PD_ConfigTensorRtEngineEnabled(Config* c) { return c->trt; }
void PD_ConfigSetTrtDynamicShapeInfo(Config* c, size_t count, const char** names, size_t* ranks, int32_t** min,
                                     int32_t** max, int32_t** best, Bool disable_half) {
  c->dynamic = 1;
  for (size_t i = 0; i < count; i++) {
    char line[256];
    int length = snprintf(line, sizeof line, "PD_ConfigSetTrtDynamicShapeInfo %s", names[i]);
    for (size_t d = 0; d < ranks[i]; d++)
      length += snprintf(line + length, sizeof line - (size_t)length, " %d/%d/%d", min[i][d], best[i][d], max[i][d]);
    Record("%s half %d", line, !disable_half);
  }
}
void PD_ConfigDisableTensorRtOPs(Config* c, size_t n, const char** ops) { RecordList("PD_ConfigDisableTensorRtOPs", n, ops); }
#if FROM(20201)
Bool PD_ConfigTensorRtDynamicShapeEnabled(Config* c) { return c->dynamic; }
void PD_ConfigEnableTunedTensorRtDynamicShape(Config* c, const char* path, Bool build) {
  c->tuned = 1; c->builds = build;
  Record("PD_ConfigEnableTunedTensorRtDynamicShape %s %d", path, build);
}
Bool PD_ConfigTunedTensorRtDynamicShape(Config* c) { return c->tuned; }
Bool PD_ConfigTrtAllowBuildAtRuntime(Config* c) { return c->builds; }
const char* PD_ConfigShapeRangeInfoPath(Config* c) { return strdup(c->shape_file); }
void PD_ConfigCollectShapeRangeInfo(Config* c, const char* path) {
  c->collects = 1; strncpy(c->shape_file, path, 511);
  Record("PD_ConfigCollectShapeRangeInfo %s", path);
}
Bool PD_ConfigShapeRangeInfoCollected(Config* c) { return c->collects; }
#endif
#if FROM(20400)
void PD_ConfigEnableVarseqlen(Config* c) { c->varseqlen = 1; Record("PD_ConfigEnableVarseqlen"); }
#else
void PD_ConfigEnableTensorRtOSS(Config* c) { c->varseqlen = 1; Record("PD_ConfigEnableTensorRtOSS"); }
#endif
Bool PD_ConfigTensorRtOssEnabled(Config* c) { return c->varseqlen; }
void PD_ConfigEnableTensorRtDla(Config* c, int32_t core) { c->dla = 1; Record("PD_ConfigEnableTensorRtDla %d", core); }
Bool PD_ConfigTensorRtDlaEnabled(Config* c) { return c->dla; }

#if FROM(20202)
void PD_CstrDestroy(Cstr* text) { if (text) { free(text->data); free(text); } }
Cstr* PD_ConfigSummary(Config* c) {
  Cstr* text = malloc(sizeof(Cstr));
  text->data = strdup("a counted summary");
  text->size = strlen(text->data) + 1;
  return text;
}
#elif FROM(20200)
const char* PD_ConfigSummary(Config* c) { return strdup("a plain summary"); }
#endif

static Strings* OneName(const char* name) {
  Strings* names = malloc(sizeof(Strings));
  names->size = 1;
  names->data = malloc(sizeof(char*));
  names->data[0] = strdup(name);
  return names;
}
Predictor* PD_PredictorCreate(Config* config) {
  Record("PD_PredictorCreate");
#if !FROM(20500)
  Record("(the library frees the configuration)");
  config->destroyed = 1;
#endif
  return calloc(1, sizeof(Predictor));
}
Predictor* PD_PredictorClone(Predictor* source) { Record("PD_PredictorClone"); return calloc(1, sizeof(Predictor)); }
void PD_PredictorDestroy(Predictor* p) { Record("PD_PredictorDestroy"); free(p); }
Strings* PD_PredictorGetInputNames(Predictor* p) { return OneName("x"); }
Strings* PD_PredictorGetOutputNames(Predictor* p) { return OneName("y"); }
size_t PD_PredictorGetInputNum(Predictor* p) { return 1; }
size_t PD_PredictorGetOutputNum(Predictor* p) { return 1; }
static Tensor* View(Predictor* p, const char* name) {
  Tensor* tensor = malloc(sizeof(Tensor));
  tensor->owner = p;
  tensor->name = name;
  return tensor;
}
Tensor* PD_PredictorGetInputHandle(Predictor* p, const char* name) { return View(p, "x"); }
Tensor* PD_PredictorGetOutputHandle(Predictor* p, const char* name) { return View(p, "y"); }
Bool PD_PredictorRun(Predictor* p) { return 1; }
void PD_PredictorClearIntermediateTensor(Predictor* p) {}
uint64_t PD_PredictorTryShrinkMemory(Predictor* p) { return 0; }

#if FROM(20500)
void PD_OneDimArrayInt64Destroy(Int64s* array) { if (array) { free(array->data); free(array); } }
static IOInfos* Infos(const char* name) {
  IOInfos* infos = malloc(sizeof(IOInfos));
  IOInfo* info = calloc(1, sizeof(IOInfo));
  info->name = malloc(sizeof(Cstr));
  info->name->data = strdup(name);
  info->name->size = strlen(name) + 1;
  infos->size = 1;
  infos->io_info = malloc(sizeof(IOInfo*));
  infos->io_info[0] = info;
  return infos;
}
IOInfos* PD_PredictorGetInputInfos(Predictor* p) { return Infos("x"); }
IOInfos* PD_PredictorGetOutputInfos(Predictor* p) { return Infos("y"); }
void PD_IOInfosDestroy(IOInfos* infos) {
  PD_CstrDestroy(infos->io_info[0]->name);
  free(infos->io_info[0]);
  free(infos->io_info);
  free(infos);
}
#endif

void PD_TensorDestroy(Tensor* t) { free(t); }
void PD_TensorReshape(Tensor* t, size_t rank, int32_t* shape) {
  t->owner->rank = (int)rank;
  memcpy(t->owner->shape, shape, rank * sizeof(int32_t));
}
Int32s* PD_TensorGetShape(Tensor* t) {
  Int32s* shape = malloc(sizeof(Int32s));
  shape->size = (size_t)t->owner->rank;
  shape->data = malloc(shape->size * sizeof(int32_t) + 1);
  memcpy(shape->data, t->owner->shape, shape->size * sizeof(int32_t));
  return shape;
}
TwoDim* PD_TensorGetLod(Tensor* t) { return calloc(1, sizeof(TwoDim)); }
void PD_TensorSetLod(Tensor* t, TwoDim* lod) {}
const char* PD_TensorGetName(Tensor* t) { return t->name; }
int32_t PD_TensorGetDataType(Tensor* t) { return 0; }
#define TENSOR_FUNCTIONS(NAME, TYPE)                                                       \
  TYPE* PD_TensorMutableData##NAME(Tensor* t, int32_t place) { return NULL; }              \
  TYPE* PD_TensorData##NAME(Tensor* t, int32_t* place, int32_t* size) { return NULL; }     \
  void PD_TensorCopyFromCpu##NAME(Tensor* t, const TYPE* data) {}                          \
  void PD_TensorCopyToCpu##NAME(Tensor* t, TYPE* data) {}
TENSOR_FUNCTIONS(Float, float)
TENSOR_FUNCTIONS(Int64, int64_t)
TENSOR_FUNCTIONS(Int32, int32_t)
TENSOR_FUNCTIONS(Uint8, uint8_t)
TENSOR_FUNCTIONS(Int8, int8_t)
void PD_OneDimArrayInt32Destroy(Int32s* array) { if (array) { free(array->data); free(array); } }
void PD_OneDimArraySizeDestroy(Sizes* array) { if (array) { free(array->data); free(array); } }
void PD_OneDimArrayCstrDestroy(Strings* array) {
  for (size_t i = 0; array && i < array->size; i++) free(array->data[i]);
  if (array) free(array->data);
  free(array);
}
void PD_TwoDimArraySizeDestroy(TwoDim* array) { free(array); }
