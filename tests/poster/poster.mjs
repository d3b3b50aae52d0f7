// Draws thirty languages and sixty emoji twice: with og, and in Chromium from the same text with the same font files.
// node poster.mjs FOLDER: writes FOLDER/site (a site with the template), FOLDER/poster.html.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const fonts = join(here, '../../fonts');
const out = process.argv[2];
const lines = JSON.parse(readFileSync(join(here, 'lines.json'), 'utf8'));
const emoji = [
  '😀 😂 🥰 😎 🤔 😴 🤯 🥳 😭 🤖 👻 🎃 🫠 🫶 🫡',
  '👨‍👩‍👧‍👦 👩‍👩‍👧‍👦 👨‍👨‍👦 👩‍👧 🧑‍🧑‍🧒 👩🏽‍💻 👨🏿‍🚀 🧑🏻‍🎨 👩🏼‍🔬 🧙🏽‍♂️ 🦸🏿‍♀️ 🧜🏻‍♀️ 🤝🏽 👩🏿‍🤝‍👨🏻 💏🏾',
  '🇫🇷 🇯🇵 🇧🇷 🇺🇸 🇰🇪 🇺🇦 🇰🇷 🇮🇳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈 🏳️‍⚧️ 🏴‍☠️ 👍🏻 👍🏽 👍🏿',
  '1️⃣ 2️⃣ #️⃣ *️⃣ ❤️ ❤️‍🔥 ☀️ ☎️ ✌🏽 🚀 🌸 🍕 🐶 🎸 🐻‍❄️',
];

// The same numbers on both sides: every text stands in a box of its own, at a place of its own.
const width = 1800, margin = 48, gap = 40, size = 21, small = 15, row = 66, top = 52, emojiSize = 56, emojiRow = 88;
const column = (width - 2 * margin - gap) / 2;
const rows = Math.ceil(lines.length / 2);
const height = top + rows * row + 24 + emoji.length * emojiRow + 28;
const families = JSON.parse(readFileSync(join(fonts, 'fonts.json'), 'utf8')).families;
const preferred = { ur: 'Noto Nastaliq Urdu', ja: 'Noto Sans JP', 'zh-Hans': 'Noto Sans SC', 'zh-Hant': 'Noto Sans TC', ko: 'Noto Sans KR' };
const rightToLeft = new Set(['ar', 'fa', 'ur', 'he']);
const place = index => ({ x: margin + (index < rows ? 0 : column + gap), y: top + (index % rows) * row });

const box = (x, y, boxWidth, style, text) => `    - position: absolute
      left: ${x}px
      top: ${y}px
      width: ${boxWidth}px
${Object.entries(style).map(([name, value]) => `      ${name}: ${JSON.stringify(value)}\n`).join('')}      text: ${JSON.stringify(text)}
`;
let card = `description: Thirty languages and sixty emoji.
sizes: [${width}x${height}]
card:
  background: "#fcfcfb"
  color: "#0b1220"
  font-family: Inter
  children:
`;
let page = `<!doctype html><meta charset="utf-8"><style>\n`;
for (const family of families) {
  for (const face of family.faces) {
    page += `@font-face{font-family:"${family.name}";src:url("file://${join(fonts, face.file)}");font-style:${face.style};font-weight:${face.weight.join(' ')};unicode-range:${face.ranges}}\n`;
  }
}
page += `body{margin:0;width:${width}px;height:${height}px;position:relative;background:#fcfcfb;color:#0b1220;overflow:hidden;font-optical-sizing:auto}
div{position:absolute;white-space:nowrap;line-height:1.4}</style>\n`;
const htmlBox = (x, y, boxWidth, style, lang, dir, text, names) =>
  `<div lang="${lang}" dir="${dir}" style="left:${x}px;top:${y}px;width:${boxWidth}px;${style};font-family:${names.map(name => `'${name}'`).join(',')}">${text}</div>\n`;

lines.forEach(({ lang, text }, index) => {
  const { x, y } = place(index);
  const direction = rightToLeft.has(lang) ? 'rtl' : 'ltr';
  card += box(x, y, column, { 'font-size': `${small}px`, color: '#64748b', 'line-height': 1.4 }, lang);
  card += box(x, y + 20, column, { 'font-size': `${size}px`, 'line-height': 1.4, 'text-wrap': 'nowrap', lang, direction }, text);
  const names = ['Inter', ...(preferred[lang] ? [preferred[lang]] : []), ...families.map(family => family.name).filter(name => name !== 'Inter' && !Object.values(preferred).includes(name))];
  page += htmlBox(x, y, column, `font-size:${small}px;color:#64748b`, 'en', 'ltr', lang, ['Inter']);
  page += htmlBox(x, y + 20, column, `font-size:${size}px`, lang, direction, text, names);
});
emoji.forEach((text, index) => {
  const y = top + rows * row + 24 + index * emojiRow;
  text.split(' ').forEach((one, place) => {
    const x = margin + place * ((width - 2 * margin) / 15);
    card += box(x, y, 100, { 'font-size': `${emojiSize}px`, 'line-height': 1.4, 'text-wrap': 'nowrap' }, one);
    page += htmlBox(x, y, 100, `font-size:${emojiSize}px`, 'en', 'ltr', one, ['Noto Color Emoji']);
  });
});

mkdirSync(join(out, 'site/templates/poster'), { recursive: true });
writeFileSync(join(out, 'site/og.yaml'), 'site: { name: Poster, url: https://example.com }\ncards: { budget: 600KB }\n');
writeFileSync(join(out, 'site/templates/poster/card.yaml'), card);
writeFileSync(join(out, 'poster.html'), page);
console.log(`${width},${height}`);
