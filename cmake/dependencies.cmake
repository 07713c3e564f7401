# What Jauge takes from Debian 12. Nothing is downloaded and nothing is vendored.
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
# Hostile files crash HDF5: it is linked into jauge-reader alone, and statically. Debian's shared HDF5 drags in curl and
# thirty further libraries, which cost every reading 40 ms.
pkg_check_modules(HDF5 REQUIRED IMPORTED_TARGET hdf5)
find_package(ZLIB REQUIRED)
add_library(jauge_hdf5 INTERFACE)
target_include_directories(jauge_hdf5 SYSTEM INTERFACE ${HDF5_INCLUDE_DIRS})
foreach(archive hdf5_serial_hl hdf5_serial sz aec z)
  find_library(JAUGE_${archive}_ARCHIVE NAMES lib${archive}.a HINTS ${HDF5_LIBRARY_DIRS} REQUIRED)
  target_link_libraries(jauge_hdf5 INTERFACE ${JAUGE_${archive}_ARCHIVE})
endforeach()
target_link_libraries(jauge_hdf5 INTERFACE m ${CMAKE_DL_LIBS})
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)  # NumPy archives
find_package(PNG REQUIRED)   # pictures of data sets
find_package(JPEG REQUIRED)
find_package(Protobuf REQUIRED)
find_package(ONNX CONFIG REQUIRED)  # target onnx_proto only: its checker and shape inference crash on hostile files

if(JAUGE_BUILD_TESTS)
  find_package(GTest REQUIRED)
endif()
if(JAUGE_BUILD_BENCH)
  find_package(benchmark REQUIRED)
endif()
