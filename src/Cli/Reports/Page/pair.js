// One pair: what was asked, what changed, its errors side by side, its code and its stub.

const indexOf = new Map();

function openPair(id) {
  go({ ...shownState, pair: id });
}

/** Goes from the open pair to its list; back where the list is what Back leads to. */
function closePair() {
  if (history.state?.opened) history.back();
  else go({ ...shownState, pair: undefined }, true);
}

/** Versions that came to the same at the same line share a remark. */
function remarksOf(pair, line) {
  const said = new Map();
  pair.cells.forEach((cell, i) => {
    if (cell.o === Passed || !cell[line]) return;
    const key = JSON.stringify([cell[line], cell.o, cell.detail]);
    if (!said.has(key)) said.set(key, { cell, versions: [] });
    said.get(key).versions.push(report.versions[i]);
  });
  const alone = report.versions.length === 1;
  return [...said.values()].map(({ cell, versions }) => ({
    line: cell[line], nodes: [alone ? null : element('strong', {}, versions.join(', ')), alone ? null : ' ', ...visible(cell.detail ?? spoken(cell.o))].filter(Boolean),
  }));
}

function warningsOf(pair) {
  const said = new Map();
  for (const forecast of pair.forecasts ?? []) {
    const group = report.overview.forecasts[forecast.group];
    if (forecast.line) said.set(`${forecast.line} ${forecast.group}`, { line: forecast.line, hint: true, nodes: [group.in ? element('strong', {}, `breaks in ${group.in} `) : null, ...visible(group.what)].filter(Boolean) });
  }
  return [...said.values()];
}

function callouts(pair) {
  const changes = (pair.changes ?? []).map(change => {
    const group = groupOf(change);
    return element('div', { class: 'callout' },
      element('p', {}, element('strong', {}, visible(group.what))), element('p', {}, move(change)),
      group.remedy || group.source ? element('p', {}, group.remedy ? visible(group.remedy + ' ') : null, sourceLink(group.source, 'source')) : null);
  });
  const forecasts = [...new Map((pair.forecasts ?? []).map(f => [f.group, f])).values()].map(forecast => {
    const group = report.overview.forecasts[forecast.group];
    return element('div', { class: 'callout hint' },
      element('p', {}, element('strong', {}, group.in ? `Will break in ${group.in}: ` : 'Will break some day: '), visible(group.what)),
      element('p', { class: 'soft' }, `${forecast.seen} warns${forecast.line ? `, line ${forecast.line}` : ''}. `, sourceLink(group.source, 'source')));
  });
  return changes.length + forecasts.length ? element('div', { class: 'callouts' }, changes, forecasts) : null;
}

function side(cell, version) {
  const facts = [cell.line ? `line ${cell.line}` : cell.stubLine ? `line ${cell.stubLine} of the tests` : null, cell.level, cell.s ? `${cell.s} s CPU` : null].filter(Boolean);
  return element('article', { class: `side${shownState.version === version ? ' here' : ''}`, 'aria-label': `Python ${version}` },
    element('div', { class: 'side-head' }, element('b', {}, version), chip(cell.o)),
    element('div', { class: 'side-body' },
      element('p', {}, cell.detail ? visible(cell.detail) : meanings[word(cell.o)]),
      facts.length ? element('p', { class: 'soft' }, facts.join(' · ')) : null,
      cell.err ? element('pre', { tabindex: 0, 'aria-label': `standard error on ${version}` }, visible(cell.err.trimEnd())) : null));
}

