# One static library per folder, one test program per folder, so that the link lines read as the architecture.

# Warnings are errors in our code; libraries of others come in as SYSTEM.
add_library(jauge_warnings INTERFACE)
target_compile_options(jauge_warnings INTERFACE -Wall -Wextra -Wconversion -Werror)
# g++ 12 warns at -O3 where nothing is wrong: copies of std::string said to overlap (GCC bug 105651), members of moved
# structs said to be uninitialised.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(jauge_warnings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict -Wno-maybe-uninitialized>)
endif()

# jauge_library(NAME SOURCES ... [USES ...] [HIDES ...])
#   USES   libraries that the folder's headers need
#   HIDES  libraries that only its .cpp files need
function(jauge_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;HIDES")
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE ${arg_HIDES} jauge_warnings)
endfunction()

# jauge_test(NAME SOURCES ... USES ...): a GoogleTest program that ctest runs as one test.
# Its results go to test-results/NAME.json, from which ./test counts cases.
function(jauge_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES")
  if(NOT JAUGE_BUILD_TESTS)
    return()
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_USES} jauge_test_support GTest::gmock GTest::gtest_main jauge_warnings)
  add_test(NAME ${name}
    COMMAND ${name} --gtest_output=json:${PROJECT_BINARY_DIR}/test-results/${name}.json)
  set_tests_properties(${name} PROPERTIES ENVIRONMENT
    "LC_ALL=C.UTF-8;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/cmake/leaks_of_others.txt:print_suppressions=0" TIMEOUT 1800)
endfunction()
