// What changed and why, what is going to break, and why pairs were dropped.

/** Titles of one cause that are listed; the rest is a filter away. */
const mostItems = 20;

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
}

function group(title, note, items, more) {
  return element('section', { class: 'group' },
    element('div', { class: 'group-head' }, element('h3', {}, title), element('span', { class: 'count' }, note)),
    element('ul', { class: 'items' }, items.slice(0, mostItems)),
    items.length > mostItems ? element('p', { class: 'more' }, `${count(items.length - mostItems)} more; `, element('button', { type: 'button', class: 'link', onclick: more }, 'show the pairs')) : null);
}

function item(n, what, onclick, { before, remedy, source, moves } = {}) {
  return element('li', { class: 'item' },
    element('span', { class: 'n' }, count(n)),
    element('span', { class: 'what' }, before ?? null, element('span', {}, visible(what))),
    remedy ? element('span', { class: 'remedy' }, visible(remedy)) : null,
    moves?.length ? element('span', { class: 'moves' }, moves.slice(0, 6).map(m => move(m, m.count))) : null,
    element('span', { class: 'links' }, sourceLink(source, 'source'), element('button', { type: 'button', class: 'link', 'aria-label': `${oneLine(what)}: show ${counted(n, 'pair')}`, onclick }, 'show')));
}

function titled(cause) {
  return cause.charAt(0).toUpperCase() + cause.slice(1).replace(/[-_]/g, ' ');
}

function drawChanges() {
  const { changes } = report.overview;
  if (report.versions.length < 2 && changes.length === 0) return;
  byId('changes').hidden = false;
  const list = byId('changes-list');
  if (changes.length === 0) list.append(element('p', { class: 'soft' }, 'Nothing: every pair comes to the same outcome everywhere.'));
  for (const [cause, items] of grouped(changes, c => c.cause)) {
    const total = items.reduce((sum, c) => sum + c.pairs, 0);
    list.append(group(titled(cause), counted(total, 'pair'),
      items.map(c => item(c.pairs, c.what, () => filterTo({ cause, what: c.what }), c)), () => filterTo({ cause })));
  }
}

function drawForecasts() {
  const { forecasts } = report.overview;
  if (forecasts.length === 0) return;
  byId('forecasts').hidden = false;
  const named = forecasts.some(f => f.in);
  if (!named) byId('forecasts-title').textContent = 'Warnings: what a later Python may refuse';
  for (const [version, items] of grouped(forecasts, f => f.in ?? 'unnamed')) {
    const total = items.reduce((sum, f) => sum + f.pairs, 0);
    const title = version !== 'unnamed' ? `Python ${version}` : named ? 'A version not yet named' : 'No version is named';
    byId('forecasts-list').append(group(title, counted(total, 'pair'),
      items.map(f => item(f.pairs, f.what, () => filterTo({ breaks: version, what: f.what }), f)), () => filterTo({ breaks: version })));
  }
}

function drawReasons() {
  const { reasons } = report.overview;
  if (report.versions.length !== 1 || reasons.length === 0) return;
  byId('reasons').hidden = false;
  byId('reasons-list').append(
    element('ul', { class: 'items reasons' }, reasons.slice(0, mostItems).map(r =>
      item(r.pairs, r.reason || meanings[word(r.outcome)], () => filterTo({ outcome: word(r.outcome), q: r.reason }), { before: chip(r.outcome) }))),
    reasons.length > mostItems ? element('p', { class: 'more' }, `${count(reasons.length - mostItems)} rarer reasons; `, element('button', { type: 'button', class: 'link', onclick: () => filterTo({ outcome: 'not_passed' }) }, 'show all that did not pass')) : '');
}
