// Lets ONNX Runtime answer the cases that write_oracle_cases wrote:
//   NODE_PATH=<folder with onnxruntime-node>/node_modules node run_onnxruntime.js FOLDER > onnxruntime_outputs.txt
'use strict';
const fs = require('fs');
const path = require('path');
const ort = require('onnxruntime-node');

const arrays = { float32: Float32Array, int8: Int8Array, uint8: Uint8Array, int32: Int32Array, int64: BigInt64Array, bool: Uint8Array };

function tensorOf(text) {
  const [type, shape, data] = text.split(':');
  const bytes = Uint8Array.from(Buffer.from(data, 'base64'));
  return new ort.Tensor(type, new arrays[type](bytes.buffer), shape ? shape.split('x').map(Number) : []);
}

function textOf(tensor) {
  const data = Buffer.from(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength);
  return `${tensor.type}:${tensor.dims.join('x')}:${data.toString('base64')}`;
}

async function answer(folder, line) {
  const [name, fingerprint, ...inputs] = line.split(' ');
  try {
    const session = await ort.InferenceSession.create(path.join(folder, name + '.onnx'), { intraOpNumThreads: 1, logSeverityLevel: 4 });
    const feeds = {};
    for (let i = 0; i < inputs.length; i += 2) feeds[inputs[i]] = tensorOf(inputs[i + 1]);
    const outputs = await session.run(feeds);
    return [name, fingerprint, ...session.outputNames.map((output) => textOf(outputs[output]))].join(' ');
  } catch (error) {
    return `${name} ${fingerprint} ! ${String(error.message).split('\n')[0]}`;
  }
}

(async () => {
  const folder = process.argv[2];
  for (const line of fs.readFileSync(path.join(folder, 'cases.txt'), 'utf8').trim().split('\n'))
    console.log(await answer(folder, line));
})();
