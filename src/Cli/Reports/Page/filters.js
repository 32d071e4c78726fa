// The filters: what they offer, and what they are set to.

function option(value, text) {
  return element('option', { value }, text);
}

function drawFilters() {
  const { overview, versions } = report;
  const occurred = report.outcomes.filter(name => overview.outcomes.some(counts => counts[name]));
  byId('outcome').append(option('', 'any'), option('not_passed', 'anything but passed'), ...occurred.map(name => option(name, `${letters[name]}  ${name.replaceAll('_', ' ')}`)));
  const names = [...new Set(report.pairs.map(p => p.group).filter(Boolean))].sort();
  byId('group-name').textContent = titled(oneLine(report.groupBy, 24));
  byId('group').append(option('', 'any'), ...names.map(n => option(n, oneLine(n, 60))));
  byId('group-label').hidden = names.length === 0;
  byId('problem').append(option('', 'any'), ...overview.problems.slice(0, mostProblems).map(p => option(p.name, oneLine(p.name, 60))));
  byId('problem').closest('label').hidden = overview.problems.length === 0;
  byId('version').append(option('', 'any version'), ...versions.map(v => option(v, v)));
  byId('cause').append(option('', 'any'));
  for (const [cause, items] of grouped(overview.changes, c => c.cause)) {
    byId('cause').append(option(`cause=${cause}`, `${titled(cause)}${items.length > 1 ? ' (all)' : ''}`));
    if (items.length > 1) items.slice(0, mostItems).forEach(c => byId('cause').append(option(`cause=${cause}&what=${c.what}`, `– ${oneLine(c.what, 60)}`)));
  }
  for (const [version, items] of grouped(overview.forecasts, f => f.in ?? 'unnamed')) {
    byId('cause').append(option(`breaks=${version}`, version === 'unnamed' ? 'Will break some day' : `Will break in ${version}`));
    if (items.length > 1) items.slice(0, mostItems).forEach(f => byId('cause').append(option(`breaks=${version}&what=${f.what}`, `– ${oneLine(f.what, 60)}`)));
  }
  byId('changed-label').hidden = overview.changed === 0;
  byId('version').closest('label').hidden = versions.length < 2;
  byId('cause').closest('label').hidden = byId('cause').options.length < 2;

  const form = byId('filters');
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', event => {
    if (event.target.id === 'find') return;
    // A version alone says nothing; what is broken on it is what one looks for.
    if (event.target.id === 'version' && byId('version').value && !byId('outcome').value && !byId('changed').checked && !byId('cause').value) byId('outcome').value = 'not_passed';
    go(chosen());
  });
  byId('order').addEventListener('change', () => go(chosen()));
  let waiting = 0;
  byId('find').addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => go(chosen(), true), 120);
  });
  byId('clear').addEventListener('click', () => {
    go({});
    byId('find').focus();
  });
}

/** The state that the form says. */
function chosen() {
  const state = { q: byId('find').value.trim(), outcome: byId('outcome').value, group: byId('group').value, problem: byId('problem').value, version: byId('version').value, order: byId('order').value, changed: byId('changed').checked ? '1' : '' };
  const cause = /^(cause|breaks)=([^&]*)(?:&what=([^]*))?$/.exec(byId('cause').value);
  if (cause) {
    state[cause[1]] = cause[2];
    state.what = cause[3] ?? '';
  }
  return state;
}

/** Sets the form to a state. */
function choose(state) {
  if (byId('find') !== document.activeElement || byId('find').value.trim() !== (state.q ?? '')) byId('find').value = state.q ?? '';
  byId('outcome').value = state.outcome ?? '';
  byId('group').value = state.group ?? '';
  byId('problem').value = state.problem ?? '';
  byId('version').value = state.version ?? '';
  byId('order').value = state.order ?? '';
  byId('changed').checked = Boolean(state.changed);
  const base = state.cause ? `cause=${state.cause}` : state.breaks ? `breaks=${state.breaks}` : '';
  byId('cause').value = base;
  if (base && state.what) {
    const exact = `${base}&what=${state.what}`;
    const titles = state.cause ? report.overview.changes.filter(c => c.cause === state.cause) : report.overview.forecasts.filter(f => (f.in ?? 'unnamed') === state.breaks);
    // A title beyond those that are offered; a cause's only title is the cause.
    if (titles.length > mostItems && titles.some(t => t.what === state.what) && ![...byId('cause').options].some(o => o.value === exact))
      byId('cause').append(option(exact, `– ${oneLine(state.what, 60)}`));
    if (titles.length > 1) byId('cause').value = exact;
  }
  for (const id of ['find', 'outcome', 'group', 'problem', 'version', 'cause', 'order']) byId(id).classList.toggle('on', Boolean(byId(id).value));
  byId('clear').disabled = parts.every(p => p === 'pair' || !state[p]);
}

/** Shows the pairs of a filter, and goes there. */
function filterTo(state) {
  go(state);
  byId('pairs').scrollIntoView();
  byId('grid').focus({ preventScroll: true });
}
