// The outcomes: their words, letters, and how bad they are.

const Passed = 0;

/** One letter for each, as the cells of the heat map have it, and what each means: from the program's table of outcomes. */
const { letters, meanings } = report;

function word(outcome) {
  return report.outcomes[outcome];
}

function spoken(outcome) {
  return word(outcome).replaceAll('_', ' ');
}

/** The outcome in its colour, with its letter and its word. */
function chip(outcome) {
  return element('span', { class: `chip o-${word(outcome)}` }, element('b', { 'aria-hidden': 'true' }, letters[word(outcome)]), spoken(outcome));
}

/** The outcome as a coloured letter. */
function square(outcome) {
  return element('span', { class: `o-${word(outcome)}`, 'aria-hidden': 'true' }, letters[word(outcome)]);
}

/** "3.11 → 3.13: passed → error". */
function move(change, times) {
  return element('span', { class: 'move' },
    `${change.from ?? 'as the set says'} → ${change.to}`, chip(change.before), element('span', { 'aria-label': 'became' }, '→'), chip(change.after),
    times > 1 ? `× ${count(times)}` : null);
}
