// Seeded random trees of flex containers, grids and blocks.

/** A generator of numbers below 1, the same for the same seed (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const contents = ['normal', 'stretch', 'start', 'end', 'flex-start', 'flex-end', 'center', 'space-between', 'space-around', 'space-evenly'];
const places = ['normal', 'stretch', 'start', 'end', 'flex-start', 'flex-end', 'center', 'baseline', 'last baseline', 'self-start', 'self-end'];

/** A tree: { style, children }. */
export function randomTree(seed, kind) {
  const random = generator(seed);
  const chance = (share) => random() < share;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const whole = (from, to) => from + Math.floor(random() * (to - from + 1));
  const px = (from, to) => `${whole(from, to)}px`;
  const share = () => `${pick([10, 20, 25, 30, 40, 50, 60, 75, 100])}%`;
  const size = (from, to) => (chance(0.75) ? px(from, to) : share());

  const track = () => pick([
    () => px(20, 120), () => px(20, 120), () => 'auto', () => 'auto', () => '1fr', () => `${pick([1, 2, 0.5, 3])}fr`, () => 'min-content', () => 'max-content',
    share, () => `minmax(${px(10, 60)}, ${pick(['1fr', 'auto', '120px', 'max-content'])})`, () => `minmax(${pick(['auto', 'min-content', '0'])}, ${pick(['1fr', '90px', 'max-content'])})`,
    () => `fit-content(${px(30, 120)})`,
  ])();
  const tracks = () => (chance(0.12) ? `repeat(${pick(['auto-fill', 'auto-fit'])}, ${pick([px(40, 100), `minmax(${px(40, 90)}, 1fr)`])})`
    : chance(0.12) ? `repeat(${whole(2, 3)}, ${track()})` : Array.from({ length: whole(1, 4) }, track).join(' '));
  const line = () => pick([() => 'auto', () => String(whole(1, 4)), () => `-${whole(1, 3)}`, () => `span ${whole(1, 3)}`])();

  const box = (style, depth) => {
    if (chance(0.25)) style.padding = chance(0.7) ? px(1, 15) : `${px(0, 12)} ${px(0, 20)} ${px(0, 12)} ${px(0, 20)}`;
    if (chance(0.15)) style.border = `${whole(1, 6)}px solid`;
    if (chance(0.3)) style['box-sizing'] = 'border-box';
    if (chance(0.08)) style.overflow = 'hidden';
    if (depth > 0 && chance(0.06)) style.direction = pick(['rtl', 'ltr']);
    return style;
  };
  const container = (style, type) => {
    style.display = type;
    if (type === 'flex') {
      if (chance(0.6)) style['flex-direction'] = pick(['row', 'column', 'column', 'row-reverse', 'column-reverse']);
      if (chance(0.4)) style['flex-wrap'] = pick(['wrap', 'wrap', 'wrap-reverse', 'nowrap']);
    } else if (type === 'grid') {
      if (chance(0.85)) style['grid-template-columns'] = tracks();
      if (chance(0.6)) style['grid-template-rows'] = tracks();
      if (chance(0.2)) style['grid-auto-rows'] = track();
      if (chance(0.2)) style['grid-auto-columns'] = track();
      if (chance(0.25)) style['grid-auto-flow'] = pick(['column', 'dense', 'row dense', 'column dense']);
      if (chance(0.25)) style['justify-items'] = pick([...places, 'left', 'right']);
    }
    if (type !== 'block') {
      if (chance(0.35)) style['justify-content'] = pick([...contents, 'left', 'right']);
      if (chance(0.4)) style['align-items'] = pick(places);
      if (chance(0.3)) style['align-content'] = pick(contents);
      if (chance(0.35)) style.gap = chance(0.9) ? pick([px(1, 20), `${px(0, 15)} ${px(0, 15)}`]) : '5%';
    }
  };
  const item = (style, type) => {
    if (chance(0.06)) {
      style.position = 'absolute';
      for (const side of ['left', 'top', 'right', 'bottom']) if (chance(0.4)) style[side] = size(0, 40);
    } else if (chance(0.08)) {
      style.position = 'relative';
      if (chance(0.5)) style[pick(['left', 'right'])] = px(-20, 20);
      if (chance(0.5)) style[pick(['top', 'bottom'])] = px(-20, 20);
    }
    if (chance(0.25)) style.margin = chance(0.6) ? px(-4, 15) : Array.from({ length: 4 }, () => (chance(0.15) ? 'auto' : px(0, 15))).join(' ');
    if (chance(0.12)) style['min-width'] = size(10, 150);
    if (chance(0.12)) style['max-width'] = size(30, 200);
    if (chance(0.12)) style['min-height'] = size(10, 100);
    if (chance(0.12)) style['max-height'] = size(20, 120);
    if (chance(0.1)) style['aspect-ratio'] = pick(['1', '2', '16 / 9', '0.5']);
    if (chance(0.04)) style.width = pick(['min-content', 'max-content', 'fit-content']);
    if (type === 'flex') {
      if (chance(0.3)) style['flex-grow'] = String(pick([1, 1, 2, 0.3]));
      if (chance(0.25)) style['flex-shrink'] = String(pick([0, 0, 2, 0.4]));
      if (chance(0.2)) style['flex-basis'] = pick(['0', px(10, 150), share(), 'content', 'auto']);
      if (chance(0.2)) style['align-self'] = pick(places);
      if (chance(0.08)) style.order = String(whole(-2, 2));
    } else if (type === 'grid') {
      if (chance(0.3)) style['grid-column'] = chance(0.5) ? line() : `${line()} / ${line()}`;
      if (chance(0.2)) style['grid-row'] = chance(0.5) ? line() : `${line()} / ${line()}`;
      if (chance(0.2)) style['align-self'] = pick(places);
      if (chance(0.2)) style['justify-self'] = pick([...places, 'left', 'right']);
      if (chance(0.08)) style.order = String(whole(-2, 2));
    }
  };
  const types = { flex: ['flex', 'flex', 'flex', 'block'], grid: ['grid', 'grid', 'grid', 'block'], mixed: ['flex', 'grid', 'block'] }[kind];
  const node = (depth, parent) => {
    const style = {};
    const leaf = depth > 0 && (depth >= 4 || chance(0.3 + (depth * 0.15)));
    const type = leaf ? 'block' : depth === 0 ? types[0] === 'flex' && kind === 'mixed' ? pick(['flex', 'grid']) : types[0] : pick(types);
    if (!leaf) container(style, type);
    if (depth === 0) {
      if (chance(0.7)) style.width = px(100, 700);
      if (chance(0.6)) style.height = px(80, 500);
      if (chance(0.5)) style.position = 'relative';
      if (chance(0.15)) style.direction = 'rtl';
    } else {
      if (chance(leaf ? 0.75 : 0.25)) style.width = size(10, 220);
      if (chance(leaf ? 0.75 : 0.2)) style.height = size(10, 120);
      item(style, parent);
    }
    box(style, depth);
    const children = leaf ? [] : Array.from({ length: whole(1, depth === 0 ? 5 : 3) }, () => node(depth + 1, type));
    return { style, children };
  };
  return node(0, null);
}

/** As HTML. */
export function write(tree) {
  const style = Object.entries(tree.style).map(([name, value]) => `${name}: ${value}`).join('; ');
  return `<div style="${style}">${tree.children.map(write).join('')}</div>`;
}
