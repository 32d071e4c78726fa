// The outcomes: their words, letters, and how bad they are.

const Passed = 0;

/** One letter for each, as the cells of the heat map have it. */
const letters = {
  passed: '✓', failed: 'F', error: 'E', syntax_error: 'S', no_code: 'N', missing_module: 'M', timeout: 'T', memory_limit: 'R',
  output_limit: 'O', early_exit: 'X', crashed: 'C', vacuous: 'V', flaky: '≈', sandbox_fault: '?',
};

const meanings = {
  passed: 'the stub ran to its end', failed: 'an assertion did not hold', error: 'it raised', syntax_error: 'it does not compile',
  no_code: 'the response holds no Python', missing_module: 'it imports what is not there', timeout: 'time ran out',
  memory_limit: 'it needed too much memory', output_limit: 'it wrote too much', early_exit: 'it ended the process too soon',
  crashed: 'a signal ended it', vacuous: 'its tests pass hollow versions too', flaky: 'repeated runs disagree',
  sandbox_fault: 'the sandbox failed, not the pair',
};

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
