// Shapes real text in the shipped fonts with our shaper and with HarfBuzz, and compares glyphs and positions run by run.
// Usage: node compare.mjs CONFORMANCE_DLL FONTS [SCRIPT…]. Ends with N passed, N failed, N skipped: lines, all scripts together.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFont, shape } from './harfbuzz.mjs';
import { collect, scriptOf } from './texts.mjs';

const linesPerScript = 200;
const needed = 0.995;

// In font units: HarfBuzz counts in 64ths here, and rounds each part of a sum.
const tolerance = 1 / 16;

const [dll, fonts, ...only] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'og-shaping-'));
const list = join(scratch, 'lines.txt');

function ours(lines, weight) {
  writeFileSync(list, lines.map(({ language, text }) => `${language}\t${text}\n`).join(''));
  const output = execFileSync('dotnet', [dll, 'shape-lines', fonts, String(weight), list], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return output.trimEnd().split('\n').map(line => JSON.parse(line));
}

// The script of a run is that of its first letter; a run without one takes that of the text around it.
function findScript(text, start, length) {
  for (const part of [text.slice(start, start + length), [...text.slice(0, start)].reverse().join(''), text.slice(start + length)]) {
    for (const character of part) {
      const script = scriptOf(character);
      if (script) return script;
    }
  }

  return 'Zyyy';
}

// A font without U+2010 draws it as the hyphen of ASCII: ours does so itself, HarfBuzz leaves it to its callers.
function withHyphens(text, font) {
  return font.nominalGlyph(0x2010) === undefined ? text.replace(/[\u2010\u2011]/g, '-') : text;
}

async function differs(line, language) {
  for (const run of line.runs) {
    const weight = Number(/-(\d+)(-|$)/.exec(run.font)[1]);
    const font = await openFont(run.file, { wght: weight, opsz: 32 });
    const script = findScript(line.text, run.start, run.length);
    const theirs = shape(font, withHyphens(line.text, font), { start: run.start, length: run.length, rtl: run.rtl, script, language });
    const same = theirs.length === run.glyphs.length
      && theirs.every((glyph, i) => glyph[0] === run.glyphs[i][0] && glyph.every((value, j) => Math.abs(value - run.glyphs[i][j]) <= tolerance));
    if (!same) {
      const show = glyphs => glyphs.map(([id, advance, x, y]) => `${id}@${+x.toFixed(2)},${+y.toFixed(2)}+${+advance.toFixed(2)}`).join(' ');
      return `${run.font} ${script} ${JSON.stringify(line.text.slice(run.start, run.start + run.length))}\n    ours   ${show(run.glyphs)}\n    theirs ${show(theirs)}`;
    }
  }

  return null;
}

let [passed, failed, skipped] = [0, 0, 0];
let enough = true;
for (const [script, lines] of [...collect(linesPerScript)].sort()) {
  if (only.length > 0 && !only.includes(script)) continue;
  let [good, bad, boxes] = [0, 0, 0];
  for (const [weight, part] of [[400, lines.filter((_, i) => i % 2 === 0)], [700, lines.filter((_, i) => i % 2 === 1)]]) {
    const shaped = part.length > 0 ? ours(part, weight) : [];
    for (const [i, line] of shaped.entries()) {
      if (line.missing) boxes++;
      const difference = await differs(line, part[i].language);
      if (difference === null) {
        good++;
      } else {
        bad++;
        if (bad <= 5 || only.length > 0) console.log(`  ${script} ${part[i].language}: ${difference}`);
      }
    }
  }

  passed += good;
  failed += bad;
  enough &&= good >= needed * (good + bad);
  console.log(`${script}: ${good} of ${good + bad} lines equal${boxes > 0 ? `, ${boxes} with characters that no font has` : ''}`);
}

rmSync(scratch, { recursive: true });
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = enough ? 0 : 1;
