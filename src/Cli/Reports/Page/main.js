// Reads the data, draws the page, and follows its address.

let shownState = {};
let shownFilters = null;
let lastPair;

/** Shows a state. The address has it already. */
function show(state) {
  shownState = state;
  lastPair = state.pair ?? lastPair;
  choose(state);
  const filters = address({ ...state, pair: undefined });
  if (filters !== shownFilters) {
    shownFilters = filters;
    const found = matching(state);
    fillMatrix(found);
    drawMap();
    const { pairs } = report.overview;
    const some = report.pairs.length < pairs ? ` This report holds ${count(report.pairs.length)} of ${count(pairs)} pairs, those that did not pass before the others; the figures above are of all.` : '';
    byId('shown').textContent = (found.length === report.pairs.length ? `All ${counted(found.length, 'pair')}.` : `${count(found.length)} of ${counted(report.pairs.length, 'pair')}.`) + some;
  }
  drawPair(state);
}

// The text is not needed twice, and there may be much of it.
byId('data').remove();
drawHead();
drawBars();
drawCounts();
drawRates();
drawWaterfall();
drawReasons();
drawChanges();
drawForecasts();
drawFilters();
makeMatrix();
makeMap();
makePair();
makePaper();
byId('skip').addEventListener('click', () => byId('grid').focus());
addEventListener('popstate', () => show(readAddress()));
addEventListener('hashchange', () => show(readAddress()));
addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || byId('pair').open || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  event.preventDefault();
  byId('find').focus();
});
show(readAddress());
makeTheme();
document.documentElement.dataset.ready = Math.round(performance.now());
