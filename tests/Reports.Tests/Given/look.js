// Looks at a page as a measuring eye would.

/** What is wider than the window, or reaches out of it to the right and cannot be scrolled to. */
window.overflowing = () => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1 && !scrollsItself(e));
    return wide.map(e => `${e.tagName}.${e.className}#${e.id} ${Math.round(e.getBoundingClientRect().right)}`);
  }
  return [...document.querySelectorAll('body *')]
    .filter(e => e.checkVisibility() && !e.closest('.aloud, .skip') && e.getBoundingClientRect().right > width + 1 && !scrollsItself(e))
    .map(e => `${e.tagName}.${e.className}#${e.id} ${Math.round(e.getBoundingClientRect().right)}`);
};

function scrollsItself(e) {
  for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
    const box = up.getBoundingClientRect();
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX) && box.right <= document.documentElement.clientWidth + 1 && up.tagName !== 'DIALOG') return true;
  }
  return false;
}

/** Texts whose contrast with what is behind them is less than WCAG 2.2 asks: 4.5 to 1, or 3 to 1 where they are large. */
window.faint = () => {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || /^(SCRIPT|STYLE|OPTION|NOSCRIPT)$/.test(e.tagName) || !e.checkVisibility() || e.closest('.aloud')) continue;
    // A button that cannot be pressed is exempt, and what lies under an open pair is not read.
    if (e.closest(':disabled') || (document.querySelector('dialog[open]') && !e.closest('dialog'))) continue;
    seen++;
    const style = getComputedStyle(e);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    const ratio = contrast(parse(style.color), behind(e));
    if (ratio < (large ? 3 : 4.5)) found.set(`${e.className || e.tagName}: ${style.color} at ${ratio.toFixed(2)}`, walker.currentNode.data.trim().slice(0, 30));
  }
  return { seen, faint: [...found].map(([what, text]) => `${what} "${text}"`) };
};

/** The contrast of each outcome's letter with its own colour, whether or not it occurs in the report. */
window.faintOutcomes = outcomes => outcomes.map(name => {
  const e = document.createElement('span');
  e.className = `o-${name}`;
  document.body.append(e);
  const style = getComputedStyle(e);
  const ratio = contrast(parse(style.color), parse(style.backgroundColor));
  e.remove();
  return [name, ratio];
}).filter(([, ratio]) => !(ratio >= 4.5)).map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);

function parse(colour) {
  const [r, g, b, a] = colour.match(/[\d.]+/g).map(Number);
  return [r, g, b, a ?? 1];
}

function behind(e) {
  for (let up = e; up; up = up.parentElement) {
    const colour = parse(getComputedStyle(up).backgroundColor);
    if (colour[3] === 1) return colour;
  }
  return parse(getComputedStyle(document.body).backgroundColor);
}

function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
