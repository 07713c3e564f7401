// write_seed_vgg FILE.onnx [WIDTH]: the VGG-like CIFAR-10 network of the guided tour (README.md beside this file).
// WIDTH multiplies channels and dense units: 2 gives four times the weights (21 MB), for bench/.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "examples/seed_vgg/network_writer.h"

namespace jauge::examples {
namespace {

// Layer names are those that Keras gives: conv2d, conv2d_1, conv2d_2 ...
std::string numbered(const std::string& name, int index) {
  return index == 0 ? name : name + "_" + std::to_string(index);
}

onnx::ModelProto seed_vgg(std::int64_t width) {
  struct Block {
    std::int64_t channels;
    bool pool;
  };
  constexpr Block blocks[] = {{32, false}, {32, true}, {64, false}, {64, true}, {128, true}, {128, true}};
  NetworkWriter network("seed_vgg", 3, 32);
  int pools = 0;
  for (int index = 0; const auto& [channels, pool] : blocks) {
    network.conv_relu(numbered("conv2d", index), channels * width);
    network.batch_normalization(numbered("batch_normalization", index));
    if (pool) network.max_pool_2x2(numbered("max_pooling2d", pools++));
    ++index;
  }
  network.flatten("flatten");
  network.dense_relu("dense", 1024 * width);
  network.dense_relu("dense_1", 512 * width);
  network.dense("dense_2", 10);
  network.softmax("softmax");
  network.note("input", "RGB picture of 32 x 32 pixels, values divided by 255");
  network.note("classes", "plane,car,bird,cat,deer,dog,frog,horse,ship,truck");
  network.note("weights", "random, not trained: for size, cost and memory, not for accuracy");
  return network.finish("probabilities");
}

int write(const std::string& path, std::int64_t width) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (file && seed_vgg(width).SerializeToOstream(&file) && file.flush()) return EXIT_SUCCESS;
  std::cerr << "write_seed_vgg: cannot write " << path << '\n';
  return EXIT_FAILURE;
}

}  // namespace
}  // namespace jauge::examples

int main(int argc, char** argv) {
  const std::int64_t width = argc == 3 ? std::atoll(argv[2]) : 1;
  if (argc < 2 || argc > 3 || width < 1 || width > 8) {
    std::cerr << "usage: write_seed_vgg FILE.onnx [WIDTH from 1 to 8]\n";
    return EXIT_FAILURE;
  }
  return jauge::examples::write(argv[1], width);
}
