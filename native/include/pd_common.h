// Basics shared by every header of the Paddle Inference C interface: export mark, booleans, enums and ownership marks.
#ifndef PD_COMMON_H_
#define PD_COMMON_H_

#include <stddef.h>
#include <stdint.h>

// PADDLE_CAPI_BUILDING is defined only while the library itself is compiled.
#if defined(_WIN32)
#if defined(PADDLE_CAPI_BUILDING)
#define PADDLE_CAPI_EXPORT __declspec(dllexport)
#elif defined(PADDLE_CAPI_STATIC)
#define PADDLE_CAPI_EXPORT
#else
#define PADDLE_CAPI_EXPORT __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define PADDLE_CAPI_EXPORT __attribute__((visibility("default")))
#else
#define PADDLE_CAPI_EXPORT
#endif

// Ownership marks. On a result: give = the caller frees it with the destroy function of its type, keep = it stays the
// library's. On a parameter: keep = read during the call only, take = see the comment of the function.
// The bindings generator defines PD_BINDINGS_GENERATOR to find the marks in the syntax tree.
#if defined(PD_BINDINGS_GENERATOR)
#define __pd_give __attribute__((annotate("pd_give")))
#define __pd_take __attribute__((annotate("pd_take")))
#define __pd_keep __attribute__((annotate("pd_keep")))
#else
#define __pd_give
#define __pd_take
#define __pd_keep
#endif

// Every enum of the interface crosses it as a 32-bit signed integer; C cannot state that in the enum itself.
#if defined(__cplusplus)
#define PD_INT32_ENUM(name) enum name : int32_t
#else
#define PD_INT32_ENUM(name) \
  typedef int32_t name;     \
  enum
#endif

/// Truth value of one byte: 0 is false, anything else true.
typedef int8_t PD_Bool;

#ifndef TRUE
#define TRUE 1
#endif
#ifndef FALSE
#define FALSE 0
#endif

#endif  // PD_COMMON_H_
