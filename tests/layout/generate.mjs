// Writes the systematic cases, cases/flex.html and cases/grid.html: every value of every property in a few settings. Run measure.mjs after it.
import { writeFileSync } from 'node:fs';

const div = (style, ...children) => `<div style="${style}">${children.join('')}</div>`;
const contents = ['normal', 'stretch', 'start', 'end', 'flex-start', 'flex-end', 'center', 'space-between', 'space-around', 'space-evenly', 'safe center', 'unsafe end'];
const places = ['normal', 'stretch', 'start', 'end', 'flex-start', 'flex-end', 'self-start', 'self-end', 'center', 'baseline', 'last baseline', 'safe end'];
const directions = ['row', 'row-reverse', 'column', 'column-reverse'];

function write(name, cases) {
  writeFileSync(new URL(`cases/${name}.html`, import.meta.url), cases.map(([title, html]) => `<!-- case: ${title} -->\n${html}\n`).join(''));
  console.log(`${name}: ${cases.length}`);
}

const flex = [];
const three = [div('width: 60px; height: 20px'), div('width: 40px; height: 50px; padding: 5px'), div('width: 30px; height: 30px; margin: 4px 8px')];
for (const direction of directions) {
  for (const value of [...contents.filter((one) => one !== 'stretch'), 'left', 'right']) {
    flex.push([`justify-content ${value} in a ${direction}`, div(`display: flex; width: 300px; height: 220px; flex-direction: ${direction}; justify-content: ${value}`, ...three)]);
    if (direction !== 'row') continue;
    flex.push([`justify-content ${value} right to left`, div(`display: flex; direction: rtl; width: 300px; justify-content: ${value}`, ...three)]);
    flex.push([`justify-content ${value} of what does not fit`, div(`display: flex; width: 100px; justify-content: ${value}`, ...three.map((one) => one.replace('style="', 'style="flex-shrink: 0; ')))]);
  }
  for (const value of places) {
    flex.push([`align-items ${value} in a ${direction}`, div(`display: flex; width: 300px; height: 200px; flex-direction: ${direction}; align-items: ${value}`, ...three, div('width: auto; height: auto; padding: 3px'))]);
  }
  for (const wrap of ['wrap', 'wrap-reverse']) {
    flex.push([`${direction} ${wrap} with gaps`, div(`display: flex; width: 150px; height: 160px; gap: 6px 10px; flex-flow: ${direction} ${wrap}`, ...three, ...three)]);
    flex.push([`${direction} ${wrap} right to left`, div(`display: flex; direction: rtl; width: 150px; height: 160px; flex-flow: ${direction} ${wrap}; align-items: center`, ...three, ...three)]);
  }
}
for (const value of contents) {
  flex.push([`align-content ${value}`, div(`display: flex; flex-wrap: wrap; width: 120px; height: 300px; align-content: ${value}`, ...three, ...three)]);
  flex.push([`align-content ${value} with reversed lines`, div(`display: flex; flex-wrap: wrap-reverse; width: 120px; height: 300px; align-content: ${value}`, ...three, ...three)]);
  flex.push([`align-content ${value} of a column`, div(`display: flex; flex-flow: column wrap; width: 300px; height: 90px; align-content: ${value}`, ...three, ...three)]);
}
for (const value of places) {
  flex.push([`align-self ${value} among others`, div('display: flex; width: 300px; height: 120px; align-items: center', three[0], div(`align-self: ${value}; width: 40px; padding: 6px`), three[2])]);
}
for (const [name, style] of [['1', 'flex: 1'], ['auto', 'flex: auto'], ['none', 'flex: none'], ['2 1 50px', 'flex: 2 1 50px'], ['0 0 40%', 'flex: 0 0 40%'], ['0.3', 'flex: 0.3'],
  ['1 with a maximum', 'flex: 1; max-width: 70px'], ['1 with a minimum', 'flex: 1; min-width: 180px'], ['content', 'flex: 1 1 content; width: 200px'], ['shrink 3', 'flex: 0 3 260px']]) {
  for (const [kind, boxed] of [['content-box', ''], ['border-box', '; box-sizing: border-box']]) {
    flex.push([`flex ${name}, ${kind}`, div('display: flex; width: 300px; height: 60px', div(`${style}; padding: 0 10px${boxed}`, div('width: 45px; height: 10px')), div('flex: 1 1 120px'), div('width: 50px; flex-shrink: 2'))]);
  }
}

