// Fills this folder from npm packages and writes fonts.json (the list and lock file the library reads).
// Run it by hand when a family is added or updated: `node fonts/update.mjs`. Needs node and npm; the build never runs it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutTable } from './woff.mjs';

const here = dirname(fileURLToPath(import.meta.url));

// axes: which of the package's variants to take. subsets: null takes all. scope: where the package is, when it has no variable font.
// ending: of the files. without: a table that is left out of each file. Order counts: of the emoji families the one for text comes first.
const families = [
  { name: 'Inter', id: 'inter', version: '5.3.0', category: 'sans-serif', axes: 'opsz', subsets: null },
  { name: 'Newsreader', id: 'newsreader', version: '5.3.0', category: 'serif', axes: 'opsz', subsets: null },
  { name: 'Fraunces', id: 'fraunces', version: '5.3.0', category: 'serif', axes: 'opsz', subsets: null },
  { name: 'JetBrains Mono', id: 'jetbrains-mono', version: '5.3.0', category: 'monospace', axes: 'wght', subsets: null },
  { name: 'Noto Sans Arabic', id: 'noto-sans-arabic', version: '5.3.0', category: 'sans-serif', axes: 'wght', subsets: ['arabic'] },
  { name: 'Noto Sans Hebrew', id: 'noto-sans-hebrew', version: '5.3.0', category: 'sans-serif', axes: 'wght', subsets: ['hebrew'] },
  { name: 'Noto Sans Devanagari', id: 'noto-sans-devanagari', version: '5.3.0', category: 'sans-serif', axes: 'wght', subsets: ['devanagari'] },
  { name: 'Noto Sans Thai', id: 'noto-sans-thai', version: '5.3.0', category: 'sans-serif', axes: 'wght', subsets: ['thai'] },
  { name: 'Noto Sans JP', id: 'noto-sans-jp', version: '5.3.1', category: 'sans-serif', axes: 'wght', subsets: 'numbered' },
  { name: 'Noto Emoji', id: 'noto-emoji', version: '5.3.0', category: 'emoji', axes: 'wght', subsets: null },
  {
    // Of this family the WOFF files have every picture twice, as COLR and as SVG; the WOFF2 files have the SVG alone, which we do not read.
    name: 'Noto Color Emoji', id: 'noto-color-emoji', version: '5.3.2', category: 'emoji', axes: '400', subsets: 'numbered',
    scope: '@fontsource', ending: 'woff', without: 'SVG ',
  },
].map(family => ({ scope: '@fontsource-variable', ending: 'woff2', ...family }));

const scratch = mkdtempSync(join(tmpdir(), 'og-fonts-'));
writeFileSync(join(scratch, 'package.json'), '{"private":true}');
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund',
  ...families.map(f => `${f.scope}/${f.id}@${f.version}`)], { cwd: scratch, stdio: ['ignore', 'ignore', 'inherit'] });

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
  for (const style of ['normal', 'italic']) {
    for (const [key, range] of Object.entries(ranges)) {
      const subset = key.replace(/^\[|\]$/g, '');
      const numbered = /^\d+$/.test(subset);
      const wanted = family.subsets === null || (family.subsets === 'numbered' ? numbered : family.subsets.includes(subset));
      const file = `${family.id}-${subset}-${family.axes}-${style}.${family.ending}`;
      if (!wanted || !existsSync(join(source, 'files', file))) continue;
      const original = readFileSync(join(source, 'files', file));
      const bytes = family.without ? withoutTable(original, family.without) : original;
      writeFileSync(join(target, file), bytes);
      faces.push({
        file: `${family.id}/${file}`, style,
        weight: [Math.min(...metadata.weights), Math.max(...metadata.weights)],
        ranges: range,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    }
  }

  list.families.push({
    name: family.name, category: family.category, package: `${family.scope}/${family.id}`, version: family.version,
    license: metadata.license.type, faces,
  });
  const files = readdirSync(target);
  console.log(family.name, faces.length, 'faces', Math.round(files.reduce((n, f) => n + statSync(join(target, f)).size, 0) / 1024), 'KB');
}

writeFileSync(join(here, 'fonts.json'), JSON.stringify(list, null, 1) + '\n');
rmSync(scratch, { recursive: true });
