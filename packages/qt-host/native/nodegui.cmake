# NodeGui's addon, from the sources in its package. It is kept apart from ours, and built anew only when this file,
# NodeGui, Qt or the system is another: nearly all of the time goes into it.

# What cmake-js would say to NodeGui's project.
set(CMAKE_JS_INC ${NODE_INCLUDE_DIR})
# Measured on two cores: 77 s with -O3, 68 s with -O2, 51 s with -O1. The bindings only hand calls on to Qt, which is
# compiled as its packagers saw fit. Without the unity build (and with -O3) it is 3 min 38 s; larger batches gain 5 s,
# and leave less to share to more cores.
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -DNDEBUG")
# Its run path leads into a download of Qt that is never made.
set(CMAKE_SKIP_RPATH ON)
# Its warnings are for its authors, and would bury an error of ours in the log.
add_compile_options(-w)
set(CMAKE_UNITY_BUILD ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)
add_subdirectory(${NODEGUI_DIR} nodegui)
