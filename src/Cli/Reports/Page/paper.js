// On paper there is no scrolling: the pairs that the filters leave become a plain table while the page is printed.

const mostPrinted = 2000;

function fillPaper() {
  const shown = matrix.found.slice(0, mostPrinted);
  byId('paper').replaceChildren(
    element('table', {},
      element('thead', {}, element('tr', {}, element('th', {}, 'Pair'), element('th', {}, 'Instruction'), element('th', {}, 'Remark'), report.versions.map(v => element('th', { class: 'cell' }, v)))),
      element('tbody', {}, shown.map(index => {
        const pair = report.pairs[index];
        return element('tr', {}, element('td', { class: 'mono' }, oneLine(pair.id)), element('td', {}, oneLine(pair.ask, 100)), element('td', {}, oneLine(reasonOf(pair), 100)),
          pair.cells.map(c => element('td', { class: `cell o-${word(c.o)}` }, letters[word(c.o)])));
      }))),
    matrix.found.length > shown.length ? element('p', { class: 'soft' }, `The first ${count(shown.length)} of ${counted(matrix.found.length, 'pair')}.`) : '');
}

function makePaper() {
  addEventListener('beforeprint', fillPaper);
  addEventListener('afterprint', () => byId('paper').replaceChildren());
}
