// Making elements. Text always goes in as text: nothing here, and nothing elsewhere, reads a string as HTML.

/** An element with a class, attributes and children; strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'class') made.className = value;
    else if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

/** A link to a page elsewhere; null where the address is not one of the web. */
function sourceLink(address, text) {
  if (!address || !/^https?:\/\//i.test(address)) return null;
  return element('a', { href: address, target: '_blank', rel: 'noreferrer noopener' }, text);
}

const numbers = new Intl.NumberFormat('en');

function count(n) {
  return numbers.format(n);
}

/** "1 pair", "2 pairs". */
function counted(n, noun) {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** "97.5 %", and never "100 %" for less than all. */
function percent(part, whole) {
  if (!whole) return '–';
  if (part === whole) return '100\u00a0%';
  return `${Math.min(Math.max((100 * part) / whole, part > 0 ? 0.1 : 0), 99.9).toFixed(1)}\u00a0%`;
}

/** What the page shows, as PageData.cs writes it. */
const report = JSON.parse(byId('data').textContent);
