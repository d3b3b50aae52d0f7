// HarfBuzz (WebAssembly) on font files of any container.
import { readFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';
import wawoff2 from 'wawoff2';

// Positions in 64ths of a font unit: HarfBuzz counts in whole numbers.
export const fine = 64;

const faces = new Map();

/** A font at places on its axes, `{ wght: 700 }`; those it does not have are passed over. */
export async function openFont(file, axes) {
  if (!faces.has(file)) {
    const bytes = readFileSync(file);
    const plain = bytes.toString('latin1', 0, 4) === 'wOF2' ? await wawoff2.decompress(bytes) : bytes;
    faces.set(file, new hb.Face(new hb.Blob(plain)));
  }

  const face = faces.get(file);
  const font = new hb.Font(face);
  const scale = face.upem * fine;
  font.setScale(scale, scale);
  font.setVariations(Object.entries(axes).map(([tag, value]) => new hb.Variation(tag, value)));
  return font;
}

/** Shapes a part of a text: glyphs as [id, advance, x, y] in font units. */
export function shape(font, text, { start = 0, length = text.length, rtl = false, script, language }) {
  const buffer = new hb.Buffer();
  buffer.addText(text, start, length);
  buffer.setDirection(rtl ? hb.Direction.RTL : hb.Direction.LTR);
  buffer.setScript(script);
  if (language) buffer.setLanguage(language);
  hb.shape(font, buffer);
  const places = buffer.getGlyphPositions();
  return buffer.getGlyphInfos().map((info, i) =>
    [info.codepoint, places[i].xAdvance / fine, places[i].xOffset / fine, places[i].yOffset / fine]);
}
