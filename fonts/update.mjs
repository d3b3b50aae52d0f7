// Fills this folder from npm packages and writes fonts.json (the list and lock file the library reads).
// Run it by hand when a family is added or updated: `node fonts/update.mjs`. Needs node and npm; the build never runs it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutTable } from './woff.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const vary = '@fontsource-variable';
const still = '@fontsource';

// subsets: which slices of the package to take; null takes all, 'numbered' those of the packages that are cut by frequency. axes: which of a variable
// package's variants. weights: of a package without axes. ranges: instead of the package's, where those say too little. languages: whom the glyphs are
// for, where several families have the same characters. ending: of the files. without: a table that is left out of each file.
// Order counts: of two families that have a character, the first is used. Of the emoji families the one for text comes first.
const families = [
  { name: 'Inter', id: 'inter', version: '5.3.0', category: 'sans-serif', axes: 'opsz', subsets: null },
  { name: 'Newsreader', id: 'newsreader', version: '5.3.0', category: 'serif', axes: 'opsz', subsets: null },
  { name: 'Fraunces', id: 'fraunces', version: '5.3.0', category: 'serif', axes: 'opsz', subsets: null },
  { name: 'JetBrains Mono', id: 'jetbrains-mono', version: '5.3.0', category: 'monospace', axes: 'wght', subsets: null },
  script('Noto Sans', {
    subsets: ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'],
    // Uncut: only here a letter and any mark above or below it are in one file.
    whole: {
      package: '@expo-google-fonts/noto-sans', version: '0.4.2',
      files: [
        ['400Regular/NotoSans_400Regular.ttf', 'normal', 400], ['700Bold/NotoSans_700Bold.ttf', 'normal', 700],
        ['400Regular_Italic/NotoSans_400Regular_Italic.ttf', 'italic', 400], ['700Bold_Italic/NotoSans_700Bold_Italic.ttf', 'italic', 700],
      ],
      ranges: 'U+0020-052F,U+1AB0-1ACE,U+1C80-1C88,U+1D00-1FFE,U+2000-20F0,U+2100-2189,U+2212,U+25CC,U+2C60-2C7F,U+2DE0-2E5D,U+A640-A69F,'
        + 'U+A700-A7FF,U+AB30-AB6B,U+FB00-FB06,U+FE20-FE2F,U+10780-107BA,U+1DF00-1DF1E',
    },
  }),
  script('Noto Sans Arabic'), script('Noto Sans Hebrew'), script('Noto Sans Devanagari'), script('Noto Sans Thai'),
  script('Noto Sans Bengali'), script('Noto Sans Gurmukhi'), script('Noto Sans Gujarati'), script('Noto Sans Oriya'), script('Noto Sans Tamil'),
  script('Noto Sans Telugu'), script('Noto Sans Kannada'), script('Noto Sans Malayalam'), script('Noto Sans Sinhala'),
  script('Noto Sans Lao'), script('Noto Sans Khmer'), script('Noto Sans Myanmar', { scope: still, weights: ['400', '700'] }),
  script('Noto Serif Tibetan', { category: 'serif' }),
  script('Noto Sans Georgian'), script('Noto Sans Armenian'), script('Noto Sans Ethiopic'),
  script('Noto Sans Syriac'), script('Noto Sans Thaana'), script('Noto Sans NKo', { scope: still, weights: ['400'] }), script('Noto Sans Adlam'),
  script('Noto Sans Hanifi Rohingya'), script('Noto Sans Mongolian', { scope: still, weights: ['400'] }),
  script('Noto Sans Tifinagh', { scope: still, weights: ['400'] }), script('Noto Sans Vai', { scope: still, weights: ['400'] }),
  script('Noto Sans Bamum'), script('Noto Sans Osage', { scope: still, weights: ['400'] }), script('Noto Sans Cherokee'),
  script('Noto Sans Canadian Aboriginal'),
  script('Noto Sans Ol Chiki'), script('Noto Sans Meetei Mayek'), script('Noto Sans Javanese'), script('Noto Sans Balinese'),
  script('Noto Sans Sundanese'), script('Noto Sans Cham'), script('Noto Sans Tai Tham'), script('Noto Sans New Tai Lue'), script('Noto Sans Kayah Li'),
  script('Noto Sans Lisu'), script('Noto Sans Tai Viet', { scope: still, weights: ['400'] }),
  script('Noto Sans Tai Le', { version: '5.2.7', scope: still, weights: ['400'] }), script('Noto Sans Limbu', { scope: still, weights: ['400'] }),
  script('Noto Sans Syloti Nagri', { scope: still, weights: ['400'] }),
  script('Noto Sans Buginese', { version: '5.0.12', scope: still, weights: ['400'] }),
  script('Noto Sans Tagalog', { version: '5.0.18', scope: still, weights: ['400'] }),
  {
    name: 'Noto Sans Math', id: 'noto-sans-math', version: '5.3.0', category: 'sans-serif', scope: still, weights: ['400'], subsets: ['latin'],
    ranges: 'U+2032-2037,U+2057,U+2070-209C,U+20D0-20F0,U+2100-214F,U+2190-23FF,U+25A0-25FF,U+27C0-27FF,U+2900-2BFF,U+1D400-1D7FF,U+1EE00-1EEFF',
  },
  // Before the symbols, which have some of its signs: those in text presentation shall look alike.
  { name: 'Noto Emoji', id: 'noto-emoji', version: '5.3.0', category: 'emoji', axes: 'wght', subsets: null },
  script('Noto Sans Symbols'), script('Noto Sans Symbols 2', { scope: still, weights: ['400'], subsets: ['symbols', 'braille'] }),
  script('Noto Sans JP', { version: '5.3.1', subsets: 'numbered', languages: ['ja'] }),
  script('Noto Sans SC', { version: '5.3.1', subsets: 'numbered', languages: ['zh-Hans'] }),
  script('Noto Sans TC', { version: '5.3.1', subsets: 'numbered', languages: ['zh-Hant'] }),
  script('Noto Sans KR', { version: '5.3.1', subsets: 'numbered', languages: ['ko'] }),
  script('Noto Nastaliq Urdu', { category: 'serif', subsets: ['arabic'], languages: ['ur'] }),
  {
    // Of this family the WOFF files have every picture twice, as COLR and as SVG; the WOFF2 files have the SVG alone, which we do not read.
    name: 'Noto Color Emoji', id: 'noto-color-emoji', version: '5.3.2', category: 'emoji', weights: ['400'], subsets: 'numbered',
    scope: still, ending: 'woff', without: 'SVG ',
  },
].map(family => ({ scope: vary, ending: 'woff2', ...family }));

