#include "analyzer/verdict/patterns.h"

#include "analyzer/cost/patterns.h"

namespace jauge::verdict::patterns {

std::vector<std::string_view> all() {
  std::vector<std::string_view> result = {flash_fits,
                                          flash_tight,
                                          flash_depends_on_code,
                                          flash_no,
                                          flash_no_external,
                                          flash_unknown,
                                          flash_code_unknown,
                                          ram_fits,
                                          ram_tight,
                                          ram_depends_on_runtime,
                                          ram_no,
                                          ram_no_contiguous,
                                          ram_no_arrangement,
                                          ram_unknown,
                                          ram_map_unknown,
                                          ram_runtime_unknown,
                                          operators_unknown,
                                          latency,
                                          use_external_flash,
                                          int8_fits,
                                          int8_helps,
                                          table_fits,
                                          heaviest_layer,
                                          int8_activations,
                                          peak_layer,
                                          use_external_ram,
                                          dead_channels,
                                          reorder_batch_norm};
  result.insert(result.end(), std::begin(cost::patterns::all), std::end(cost::patterns::all));
  return result;
}

}  // namespace jauge::verdict::patterns
