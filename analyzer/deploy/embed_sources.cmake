# cmake -DFOLDER=... -DLICENSE=... -DOUTPUT=... -P embed_sources.cmake: the runtime's sources as one C++ file, so that
# `jauge export` finds them wherever it is installed.
file(GLOB_RECURSE sources RELATIVE ${FOLDER} ${FOLDER}/*.h ${FOLDER}/*.c ${FOLDER}/*.S ${FOLDER}/*.inc)
list(SORT sources)
set(text "#include \"analyzer/deploy/export/runtime_sources.h\"\n\nnamespace jauge::deploy {\n\nconst std::vector<SourceFile>& runtime_sources() {\n  static const std::vector<SourceFile> all = {\n")
foreach(source IN LISTS sources)
  file(READ ${FOLDER}/${source} content)
  string(APPEND text "      {\"${source}\", R\"JAUGE(${content})JAUGE\"},\n")
endforeach()
file(READ ${LICENSE} license)
string(APPEND text "  };\n  return all;\n}\n\nstd::string_view runtime_license() {\n  return R\"JAUGE(${license})JAUGE\";\n}\n\n}  // namespace jauge::deploy\n")
file(WRITE ${OUTPUT} "${text}")
