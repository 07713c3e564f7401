#include "analyzer/verdict/patterns.h"

#include "analyzer/cost/patterns.h"

namespace jauge::verdict::patterns {

std::vector<std::string_view> all() {
  std::vector<std::string_view> result = {flash_fits,
                                          flash_tight,
                                          flash_depends_on_code,
                                          flash_no,
                                          flash_no_external,
                                          flash_fits_outside,
                                          flash_tight_outside,
                                          flash_no_even_outside,
                                          flash_no_code,
                                          flash_unknown,
                                          flash_code_unknown,
                                          ram_fits,
                                          ram_tight,
                                          ram_depends_on_runtime,
                                          ram_no,
                                          ram_fits_two,
                                          ram_fits_three,
                                          ram_fits_many,
                                          ram_tight_two,
                                          ram_tight_three,
                                          ram_tight_many,
                                          ram_outside,
                                          ram_no_spread,
                                          ram_no_contiguous,
                                          ram_no_arrangement,
                                          ram_unknown,
                                          ram_map_unknown,
                                          ram_runtime_unknown,
                                          operators_unknown,
                                          latency,
                                          external_time,
                                          external_time_unknown,
                                          level_proven,
                                          level_fits,
                                          spread_arena,
                                          int8_fits,
                                          int8_helps,
                                          table_fits,
                                          heaviest_layer,
                                          int8_activations,
                                          peak_layer,
                                          larger_sibling,
                                          dead_channels,
                                          reorder_batch_norm};
  result.insert(result.end(), std::begin(cost::patterns::all), std::end(cost::patterns::all));
  return result;
}

}  // namespace jauge::verdict::patterns
