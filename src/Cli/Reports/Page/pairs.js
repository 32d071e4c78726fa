// The pairs, and which of them the filters leave.

const searched = new Map();

function haystack(index) {
  let text = searched.get(index);
  if (text === undefined) {
    const pair = report.pairs[index];
    const changes = (pair.changes ?? []).map(c => groupOf(c).what);
    const forecasts = (pair.forecasts ?? []).map(f => report.overview.forecasts[f.group].what);
    text = [pair.id, pair.ask, pair.code, pair.stub ?? '', pair.meta ?? '', ...pair.cells.map(c => `${c.detail ?? ''}\n${c.err ?? ''}`), ...changes, ...forecasts].join('\n').toLowerCase();
    searched.set(index, text);
  }
  return text;
}

function groupOf(change) {
  return report.overview.changes[change.group];
}

/** The indices of the pairs that a state shows, in its order. */
function matching(state) {
  const words = (state.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const outcome = report.outcomes.indexOf(state.outcome ?? '');
  const version = report.versions.indexOf(state.version ?? '');
  const concerns = change => version < 0 || change.to === state.version;
  const found = [];
  report.pairs.forEach((pair, index) => {
    const cells = version < 0 ? pair.cells : [pair.cells[version]];
    if (outcome >= 0 && !cells.some(c => c.o === outcome)) return;
    if (state.outcome === 'not_passed' && !cells.some(c => c.o !== Passed)) return;
    if (state.group && pair.group !== state.group) return;
    if (state.problem && pair.problem !== state.problem) return;
    if (state.changed && !pair.changes?.some(concerns)) return;
    if (state.cause && !pair.changes?.some(c => concerns(c) && groupOf(c).cause === state.cause && (!state.what || groupOf(c).what === state.what))) return;
    if (state.breaks && !pair.forecasts?.some(f => isForetold(report.overview.forecasts[f.group], state))) return;
    if (words.length > 0 && !words.every(w => haystack(index).includes(w))) return;
    found.push(index);
  });
  if (state.order === 'worst') found.sort((a, b) => badness(b) - badness(a) || a - b);
  return found;
}

function isForetold(group, state) {
  return (group.in ?? 'unnamed') === state.breaks && (!state.what || group.what === state.what);
}

function badness(index) {
  const pair = report.pairs[index];
  return 100 * (pair.changes?.length ?? 0) + pair.cells.filter(c => c.o !== Passed).length;
}

/** Why a pair is worth a look, in a few words. */
function reasonOf(pair) {
  if (pair.changes?.length) return groupOf(pair.changes.at(-1)).what;
  const broken = pair.cells.find(c => c.o !== Passed);
  if (broken) return broken.detail ?? spoken(broken.o);
  return pair.forecasts?.length ? report.overview.forecasts[pair.forecasts[0].group].what : '';
}
