# What Jauge takes from Debian 12. Nothing is downloaded and nothing is vendored.
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
find_package(Protobuf REQUIRED)
find_package(ONNX CONFIG REQUIRED)  # target onnx_proto only: its checker and shape inference crash on hostile files

if(JAUGE_BUILD_TESTS)
  find_package(GTest REQUIRED)
endif()
if(JAUGE_BUILD_BENCH)
  find_package(benchmark REQUIRED)
endif()