// A family for one script: its package and slice have the script's name.
function script(name, more = {}) {
  const id = name.toLowerCase().replaceAll(' ', '-');
  return { name, id, version: '5.3.0', category: 'sans-serif', axes: 'wght', subsets: [id.replace(/^noto-(sans|serif)-/, '')], ...more };
}

const scratch = mkdtempSync(join(tmpdir(), 'og-fonts-'));
writeFileSync(join(scratch, 'package.json'), '{"private":true}');
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund',
  ...families.flatMap(f => [`${f.scope}/${f.id}@${f.version}`, ...(f.whole ? [`${f.whole.package}@${f.whole.version}`] : [])])], { cwd: scratch, stdio: ['ignore', 'ignore', 'inherit'] });

const list = { families: [] };
for (const family of families) {
  const source = join(scratch, 'node_modules', family.scope, family.id);
  const ranges = JSON.parse(readFileSync(join(source, 'unicode.json'), 'utf8'));
  const metadata = JSON.parse(readFileSync(join(source, 'metadata.json'), 'utf8'));
  const target = join(here, family.id);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  copyFileSync(join(source, 'LICENSE'), join(target, 'LICENSE'));

  const faces = [];
  const add = (file, bytes, style, weight, ranges) => {
    writeFileSync(join(target, file), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    faces.push({ file: `${family.id}/${file}`, style, weight, ranges, bytes: bytes.length, sha256 });
  };
  for (const style of ['normal', 'italic']) {
    for (const [key, range] of Object.entries(ranges)) {
      const subset = key.replace(/^\[|\]$/g, '');
      const numbered = /^\d+$/.test(subset);
      const wanted = family.subsets === null || (family.subsets === 'numbered' ? numbered : family.subsets.includes(subset));
      for (const variant of wanted ? family.weights ?? [family.axes] : []) {
        const file = `${family.id}-${subset}-${variant}-${style}.${family.ending}`;
        if (!existsSync(join(source, 'files', file))) continue;
        const original = readFileSync(join(source, 'files', file));
        const weight = family.weights ? [+variant, +variant] : [Math.min(...metadata.weights), Math.max(...metadata.weights)];
        add(file, family.without ? withoutTable(original, family.without) : original, style, weight, family.ranges ?? range);
      }
    }
  }

  for (const [file, style, weight] of family.whole?.files ?? []) {
    const bytes = readFileSync(join(scratch, 'node_modules', family.whole.package, file));
    add(basename(file), bytes, style, [weight, weight], family.whole.ranges);
  }

  if (faces.length === 0) throw new Error(`${family.name}: the package has none of the files asked for`);
  list.families.push({
    name: family.name, category: family.category, ...(family.languages ? { languages: family.languages } : {}),
    package: `${family.scope}/${family.id}`, version: family.version,
    ...(family.whole ? { also: `${family.whole.package}@${family.whole.version}` } : {}), license: metadata.license.type,
    covers: merge(faces.map(face => face.ranges)), faces,
  });
}

// One line a face: short enough to be read at every start, and a change of one file is a change of one line.
const lines = list.families.map(({ faces, ...family }) =>
  `${JSON.stringify(family).slice(0, -1)},"faces":[\n${faces.map(face => ' ' + JSON.stringify(face)).join(',\n')}]}`);
writeFileSync(join(here, 'fonts.json'), `{"families":[\n${lines.join(',\n')}\n]}\n`);
rmSync(scratch, { recursive: true });

// The table of README.md, between its marks.
const kilobytes = bytes => Math.round(bytes / 1000).toLocaleString('en-US');
const row = (name, from, faces) => `| ${name} | ${from} | ${faces.length} | ${kilobytes(faces.reduce((sum, face) => sum + face.bytes, 0))} |`;
const table = [
  '| family | package | files | KB |', '|---|---|--:|--:|',
  ...list.families.map(family => row(family.name, [`${family.package}@${family.version}`, ...(family.also ? [family.also] : [])]
    .map(name => `\`${name}\``).join(', '), family.faces)),
  row('all', '', list.families.flatMap(family => family.faces)),
].join('\n');
const readme = join(here, 'README.md');
writeFileSync(readme, readFileSync(readme, 'utf8').replace(/(<!-- families -->\n)[^]*(\n<!-- end -->)/, (_, start, end) => start + table + end));
console.log(table);

// All ranges in few: gaps of less than 256 characters are closed. Outside of these the family has nothing, and its faces need not be looked at.
function merge(texts) {
  const all = texts.flatMap(text => text.split(',')).map(part => {
    const [first, last = first] = part.trim().slice(2).split('-').map(digits => parseInt(digits, 16));
    return { first, last };
  }).sort((a, b) => a.first - b.first);
  const merged = [];
  for (const range of all) {
    const before = merged.at(-1);
    if (before && range.first - before.last <= 256) before.last = Math.max(before.last, range.last);
    else merged.push({ ...range });
  }

  const hex = number => number.toString(16).toUpperCase().padStart(4, '0');
  return merged.map(({ first, last }) => `U+${hex(first)}-${hex(last)}`).join(',');
}
