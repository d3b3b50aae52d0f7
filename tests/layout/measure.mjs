// Measures the cases of FILE.html in a browser and writes FILE.boxes.json beside each: node measure.mjs cases/*.html
// Needs a Chromium (CHROMIUM names another than "chromium"). What the cases look like: see README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { measure, splitCases } from './browser.mjs';

for (const file of process.argv.slice(2)) {
  const cases = splitCases(readFileSync(file, 'utf8'));
  const boxes = measure(cases.map((one) => one.html));
  const lines = cases.map((one, i) => `  ${JSON.stringify(one.name)}: ${JSON.stringify(boxes[i])}`);
  if (new Set(cases.map((one) => one.name)).size !== cases.length) throw new Error(`${file}: two cases have one name`);
  writeFileSync(file.replace(/\.html$/, '.boxes.json'), `{\n${lines.join(',\n')}\n}\n`);
  console.log(`${file}: ${cases.length} cases`);
}
