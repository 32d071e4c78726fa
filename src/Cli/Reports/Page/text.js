// Candidates' text made safe for the eye: characters that cannot be seen, or that turn the text around, are shown by their number.

const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The nodes of a text. A carriage return before a line's end is no more than that. */
function visible(text) {
  const plain = text.replaceAll('\r\n', '\n');
  const nodes = [];
  let from = 0;
  for (const match of plain.matchAll(unseen)) {
    if (match.index > from) nodes.push(document.createTextNode(plain.slice(from, match.index)));
    const number = 'U+' + match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    nodes.push(element('span', { class: 'unseen', title: 'a character that cannot be seen' }, number));
    from = match.index + 1;
  }
  if (from < plain.length) nodes.push(document.createTextNode(plain.slice(from)));
  return nodes;
}

/** The same on one line, as a plain string, for labels and titles. */
function oneLine(text, longest = 160) {
  const line = text.slice(0, 4 * longest).replace(/\s+/g, ' ').replace(unseen, '�').trim();
  return line.length > longest ? line.slice(0, longest) + '…' : line;
}
