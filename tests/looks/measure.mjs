// Draws the cases of FILE.html in a browser and writes FILE.png beside each, one cell of 320x200 below the other: node measure.mjs cases/*.html
// Needs a Chromium (CHROMIUM names another than "chromium"). What the cases look like: see README.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { splitCases } from '../layout/browser.mjs';

const [width, height] = [320, 200];
const flags = ['--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--enable-gpu-rasterization', '--ignore-gpu-blocklist', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--force-color-profile=srgb', '--force-device-scale-factor=1'];

for (const file of process.argv.slice(2)) {
  const cases = splitCases(readFileSync(file, 'utf8'));
  if (new Set(cases.map((one) => one.name)).size !== cases.length) throw new Error(`${file}: two cases have one name`);
  const folder = mkdtempSync(join(tmpdir(), 'looks-'));
  const page = join(folder, 'page.html');
  const cell = `position: relative; width: ${width}px; height: ${height}px; overflow: hidden; isolation: isolate; background: white`;
  writeFileSync(page, `<!DOCTYPE html><meta charset="utf-8"><style>body { margin: 0 }</style>${cases.map((one) => `<div style="${cell}">${one.html}</div>`).join('')}`);
  const target = resolve(file.replace(/\.html$/, '.png'));
  const run = spawnSync(process.env.CHROMIUM ?? 'chromium',
    [...flags, `--user-data-dir=${join(folder, 'profile')}`, `--window-size=${width},${height * cases.length}`, `--screenshot=${target}`, page], { encoding: 'utf8', timeout: 300_000 });
  rmSync(folder, { recursive: true, force: true });
  if (run.status !== 0) throw new Error(`the browser drew nothing: ${run.error ?? run.stderr}`);
  console.log(`${file}: ${cases.length} cases`);
}
