// Listings of Python: line numbers, the lines that broke, and as much colour as helps reading.

const keywords = new Set(('False None True and as assert async await break class continue def del elif else except finally for from global if import in is '
  + 'lambda match nonlocal not or pass raise return try while with yield').split(' '));

const tokens = /(#[^\n]*)|([rbuft]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\[^]|[^"\\\n])*(?:"|(?=\n)|$)|'(?:\\[^]|[^'\\\n])*(?:'|(?=\n)|$)))|([\p{L}_][\p{L}\p{N}_]*)|(\d[\w.]*)|\n|[^]/giu;

/** The longest code that is coloured; what is longer is shown plainly. */
const longestColoured = 40000;

/** Each line as a list of [class, text]. */
function pythonLines(code) {
  const lines = [[]];
  const add = (kind, text) => {
    text.split('\n').forEach((piece, i) => {
      if (i > 0) lines.push([]);
      if (!piece) return;
      const line = lines.at(-1);
      if (line.length > 0 && line.at(-1)[0] === kind) line.at(-1)[1] += piece;
      else line.push([kind, piece]);
    });
  };
  if (code.length > longestColoured) add('', code);
  else for (const [all, comment, string, name, number] of code.matchAll(tokens)) {
    add(comment ? 'c' : string ? 's' : name && keywords.has(name) ? 'k' : number ? 'd' : '', all);
  }
  return lines;
}

/**
 * A listing. Remarks stand below the lines they are about: { line, hint, nodes }. What names a line that is not there is left to the others
 * who show it.
 */
function listing(label, code, remarks) {
  const body = element('tbody');
  const lines = pythonLines(code.replaceAll('\r\n', '\n').replace(/\n+$/, ''));
  lines.forEach((pieces, index) => {
    const number = index + 1;
    const here = remarks.filter(r => r.line === number);
    const broken = here.some(r => !r.hint);
    const row = element('tr', { class: broken ? 'broken' : here.length ? 'warned' : undefined, 'data-line': number },
      element('td', { class: 'no', 'data-line': number, 'aria-hidden': 'true' }),
      element('td', { class: 'src' }, broken ? element('span', { class: 'aloud' }, `Line ${number} broke: `) : null,
        pieces.map(([kind, text]) => (kind ? element('span', { class: kind }, visible(text)) : visible(text)))));
    body.append(row);
    for (const remark of here) {
      body.append(element('tr', { class: remark.hint ? 'remark hint' : 'remark' },
        element('td'), element('td', {}, element('span', { class: 'remark-text' }, remark.nodes))));
    }
  });
  return element('div', { class: 'listing mono', tabindex: 0, role: 'region', 'aria-label': label }, element('table', { role: 'presentation' }, body));
}
