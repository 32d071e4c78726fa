// How many of what a model was asked for came how far.

function drawWaterfall() {
  const { waterfall } = report;
  if (!waterfall) return;
  byId('waterfall').hidden = false;
  const heads = ['', ...waterfall.stages, 'yield'];
  byId('waterfall-list').append(ratesTable(heads, waterfall.rows.map(row => element('tr', {},
    element('th', { scope: 'row' }, row.word ? [`${row.word} `, visible(row.name)] : 'all answers'),
    waterfall.stages.map(stage => element('td', {}, row.at[stage] === undefined ? '' : count(row.at[stage]))),
    element('td', {}, row.yield === undefined ? '' : `${row.yield.toFixed(1)}\u00a0%`)))));
}
