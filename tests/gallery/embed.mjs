// Puts metadata into a JPEG, right behind its start: embed.mjs exif IN OUT (orientation 6: turn clockwise to see it right), embed.mjs p3 IN OUT (the Display P3 profile).
import { readFileSync, writeFileSync } from 'node:fs';

const [, , kind, from, to] = process.argv;
const jpeg = readFileSync(from);
const payload = kind === 'exif' ? exif() : Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.from([1, 1]), profile()]);
const head = Buffer.alloc(4);
head.writeUInt16BE(kind === 'exif' ? 0xffe1 : 0xffe2, 0);
head.writeUInt16BE(payload.length + 2, 2);
writeFileSync(to, Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)]));

// One directory with one entry: tag 0x0112, a short, 6.
function exif() {
  return Buffer.from('457869660000' + '4d4d002a00000008' + '0001' + '0112' + '0003' + '00000001' + '00060000' + '00000000', 'hex');
}

// ICC.1, a matrix of primaries (adapted to D50) and sRGB's curve.
function profile() {
  const fixed = value => { const b = Buffer.alloc(4); b.writeInt32BE(Math.round(value * 65536)); return b; };
  const text = name => Buffer.from(name, 'latin1');
  const xyz = values => Buffer.concat([text('XYZ \0\0\0\0'), ...values.map(fixed)]);
  const curve = Buffer.concat([text('para\0\0\0\0'), Buffer.from([0, 3, 0, 0]), ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)]);
  const entries = [
    ['rXYZ', xyz([0.5151, 0.2412, -0.001])], ['gXYZ', xyz([0.292, 0.6922, 0.0419])], ['bXYZ', xyz([0.1571, 0.0666, 0.7841])],
    ['wtpt', xyz([0.9642, 1, 0.8249])], ['rTRC', curve], ['gTRC', curve], ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + entries.length * 12);
  table.writeUInt32BE(entries.length, 0);
  let at = 128 + table.length;
  entries.forEach(([name, data], index) => {
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
    at += data.length;
  });
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x04000000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  return Buffer.concat([header, table, ...entries.map(entry => entry[1])]);
}
