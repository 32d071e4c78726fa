// The whole matrix at a glance, beside the rows: as many pixels as there is room, the worst of what falls on one. A press goes there.

/** A colour for each outcome, as the style sheet has it now. */
function outcomeColours() {
  return report.outcomes.map(name => {
    const probe = element('span', { class: `o-${name}`, hidden: true });
    document.body.append(probe);
    const colour = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return colour;
  });
}

const map = { picture: null };

function drawMap() {
  const canvas = byId('map');
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (width === 0 || height === 0) return;
  const scale = Math.min(2, devicePixelRatio || 1);
  const picture = document.createElement('canvas');
  picture.width = canvas.width = Math.round(width * scale);
  picture.height = canvas.height = Math.round(height * scale);
  const paint = picture.getContext('2d');
  const colours = outcomeColours();
  const n = matrix.found.length;
  const lines = Math.min(n, picture.height);
  for (let line = 0; line < lines; line++) {
    const from = Math.floor((line * n) / lines);
    const to = Math.max(from + 1, Math.floor(((line + 1) * n) / lines));
    const top = Math.floor((line * picture.height) / lines);
    const bottom = Math.floor(((line + 1) * picture.height) / lines);
    report.versions.forEach((_, v) => {
      let worst = Passed;
      for (let i = from; i < to && worst === Passed; i++) worst = report.pairs[matrix.found[i]].cells[v].o;
      const left = Math.round((v * picture.width) / report.versions.length);
      paint.fillStyle = colours[worst];
      paint.fillRect(left, top, Math.round(((v + 1) * picture.width) / report.versions.length) - left, Math.max(1, bottom - top));
    });
  }
  map.picture = picture;
  markMap();
}

/** Marks which rows are in sight. */
function markMap() {
  const canvas = byId('map');
  if (!map.picture || canvas.clientHeight === 0) return;
  const grid = byId('grid');
  const paint = canvas.getContext('2d');
  paint.clearRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(map.picture, 0, 0);
  if (grid.scrollHeight <= grid.clientHeight + 1) return;
  const top = (grid.scrollTop / grid.scrollHeight) * canvas.height;
  const tall = Math.max(6, (grid.clientHeight / grid.scrollHeight) * canvas.height);
  paint.strokeStyle = getComputedStyle(document.body).color;
  paint.lineWidth = 3;
  paint.strokeRect(1.5, Math.min(top + 1.5, canvas.height - tall - 1.5), canvas.width - 3, tall);
}

function makeMap() {
  const canvas = byId('map');
  const goThere = event => {
    const grid = byId('grid');
    const part = (event.clientY - canvas.getBoundingClientRect().top) / canvas.clientHeight;
    grid.scrollTop = part * grid.scrollHeight - grid.clientHeight / 2;
  };
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    goThere(event);
  });
  canvas.addEventListener('pointermove', event => {
    if (event.buttons) goThere(event);
  });
}
