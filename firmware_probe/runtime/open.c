/* Opening a package: the header and the sections here, their contents in the *_check.c files. */
#include <string.h>

#include "firmware_probe/runtime/crc32c.h"
#include "firmware_probe/runtime/tables.h"

static jauge_status check_header(jauge_model* model, const void* package, size_t package_bytes) {
  const jauge_package_header* header = package;
  if (((uintptr_t)package & (JAUGE_PACKAGE_ALIGNMENT - 1)) != 0)
    return jauge_refuse(model, JAUGE_MISALIGNED, (uint32_t)((uintptr_t)package & (JAUGE_PACKAGE_ALIGNMENT - 1)),
                        JAUGE_PACKAGE_ALIGNMENT);
  if (package_bytes < sizeof *header || memcmp(header->magic, "JAUG", 4) != 0)
    return jauge_refuse(model, JAUGE_NOT_A_PACKAGE, (uint32_t)package_bytes, (uint32_t)sizeof *header);
  if (header->version != JAUGE_PACKAGE_VERSION || header->header_bytes != sizeof *header)
    return jauge_refuse(model, JAUGE_OTHER_VERSION, header->version, JAUGE_PACKAGE_VERSION);
  if (header->total_bytes > package_bytes || header->total_bytes < sizeof *header ||
      header->total_bytes > JAUGE_MAX_BYTES)
    return jauge_refuse(model, JAUGE_WRONG_SIZE, header->total_bytes, (uint32_t)package_bytes);
  const uint32_t covered = (uint32_t)offsetof(jauge_package_header, region_bytes);
  const uint32_t crc = jauge_crc32c(0, (const uint8_t*)package + covered, header->total_bytes - covered);
  if (crc != header->crc32c) return jauge_refuse(model, JAUGE_WRONG_CRC, crc, header->crc32c);
  model->header = header;
  return JAUGE_OK;
}

static jauge_status check_regions(jauge_model* model, const jauge_region* regions, size_t region_count) {
  for (size_t i = 0; i < JAUGE_MAX_REGIONS; ++i) {
    const uint32_t needed = model->header->region_bytes[i];
    const size_t present = i < region_count ? regions[i].bytes : 0;
    const uintptr_t address = i < region_count ? (uintptr_t)regions[i].base : 0;
    if (needed > present || needed > JAUGE_MAX_BYTES)
      return jauge_refuse(model, JAUGE_REGION_TOO_SMALL, needed, (uint32_t)present);
    if ((address & (JAUGE_ARENA_ALIGNMENT - 1)) != 0)
      return jauge_refuse(model, JAUGE_MISALIGNED, (uint32_t)(address & (JAUGE_ARENA_ALIGNMENT - 1)),
                          JAUGE_ARENA_ALIGNMENT);
    model->regions[i] = i < region_count ? regions[i].base : NULL;
  }
  return JAUGE_OK;
}

static jauge_status check_sections(jauge_model* model) {
  const jauge_package_header* header = model->header;
  const jauge_span sections[] = {header->places, header->operands, header->ops,
                                 header->steps,  header->inputs,   header->outputs};
  const uint32_t record_bytes[] = {sizeof(jauge_place), sizeof(uint16_t),   sizeof(jauge_op),
                                   sizeof(jauge_step),  sizeof(jauge_port), sizeof(jauge_port)};
  for (uint32_t i = 0; i < 6; ++i) {
    const jauge_span section = sections[i];
    if (section.offset % JAUGE_PACKAGE_ALIGNMENT != 0 || section.bytes % record_bytes[i] != 0 ||
        (uint64_t)section.offset + section.bytes > header->total_bytes)
      return jauge_refuse(model, JAUGE_BAD_TABLE, i, section.bytes);
  }
  return JAUGE_OK;
}

jauge_status jauge_model_open_regions(jauge_model* model, const void* package, size_t package_bytes,
                                      const jauge_region* regions, size_t region_count) {
  memset(model, 0, sizeof *model);
  jauge_status status = check_header(model, package, package_bytes);
  if (status == JAUGE_OK) status = check_regions(model, regions, region_count);
  if (status == JAUGE_OK) status = check_sections(model);
  if (status == JAUGE_OK) status = jauge_check_places(model);
  if (status == JAUGE_OK) status = jauge_check_ops(model);
  if (status == JAUGE_OK) status = jauge_check_steps(model);
  if (status == JAUGE_OK) status = jauge_check_ports(model);
  if (status != JAUGE_OK) model->header = NULL;
  return status;
}

jauge_status jauge_model_open(jauge_model* model, const void* package, size_t package_bytes, void* arena,
                              size_t arena_bytes) {
  const jauge_region region = {arena, arena_bytes};
  return jauge_model_open_regions(model, package, package_bytes, &region, 1);
}

const char* jauge_status_text(jauge_status status) {
  static const char* const texts[] = {"ok",
                                      "it is no package",
                                      "it is of another version",
                                      "its size is not what it claims",
                                      "its CRC is wrong",
                                      "it or the arena does not lie at a multiple of 16",
                                      "it needs more memory than there is",
                                      "a table does not lie inside it",
                                      "a place contradicts itself",
                                      "an op contradicts its tensors",
                                      "a step names what is not there",
                                      "an input or output contradicts itself",
                                      "it needs a kernel that is not there",
                                      "the run was stopped"};
  return (unsigned)status < sizeof texts / sizeof *texts ? texts[status] : "unknown status";
}
