// resvg's side of svg-speed.sh: SIDE COUNT FILE…; the pixels stay where they were drawn.
const { Resvg } = require('@resvg/resvg-js');
const fs = require('node:fs');
const path = require('node:path');

const [side, count, ...files] = process.argv.slice(2);
for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  const font = { loadSystemFonts: false };
  const { width, height } = new Resvg(text, { font });
  const options = { fitTo: { mode: width >= height ? 'width' : 'height', value: Number(side) }, font };
  let least = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < Number(count); i++) {
      new Resvg(text, options).render();
    }

    const used = process.cpuUsage(start);
    least = Math.min(least, (used.user + used.system) / 1000 / Number(count));
  }

  console.log(path.basename(file), least.toFixed(3));
}
