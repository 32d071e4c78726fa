// What is shown is in the address: filters and the pair that is open. So Back works, and a view can be sent to somebody.

const parts = ['pair', 'q', 'outcome', 'group', 'problem', 'version', 'cause', 'what', 'breaks', 'changed', 'order'];

/** The state that the address tells. What nobody knows is left out. */
function readAddress() {
  const state = {};
  for (const piece of location.hash.replace(/^#/, '').split('&')) {
    const at = piece.indexOf('=');
    if (at < 0 || !parts.includes(piece.slice(0, at))) continue;
    try {
      const value = decodeURIComponent(piece.slice(at + 1).replaceAll('+', '%20'));
      if (value) state[piece.slice(0, at)] = value;
    } catch {
      // An address that was cut off in the middle of a character: the rest of it still counts.
    }
  }
  return state;
}

function address(state) {
  const pieces = parts.filter(p => state[p]).map(p => `${p}=${encodeURIComponent(state[p].toWellFormed?.() ?? state[p])}`);
  return '#' + pieces.join('&');
}

/** Goes on to a state; in place of the one before where going back to that would help nobody. */
function go(state, replace = false) {
  const target = address(state);
  if (target === (location.hash || '#')) return;
  const opened = Boolean(state.pair) && (!replace || history.state?.opened === true);
  history[replace ? 'replaceState' : 'pushState']({ opened }, '', target);
  show(state);
}
