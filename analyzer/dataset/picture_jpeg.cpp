#include <cstdio>  // jpeglib.h needs its types

#include <jpeglib.h>

#include <csetjmp>

#include "analyzer/dataset/picture.h"
#include "analyzer/dataset/reader.h"

namespace jauge::dataset {
namespace {

// libjpeg reports errors by a call that must not return.
struct Failure {
  jpeg_error_mgr manager;
  std::jmp_buf back;
  char message[JMSG_LENGTH_MAX];
};

[[noreturn]] void fail(j_common_ptr jpeg) {
  auto* failure = reinterpret_cast<Failure*>(jpeg->err);
  failure->manager.format_message(jpeg, failure->message);
  std::longjmp(failure->back, 1);
}

void stay_silent(j_common_ptr) {}

struct Decoder {
  jpeg_decompress_struct jpeg{};
  Failure failure{};

  Decoder() {
    jpeg.err = jpeg_std_error(&failure.manager);
    failure.manager.error_exit = fail;
    failure.manager.output_message = stay_silent;
  }
  ~Decoder() { jpeg_destroy_decompress(&jpeg); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
};

// Nothing with a destructor lives in these two: longjmp would skip it.
bool read_header(Decoder& decoder, std::span<const std::byte> bytes) {
  if (setjmp(decoder.failure.back) != 0) return false;
  jpeg_create_decompress(&decoder.jpeg);
  jpeg_mem_src(&decoder.jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&decoder.jpeg, TRUE);
  return true;
}

bool read_pixels(Decoder& decoder, std::byte* pixels, std::size_t row_bytes) {
  if (setjmp(decoder.failure.back) != 0) return false;
  jpeg_start_decompress(&decoder.jpeg);
  while (decoder.jpeg.output_scanline < decoder.jpeg.output_height) {
    JSAMPROW row = reinterpret_cast<JSAMPROW>(pixels + decoder.jpeg.output_scanline * row_bytes);
    jpeg_read_scanlines(&decoder.jpeg, &row, 1);
  }
  jpeg_finish_decompress(&decoder.jpeg);
  return true;
}

}  // namespace

Result<Picture> parse_jpeg(std::span<const std::byte> bytes, const std::string& where) {
  Decoder decoder;
  if (!read_header(decoder, bytes)) return damaged(where, decoder.failure.message);
  const bool gray = decoder.jpeg.num_components == 1;
  if (decoder.jpeg.num_components != 1 && decoder.jpeg.num_components != 3)
    return Error{ErrorKind::unsupported_format, where, "is a JPEG that is neither grey nor in colour",
                 "save it as RGB"};
  decoder.jpeg.out_color_space = gray ? JCS_GRAYSCALE : JCS_RGB;
  JAUGE_TRY(auto picture, blank_picture(decoder.jpeg.image_width, decoder.jpeg.image_height, gray ? 1 : 3, where));
  const auto row_bytes = static_cast<std::size_t>(picture.width * picture.channels);
  if (!read_pixels(decoder, picture.pixels.data(), row_bytes)) return damaged(where, decoder.failure.message);
  return picture;
}

}  // namespace jauge::dataset
