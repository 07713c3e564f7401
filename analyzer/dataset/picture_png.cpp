#include <png.h>

#include "analyzer/dataset/picture.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {

Result<Picture> parse_png(std::span<const std::byte> bytes, const std::string& where) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return damaged(where, image.message);
  const bool color = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  image.format = color ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  auto picture = blank_picture(image.width, image.height, color ? 3 : 1, where);
  if (!picture) {
    png_image_free(&image);
    return picture;
  }
  const png_color black{0, 0, 0};
  if (png_image_finish_read(&image, &black, picture->pixels.data(), 0, nullptr) == 0)
    return damaged(where, image.message);
  return picture;
}

}  // namespace jauge::dataset