/** What was asked, with its code set as code. A long one scrolls, so that the verdict below it is in sight. */
function instruction(ask) {
  const pieces = /^\s*(?:from\s+\S+\s+import|import\s|def\s|class\s|@)/.test(ask) && /^\s*def\s/m.test(ask) ? ['', ask] : ask.split(/^[ \t]*(?:```|~~~)[^\n]*\n?/m);
  return element('div', { class: 'ask-text', tabindex: 0, role: 'region', 'aria-label': 'Instruction' },
    pieces.map((piece, i) => (!piece.trim() ? null : i % 2 === 0 ? element('p', {}, visible(piece.trim())) : listing('Code of the instruction', piece, []))));
}

/** The model, the problem, and what else the set says of a pair. */
function aboutPair(pair) {
  if (!pair.group && !pair.meta) return '';
  let meta = pair.meta;
  try {
    meta = JSON.stringify(JSON.parse(meta), null, 2);
  } catch {
    // It was cut off, for it is very long: it is shown as it is.
  }
  return titledPart('About it',
    element('p', {}, [pair.group ? `${report.groupBy}: ` : '', pair.group ? visible(pair.group) : '', pair.problem ? ` · problem: ` : '', pair.problem ? visible(pair.problem) : '']),
    meta ? element('pre', { class: 'meta', tabindex: 0, 'aria-label': 'what else the set says' }, visible(meta)) : null);
}

function titledPart(title, ...children) {
  return element('section', {}, element('h3', {}, title), ...children);
}

function drawPair(state) {
  const dialog = byId('pair');
  const index = indexOf.get(state.pair);
  if (!state.pair) {
    if (dialog.open) dialog.close();
    return;
  }
  const body = element('div', { class: 'pair-body' });
  const near = matrix.found.indexOf(index);
  const step = by => {
    const next = matrix.found[near + by];
    return next === undefined ? null : () => go({ ...shownState, pair: report.pairs[next].id }, true);
  };
  const button = (text, key, action) => element('button', { type: 'button', class: `quiet ${key ? 'step' : 'close'}`, disabled: !action, onclick: action, title: key ? `key ${key}` : undefined, 'aria-keyshortcuts': key || undefined }, text);
  const head = element('div', { class: 'pair-head' },
    element('h2', { id: 'pair-title', class: 'mono', tabindex: -1 }, visible(state.pair)),
    near >= 0 ? element('span', { class: 'place' }, `${count(near + 1)} of ${count(matrix.found.length)}`) : null,
    button('Previous', 'k', near >= 0 ? step(-1) : null), button('Next', 'j', near >= 0 ? step(1) : null), button('Close', '', closePair));
  if (index === undefined) body.append(element('p', {}, report.pairs.length < report.overview.pairs ? 'This report does not show a pair of this id: it shows only some of the pairs.' : 'This report has no pair of this id.'));
  else {
    const pair = report.pairs[index];
    body.append(
      titledPart('Instruction', instruction(pair.ask)),
      callouts(pair) ?? '',
      titledPart(report.versions.length > 1 ? 'On each version' : 'Verdict', element('div', { class: 'sides' }, pair.cells.map((cell, i) => side(cell, report.versions[i])))),
      element('div', { class: pair.stub ? 'codes two' : 'codes' },
        titledPart('Code', pair.code ? listing('Code', pair.code, [...remarksOf(pair, 'line'), ...warningsOf(pair)]) : element('p', { class: 'soft' }, 'There is none.')),
        pair.stub ? titledPart('Tests', listing('Tests', pair.stub, remarksOf(pair, 'stubLine'))) : ''),
      aboutPair(pair));
  }
  dialog.replaceChildren(head, body);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  byId('pair-title').focus({ preventScroll: true });
}

function makePair() {
  report.pairs.forEach((pair, index) => indexOf.set(pair.id, index));
  const dialog = byId('pair');
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    closePair();
  });
  dialog.addEventListener('click', event => {
    if (event.target === dialog) closePair();
  });
  dialog.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    dialog.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]:not(:disabled)`)?.click();
  });
  dialog.addEventListener('close', () => {
    const row = matrix.found.indexOf(indexOf.get(lastPair));
    if (row >= 0) moveTo(row, matrix.column);
    byId('grid').focus({ preventScroll: true });
  });
}
