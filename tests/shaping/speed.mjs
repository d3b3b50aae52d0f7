// The texts of the flat card, shaped by HarfBuzz (WebAssembly) in the shipped font: one line of JSON with medians in milliseconds.
// shape: shaping alone; read: shaping and taking the glyphs out. Usage: node speed.mjs FONTS COUNT
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as hb from 'harfbuzzjs';
import { openFont, shape } from './harfbuzz.mjs';

const [fonts, countText] = process.argv.slice(2);
const count = Number(countText);
const texts = JSON.parse(readFileSync(new URL('flat-card.json', import.meta.url), 'utf8'));
const file = join(fonts, 'inter', 'inter-latin-opsz-normal.woff2');
for (const text of texts) text.font = await openFont(file, { wght: text.weight, opsz: text.size });

const buffer = new hb.Buffer();
function shapeOnly(font, text) {
  buffer.clearContents();
  buffer.addText(text);
  buffer.setDirection(hb.Direction.LTR);
  buffer.setScript('Latn');
  buffer.setLanguage('en');
  hb.shape(font, buffer);
}

function time(work) {
  const times = [];
  for (let number = 0; number < 2000 + count; number++) {
    const start = performance.now();
    for (const { font, text } of texts) work(font, `${text} ${number}`);
    if (number >= 2000) times.push(performance.now() - start);
  }

  return times.sort((a, b) => a - b)[count >> 1];
}

const shaped = time(shapeOnly);
const read = time((font, text) => shape(font, text, { script: 'Latn', language: 'en' }));
console.log(JSON.stringify({ shape: +shaped.toFixed(4), read: +read.toFixed(4) }));
