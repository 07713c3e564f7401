// Samples per second of ONNX Runtime on ONNX files, for comparison with bench_inference:
//   npm install --ignore-scripts onnxruntime-node     (in a folder of its own, then NODE_PATH=<folder>/node_modules)
//   node onnxruntime.js SECONDS THREADS MODEL.onnx...
// Random inputs, batch 1. THREADS samples are under way at a time, each on one thread of the runtime.
'use strict';
const ort = require('onnxruntime-node');

function randomInput(type, shape) {
  const count = shape.reduce((a, b) => a * b, 1);
  if (type === 'float32') return new ort.Tensor(type, Float32Array.from({ length: count }, Math.random), shape);
  if (type === 'int8') return new ort.Tensor(type, Int8Array.from({ length: count }, () => Math.random() * 256 - 128), shape);
  return new ort.Tensor(type, Uint8Array.from({ length: count }, () => Math.random() * 256), shape);
}

async function speedOf(file, seconds, threads) {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all' };
  const session = await ort.InferenceSession.create(file, options);
  const feeds = {};
  for (const input of session.inputMetadata)
    feeds[input.name] = randomInput(input.type, input.shape.map((size) => (typeof size === 'number' && size > 0 ? size : 1)));
  await session.run(feeds);
  let samples = 0;
  const begin = process.hrtime.bigint();
  const spent = process.cpuUsage();
  const elapsed = () => Number(process.hrtime.bigint() - begin) / 1e9;
  const worker = async () => {
    while (elapsed() < seconds) {
      await session.run(feeds);
      ++samples;
    }
  };
  await Promise.all(Array.from({ length: threads }, worker));
  const used = process.cpuUsage(spent);
  return { perSecond: samples / elapsed(), processorUs: (used.user + used.system) / samples };
}

(async () => {
  const [seconds, threads, ...files] = process.argv.slice(2);
  for (const file of files) {
    const speed = await speedOf(file, +seconds, +threads);
    console.log(`${file.split('/').pop()}: ${speed.perSecond.toFixed(1)} samples/s, ${speed.processorUs.toFixed(1)} us of processor time a sample, ${threads} threads`);
  }
})();
