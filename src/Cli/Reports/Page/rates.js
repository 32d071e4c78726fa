// How often each model, and each problem, passed.

const mostProblems = 200;

function share(passed, of, state, label) {
  return element('td', {}, element('button', { type: 'button', class: 'link', 'aria-label': `${label}: show ${counted(of, 'pair')}`, onclick: () => filterTo(state) }, `${count(passed)} of ${count(of)}`));
}

function ratesTable(heads, rows) {
  return element('table', { class: 'counts' },
    element('thead', {}, element('tr', {}, heads.map(h => element('th', { scope: 'col' }, h)))), element('tbody', {}, rows));
}

function drawRates() {
  const { rates = [], problems } = report.overview;
  if (rates.length > 1 || problems.length > 0) {
    byId('rates').hidden = false;
    byId('rates-title').textContent = `By ${oneLine(report.groupBy, 40)}`;
    const ks = [...new Set(rates.flatMap(r => Object.keys(r.at)))].sort((a, b) => a - b);
    byId('rates-list').append(ratesTable([oneLine(report.groupBy, 40), 'Passed', 'Problems solved', ...ks.map(k => `pass@${k}`)], rates.map(r => element('tr', {},
      element('th', { scope: 'row' }, r.name ? visible(r.name) : 'all'),
      share(r.passed, r.pairs, r.name ? { group: r.name } : {}, oneLine(r.name ?? 'all')),
      element('td', {}, `${count(r.solved)} of ${count(r.problems)}`),
      ks.map(k => element('td', {}, r.at[k] === undefined ? '–' : r.at[k].toFixed(3)))))));
  }
  if (problems.length === 0) return;
  byId('problems').hidden = false;
  byId('problems-list').append(
    ratesTable(['Problem', 'Passed', ''], problems.slice(0, mostProblems).map(p => element('tr', {},
      element('th', { scope: 'row' }, visible(p.name)), share(p.passed, p.answers, { problem: p.name }, oneLine(p.name)), element('td', {}, percent(p.passed, p.answers))))),
    problems.length > mostProblems ? element('p', { class: 'soft' }, `${count(problems.length - mostProblems)} more, which pass more often.`) : '');
}
