// On paper there is no scrolling: the pairs that the filters leave become a plain table while the page is printed.

/** What is left of the page with the summary; a filter says that more are wanted. */
const mostPrinted = 12;
const mostFiltered = 2000;

function fillPaper() {
  const filtered = matrix.found.length < report.pairs.length;
  const worst = filtered ? matrix.found : [...matrix.found].sort((a, b) => badness(b) - badness(a) || a - b);
  const shown = worst.slice(0, filtered ? mostFiltered : mostPrinted);
  byId('paper').replaceChildren(
    element('table', { class: filtered ? '' : 'brief' },
      element('thead', {}, element('tr', {}, element('th', {}, 'Pair'), element('th', {}, 'Instruction'), element('th', {}, 'Remark'), report.versions.map(v => element('th', { class: 'cell' }, v)))),
      element('tbody', {}, shown.map(index => {
        const pair = report.pairs[index];
        return element('tr', {}, element('td', { class: 'mono' }, oneLine(pair.id)), element('td', {}, oneLine(pair.ask, 100)), element('td', {}, oneLine(reasonOf(pair), 100)),
          pair.cells.map(c => element('td', { class: `cell o-${word(c.o)}` }, letters[word(c.o)])));
      }))),
    matrix.found.length > shown.length ? element('p', { class: 'soft' }, `${count(shown.length)} of ${counted(matrix.found.length, 'pair')}, those first that did not pass. What the filters leave is printed whole.`) : '');
}

function makePaper() {
  addEventListener('beforeprint', fillPaper);
  addEventListener('afterprint', () => byId('paper').replaceChildren());
}
