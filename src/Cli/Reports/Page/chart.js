// The head of the page, the bars and their table.

function drawHead() {
  const { overview, versions } = report;
  const several = versions.length > 1;
  document.title = `${oneLine(report.title, 80)} · InstructMix`;
  byId('title').append(...visible(report.title));
  const at = new Date(report.at);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at);
  byId('about').append(`Python ${versions.join(', ')} · ${day} UTC · instructmix ${report.tool}`);
  const rest = overview.pairs - overview.sound;
  byId('verdict').append(several
    ? `${overview.sound === overview.pairs ? 'All' : `${count(overview.sound)} of`} ${counted(overview.pairs, 'pair')} run on every version.${overview.broken ? ` ${counted(overview.broken, 'pair')} that passed before no longer ${overview.broken === 1 ? 'does' : 'do'}.` : ''}`
    : `${count(overview.sound)} of ${counted(overview.pairs, 'pair')} passed${rest ? `, ${count(rest)} were dropped` : ''}.`);
  const figures = [['pairs', overview.pairs], [several ? 'pass everywhere' : 'kept', overview.sound]];
  if (!several) figures.push(['dropped', rest]);
  if (several || overview.changed > 0) figures.push(['changed', overview.changed], ['broke', overview.broken]);
  if (several || overview.foretold > 0) figures.push([several ? 'will break later' : 'with a warning', overview.foretold]);
  byId('figures').append(...figures.map(([name, n]) => element('div', {}, element('dt', {}, name), element('dd', {}, count(n)))));
}

function drawBars() {
  const { overview, versions } = report;
  versions.forEach((version, v) => {
    const counts = overview.outcomes[v];
    const track = element('div', { class: 'bar-track' });
    report.outcomes.forEach(name => {
      const n = counts[name];
      if (!n) return;
      const label = `${version}: ${name.replaceAll('_', ' ')}, ${counted(n, 'pair')}`;
      const share = n / overview.pairs;
      const segment = element('button', { type: 'button', class: `segment o-${name}${share < 0.04 ? ' narrow' : ''}`, title: label, 'aria-label': `${label}. Show them`, onclick: () => filterTo({ outcome: name, version }) },
        share < 0.04 ? '' : share < 0.12 ? letters[name] : `${letters[name]} ${count(n)}`);
      segment.style.flexGrow = n;
      segment.style.flexBasis = '0';
      track.append(segment);
    });
    byId('bars').append(element('div', { class: 'bar' },
      element('span', { class: 'bar-name' }, version), track,
      element('span', { class: 'bar-rate', title: 'passed' }, percent(counts.passed ?? 0, overview.pairs))));
  });
}

/** How much was proved of those that passed: a row for each level. */
function levelRows() {
  const { overview, versions } = report;
  const levels = [...new Set(overview.levels.flatMap(counts => Object.keys(counts)))];
  return levels.map(level => element('tr', { class: 'level' }, element('th', { scope: 'row' }, level),
    versions.map((version, v) => element('td', { class: overview.levels[v][level] ? undefined : 'zero' }, overview.levels[v][level] ? count(overview.levels[v][level]) : '–'))));
}

function drawCounts() {
  const { overview, versions } = report;
  const occurred = report.outcomes.filter(name => overview.outcomes.some(counts => counts[name]));
  const rows = occurred.map(name => element('tr', {},
    element('th', { scope: 'row' }, element('span', { class: `chip o-${name}`, title: meanings[name] }, element('b', { 'aria-hidden': 'true' }, letters[name]), name.replaceAll('_', ' '))),
    versions.map((version, v) => {
      const n = overview.outcomes[v][name] ?? 0;
      return element('td', { class: n ? undefined : 'zero' },
        n ? element('button', { type: 'button', class: 'link', 'aria-label': `${name.replaceAll('_', ' ')} on ${version}: ${counted(n, 'pair')}. Show them`, onclick: () => filterTo({ outcome: name, version }) }, count(n)) : '–');
    })));
  byId('counts').append(element('table', { class: 'counts' },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Outcome'), versions.map(v => element('th', { scope: 'col' }, v)))),
    element('tbody', {}, rows.slice(0, 1), occurred[0] === word(Passed) ? levelRows() : [], rows.slice(1))));
  byId('legend').append('Letters: ', occurred.map(name => `${letters[name]} ${name.replaceAll('_', ' ')} (${meanings[name]})`).join(', '), '.');
}