const grid = [];
const cells = ['', 'height: 20px', 'width: 50px; height: 40px', 'padding: 8px', 'margin: 5px', 'width: 30px'].map((style) => div(style));
const lists = ['100px 50px', '1fr 2fr', 'auto auto', 'auto 1fr', 'min-content max-content', '25% 1fr', 'minmax(60px, 1fr) 120px', 'fit-content(80px) 1fr', 'repeat(3, 1fr)',
  'repeat(auto-fill, 70px)', 'repeat(auto-fit, minmax(60px, 1fr))', '0.3fr 0.2fr', 'minmax(auto, 90px) auto', '20px repeat(auto-fill, 50px) 30px'];
for (const list of lists) {
  grid.push([`columns ${list}`, div(`display: grid; width: 400px; grid-template-columns: ${list}; gap: 6px`, ...cells)]);
  grid.push([`columns ${list}, as narrow as they may be`, div('display: flex; align-items: flex-start', div(`display: grid; grid-template-columns: ${list}; gap: 6px`, ...cells))]);
  grid.push([`rows ${list}`, div(`display: grid; width: 200px; height: 300px; grid-template-rows: ${list}`, ...cells)]);
  grid.push([`rows ${list}, as high as they need`, div(`display: grid; width: 200px; grid-template-rows: ${list}; gap: 4px`, ...cells)]);
}
for (const value of [...contents, 'left', 'right']) {
  grid.push([`justify-content ${value}`, div(`display: grid; width: 300px; grid-template-columns: 60px auto 40px; justify-content: ${value}`, ...cells)]);
  grid.push([`justify-content ${value} right to left`, div(`display: grid; direction: rtl; width: 300px; grid-template-columns: 60px auto 40px; justify-content: ${value}`, ...cells)]);
  if (!['left', 'right'].includes(value)) grid.push([`align-content ${value}`, div(`display: grid; height: 300px; grid-template: 30px auto 40px / 100px; align-content: ${value}`, ...cells)]);
}
for (const value of [...places, 'left', 'right']) {
  grid.push([`justify-items ${value}`, div(`display: grid; width: 300px; grid-template-columns: 1fr 1fr; justify-items: ${value}`, ...cells)]);
  grid.push([`justify-self ${value} right to left`, div('display: grid; direction: rtl; width: 300px; grid-template-columns: 1fr 1fr', ...cells.map((cell) => cell.replace('style="', `style="justify-self: ${value}; `)))]);
  if (!['left', 'right'].includes(value)) grid.push([`align-items ${value}`, div(`display: grid; width: 300px; grid-template-columns: 1fr 1fr; grid-auto-rows: 60px; align-items: ${value}`, ...cells)]);
}
for (const flow of ['row', 'column', 'dense', 'column dense']) {
  grid.push([`flow ${flow}`, div(`display: grid; grid-template: repeat(3, 30px) / repeat(3, 50px); grid-auto-rows: 20px; grid-auto-columns: 25px; grid-auto-flow: ${flow}`,
    div('grid-column: 2 / span 2'), div('grid-row: span 2'), div('grid-column: 3'), div('grid-row: 2; grid-column: 1'), div(''), div('grid-row: 3'), div('grid-column: span 2'), div(''), div(''))]);
}
for (const place of ['1 / 3', '-1 / -3', '2 / span 2', 'span 2 / 4', '-1', '4 / 2', 'span 2', '5 / span 2', '-5 / -4', '3 / 3']) {
  grid.push([`column ${place}`, div('display: grid; width: 300px; grid-template-columns: 40px 60px 80px; grid-auto-columns: 10px; grid-auto-rows: 12px', div(`grid-column: ${place}`), div(''), div(''))]);
  grid.push([`a positioned child at column ${place}`, div('display: grid; position: relative; width: 300px; height: 90px; padding: 7px; grid-template-columns: 40px 60px 80px', div(`position: absolute; inset: 2px; grid-column: ${place}`), div(''))]);
}
grid.push(['areas', div("display: grid; width: 400px; height: 200px; grid-template-areas: 'head head' 'side main' 'side foot'; grid-template-columns: 100px 1fr; grid-template-rows: 40px 1fr auto",
  div('grid-area: main'), div('grid-area: head'), div('grid-area: foot; height: 25px'), div('grid-area: side'), div('grid-column: main-start / main-end; grid-row: head'))]);
grid.push(['named lines', div('display: grid; width: 400px; grid-template-columns: [full-start] 30px [main-start a] 1fr [a main-end] 30px [full-end]; grid-auto-rows: 20px',
  div('grid-column: main'), div('grid-column: full'), div('grid-column: a 2'), div('grid-column: a / full-end'), div('grid-column: full-start / span a'))]);
write('flex', flex);
write('grid', grid);
