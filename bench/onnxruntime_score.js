// Correct answers of ONNX Runtime on a CIFAR-10 binary file, for comparison with `jauge quantize`:
//   NODE_PATH=<folder with onnxruntime-node>/node_modules node onnxruntime_score.js MODEL.onnx DATA.bin SCALE
// value = byte x SCALE, in the layout of the model's input (NHWC or NCHW).
'use strict';
const fs = require('fs');
const ort = require('onnxruntime-node');

const pixels = 32 * 32;
const record = 1 + 3 * pixels; // a label, then planes of red, green, blue

function picture(bytes, first, scale, channelsLast) {
  const values = new Float32Array(3 * pixels);
  for (let i = 0; i < 3 * pixels; ++i) {
    const place = channelsLast ? (i % pixels) * 3 + Math.floor(i / pixels) : i;
    values[place] = bytes[first + i] * scale;
  }
  return values;
}

(async () => {
  const [model, data, scale] = process.argv.slice(2);
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 4 });
  const bytes = fs.readFileSync(data);
  const channelsLast = session.inputMetadata[0].shape[3] === 3;
  const shape = channelsLast ? [1, 32, 32, 3] : [1, 3, 32, 32];
  let correct = 0;
  for (let at = 0; at < bytes.length; at += record) {
    const feeds = { [session.inputNames[0]]: new ort.Tensor('float32', picture(bytes, at + 1, +scale, channelsLast), shape) };
    const scores = (await session.run(feeds))[session.outputNames[0]].data;
    correct += scores.indexOf(Math.max(...scores)) === bytes[at];
  }
  console.log(correct);
})();
