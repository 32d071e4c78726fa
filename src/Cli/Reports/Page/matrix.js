// The heat map: pairs by versions. Only the rows in sight are there; a grid of 6,000 rows has as many elements as one of 60.

const matrix = { found: [], row: 0, column: 0, columns: 0, hasCarried: false, height: 34, drawn: '' };

function makeMatrix() {
  const grid = byId('grid');
  matrix.hasCarried = report.pairs.some(p => p.was !== undefined);
  matrix.columns = report.versions.length + (matrix.hasCarried ? 1 : 0);
  grid.style.setProperty('--columns', matrix.columns);
  // Answers are called by model, problem and number: cut after the model they would all be the same.
  grid.style.setProperty('--ids', `${Math.min(56, report.pairs.reduce((most, pair) => Math.max(most, pair.id.length), 12)) * 0.49 + 1.2}rem`);
  grid.setAttribute('aria-colcount', matrix.columns + 1);
  const head = element('div', { class: 'grid-head', role: 'row', 'aria-rowindex': 1 },
    element('div', { class: 'id', role: 'columnheader', 'aria-colindex': 1 }, 'Pair'),
    element('div', { class: 'ask', role: 'presentation' }, 'Instruction'), element('div', { class: 'why', role: 'presentation' }, 'Remark'),
    matrix.hasCarried ? element('div', { class: 'version', role: 'columnheader', 'aria-colindex': 2, title: 'the verdict that the set carries' }, 'set') : null,
    report.versions.map((v, i) => element('div', { class: 'version', role: 'columnheader', 'aria-colindex': i + matrix.columns - report.versions.length + 2 }, v)));
  grid.append(head, element('div', { class: 'rows', id: 'rows', role: 'presentation' }));
  grid.addEventListener('scroll', drawRows, { passive: true });
  grid.addEventListener('keydown', moveInMatrix);
  new ResizeObserver(() => { matrix.drawn = ''; drawRows(); drawMap(); }).observe(grid);
}

/** Fills it with pairs. */
function fillMatrix(found) {
  matrix.found = found;
  matrix.row = Math.min(matrix.row, Math.max(0, found.length - 1));
  matrix.drawn = '';
  byId('grid').setAttribute('aria-rowcount', found.length + 1);
  byId('grid').scrollTop = 0;
  matrix.row = 0;
  drawRows();
}

function drawRows() {
  const grid = byId('grid');
  const rows = byId('rows');
  matrix.height = matchMedia('(max-width: 40rem)').matches ? 48 : 34;
  rows.style.height = `${Math.max(1, matrix.found.length) * matrix.height}px`;
  if (matrix.found.length === 0) {
    rows.style.height = '';
    rows.replaceChildren(element('p', { class: 'empty', role: 'presentation' }, 'No pair is like that. ', element('button', { type: 'button', class: 'link', onclick: () => go({}) }, 'Show all')));
    grid.removeAttribute('aria-activedescendant');
    return;
  }
  const first = Math.max(0, Math.floor(grid.scrollTop / matrix.height) - 6);
  const last = Math.min(matrix.found.length, first + Math.ceil(grid.clientHeight / matrix.height) + 12);
  const drawn = `${first} ${last} ${matrix.row} ${matrix.column}`;
  if (drawn === matrix.drawn) return;
  matrix.drawn = drawn;
  rows.replaceChildren(...Array.from({ length: last - first }, (_, i) => matrixRow(first + i)));
  if (matrix.row >= first && matrix.row < last) grid.setAttribute('aria-activedescendant', `cell-${matrix.column}`);
  else grid.removeAttribute('aria-activedescendant');
  markMap();
}

function matrixRow(row) {
  const pair = report.pairs[matrix.found[row]];
  const changed = new Set(pair.changes?.map(c => c.to));
  const active = column => (row === matrix.row && column === matrix.column ? { id: `cell-${column}`, on: ' active' } : { on: '' });
  const cell = (outcome, column, version, kind) => {
    const { id, on } = active(column);
    return element('div', { class: `cell${kind}${on}`, id, role: 'gridcell', 'aria-colindex': column + 1, 'aria-label': `${version}: ${spoken(outcome)}${kind === ' changed' ? ', changed' : ''}`, title: `${version}: ${spoken(outcome)}` }, square(outcome));
  };
  const { id, on } = active(0);
  const before = matrix.hasCarried ? 1 : 0;
  const made = element('div', { class: 'row', role: 'row', 'aria-rowindex': row + 2, onclick: () => openPair(pair.id) },
    element('div', { class: `text id mono${on}`, id, role: 'gridcell', 'aria-colindex': 1, title: oneLine(pair.id), 'aria-label': `${oneLine(pair.id)}: ${oneLine(pair.ask)}` }, oneLine(pair.id)),
    element('div', { class: 'text ask', role: 'presentation', dir: 'auto' }, oneLine(pair.ask)),
    element('div', { class: 'text why', role: 'presentation' }, oneLine(reasonOf(pair))),
    before ? (pair.was === undefined ? element('div', { class: `cell carried${active(1).on}`, id: active(1).id, role: 'gridcell', 'aria-colindex': 2, 'aria-label': 'the set carries no verdict' }) : cell(pair.was, 1, 'the set', ' carried')) : null,
    pair.cells.map((c, i) => cell(c.o, 1 + before + i, report.versions[i], changed.has(report.versions[i]) ? ' changed' : '')));
  made.style.top = `${row * matrix.height}px`;
  return made;
}

/** Moves to a row and a column, and shows them. */
function moveTo(row, column) {
  matrix.row = Math.max(0, Math.min(matrix.found.length - 1, row));
  matrix.column = Math.max(0, Math.min(matrix.columns, column));
  const grid = byId('grid');
  const top = matrix.row * matrix.height;
  const room = grid.clientHeight - 35;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + matrix.height > grid.scrollTop + room) grid.scrollTop = top + matrix.height - room;
  drawRows();
}

function moveInMatrix(event) {
  if (matrix.found.length === 0 || event.altKey || event.metaKey || event.target !== byId('grid')) return;
  const page = Math.max(1, Math.floor(byId('grid').clientHeight / matrix.height) - 2);
  const all = event.ctrlKey;
  const steps = {
    ArrowDown: [matrix.row + 1, matrix.column], ArrowUp: [matrix.row - 1, matrix.column],
    ArrowRight: [matrix.row, matrix.column + 1], ArrowLeft: [matrix.row, matrix.column - 1],
    PageDown: [matrix.row + page, matrix.column], PageUp: [matrix.row - page, matrix.column],
    Home: [all ? 0 : matrix.row, 0], End: [all ? matrix.found.length - 1 : matrix.row, matrix.columns],
  };
  if (event.key === 'Enter' || event.key === ' ') openPair(report.pairs[matrix.found[matrix.row]].id);
  else if (steps[event.key]) moveTo(...steps[event.key]);
  else return;
  event.preventDefault();
}
