// Random trees of boxes, laid out by Chromium and by us: node fuzz.mjs SEED COUNT [flex|grid|mixed] [--reduce]
// With --keep FILE the trees that agree are written there as cases. Prints how many agree within 1 px; --reduce makes each tree that does not as small as it stays wrong. Needs a built OgService.Conformance.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from './browser.mjs';
import { randomTree, write } from './trees.mjs';

const runner = process.env.CONFORMANCE
  ?? join(dirname(fileURLToPath(import.meta.url)), '../OgService.Conformance/bin/Debug/net10.0/OgService.Conformance.dll');

/** The message for each tree that is laid out otherwise by us, by its index. */
function compare(trees) {
  const pages = trees.map(write);
  const boxes = measure(pages);
  const folder = mkdtempSync(join(tmpdir(), 'layout-'));
  try {
    const file = join(folder, 'trees.html');
    writeFileSync(file, pages.map((page, i) => `<!-- case: ${i} -->\n${page}\n`).join(''));
    writeFileSync(file.replace('.html', '.boxes.json'), JSON.stringify(Object.fromEntries(boxes.map((box, i) => [i, box]))));
    const run = spawnSync('dotnet', [runner, 'layout', file], { encoding: 'utf8', maxBuffer: 1 << 30 });
    if (run.status > 1 || run.error) throw new Error(run.stderr || String(run.error));
    const wrong = new Map();
    for (const part of run.stdout.split('FAIL trees.html: ').slice(1)) {
      wrong.set(Number(part.slice(0, part.indexOf(':'))), part.split('\n')[0]);
    }
    if (!/\d+ passed/.test(run.stdout)) throw new Error(run.stdout + run.stderr);
    if (/FAIL [^:]*trees.html: [^0-9]/.test(run.stdout)) throw new Error(run.stdout);
    return wrong;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Every tree with one box or one property less.
function smaller(tree) {
  const found = [];
  const walk = (node, replace) => {
    node.children.forEach((child, i) => {
      found.push(replace({ ...node, children: node.children.filter((_, j) => j !== i) }));
      if (child.children.length > 0) {
        found.push(replace({ ...node, children: [...node.children.slice(0, i), ...child.children, ...node.children.slice(i + 1)] }));
      }
    });
    for (const name of Object.keys(node.style)) {
      const style = { ...node.style };
      delete style[name];
      found.push(replace({ ...node, style }));
    }
    node.children.forEach((child, i) => walk(child, (made) => replace({ ...node, children: node.children.map((old, j) => (j === i ? made : old)) })));
  };
  if (tree.children.length === 1) found.push(tree.children[0]);
  walk(tree, (made) => made);
  return found;
}

function reduce(trees) {
  const open = trees.map((tree) => ({ tree, done: false }));
  for (let round = 0; round < 60 && open.some((one) => !one.done); round++) {
    const tries = open.filter((one) => !one.done).flatMap((one) => smaller(one.tree).map((tree) => ({ one, tree })));
    if (tries.length === 0) break;
    const wrong = compare(tries.map((one) => one.tree));
    for (const one of open.filter((candidate) => !candidate.done)) {
      const next = tries.findIndex((candidate, i) => candidate.one === one && wrong.has(i));
      if (next < 0) one.done = true;
      else one.tree = tries[next].tree;
    }
  }
  return open.map((one) => one.tree);
}

const [seed, count, kind] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 100), process.argv[4] ?? 'mixed'];
const trees = Array.from({ length: count }, (_, i) => randomTree(seed * 1_000_003 + i, kind));
const wrong = compare(trees);
console.log(`${count - wrong.size} of ${count} trees agree (seed ${seed}, ${kind})`);
const kept = process.argv.indexOf('--keep') > 0 ? process.argv[process.argv.indexOf('--keep') + 1] : null;
if (kept) {
  appendFileSync(kept, trees.map((tree, i) => (wrong.has(i) ? '' : `<!-- case: ${kind} ${seed}.${i} -->\n${write(tree)}\n`)).join(''));
}
const examples = [...wrong.keys()].slice(0, Number(process.env.EXAMPLES ?? 12));
if (process.argv.includes('--reduce') && examples.length > 0) {
  const reduced = reduce(examples.map((i) => trees[i]));
  const messages = compare(reduced);
  const seen = new Set();
  reduced.forEach((tree, i) => {
    if (!seen.has(write(tree))) console.log(`\n${messages.get(i)}\n${write(tree)}`);
    seen.add(write(tree));
  });
}
