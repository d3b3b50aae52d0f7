// Boxes of HTML fragments as Chromium lays them out: one page, one frame of 1200x630, one fragment after the other in its body.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars'];

// Runs in the page.
function measureAll(fragments) {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width: 1200px; height: 630px; border: 0; position: absolute; left: 0; top: 0';
  document.body.append(frame);
  const inner = frame.contentDocument;
  inner.open();
  inner.write('<!DOCTYPE html><style>body { margin: 0 }</style><body></body>');
  inner.close();
  return fragments.map((html) => {
    inner.body.innerHTML = html;
    return [...inner.body.querySelectorAll('*')].map((element) => {
      const box = element.getBoundingClientRect();
      return [box.x, box.y, box.width, box.height].map((number) => Math.round(number * 100) / 100);
    });
  });
}

/** For each fragment the boxes of its elements in the order of the document: [x, y, width, height]. */
export function measure(fragments) {
  const folder = mkdtempSync(join(tmpdir(), 'layout-'));
  try {
    const page = join(folder, 'page.html');
    const data = JSON.stringify(fragments).replaceAll('<', '\\u003c');
    writeFileSync(page, `<!DOCTYPE html><meta charset="utf-8"><body><script>
${measureAll}
const boxes = measureAll(${data});
document.documentElement.innerHTML = '<body></body>';
document.body.textContent = '@@' + JSON.stringify(boxes) + '@@';
</script>`);
    const profile = join(folder, 'profile');
    const run = spawnSync(process.env.CHROMIUM ?? 'chromium', [...flags, `--user-data-dir=${profile}`, '--dump-dom', page],
      { encoding: 'utf8', maxBuffer: 1 << 30, timeout: 300_000 });
    const found = /@@(.*)@@/s.exec(run.stdout ?? '');
    if (!found) throw new Error(`the browser gave no boxes: ${run.error ?? run.stderr}`);
    return JSON.parse(found[1]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Cases of a list: what stands after each line <!-- case: name -->. */
export function splitCases(text) {
  return text.split('<!-- case: ').slice(1).map((part) => {
    const end = part.indexOf('-->');
    return { name: part.slice(0, end).trim(), html: part.slice(end + 3).trim() };
  });
}
