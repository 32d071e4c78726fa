"""The code of the modules that lie beside pages: compiled once in a sandbox, and not by the process of every page that imports them.

Compiled by a process of its own, which runs none of it: what one page does to its modules must not reach the next page.
"""

import select

import confine
import reports

# In characters. More text of one page than this is compiled by whoever imports it: the code has to fit into one frame, beside the files.
_MOST_TEXT = 2 << 20
# What is known takes some three times as much memory as its text; where it comes to more than this, it is forgotten.
_MOST_KNOWN = 4 << 20


class Bytecode:
    """Knows the code of modules that it has seen."""

    def __init__(self, workshop, orders):
        """`orders`: the descriptor from which orders are read."""
        self._workshop = workshop
        self._known = {}
        self._orders = select.poll()
        self._orders.register(orders, select.POLLIN)

    def of(self, files, modules, order, uid):
        """{name: its code, marshalled, in base64} for those of the modules that compile, and do so without a warning. `files`: {name: text};
        `order`: whose limits hold; `uid`: the user that compiles."""
        wanted = {name: files[name] for name in modules if name in files}
        if sum(map(len, wanted.values())) > _MOST_TEXT:
            return {}
        new = {name: text for name, text in wanted.items() if self._known.get(name, (None,))[0] != text}
        # For one page alone it takes longer than it saves.
        if new and self._orders.poll(0):
            said = self._workshop.have("bytecode", {"kind": "bytecode", "files": new}, confine.Limits.of(order, uid), order["wall_seconds"],
                                       reports.MOST_WITH_SOURCE)
            made = (said or {}).get("code")
            made = made if type(made) is dict else {}
            if sum(len(text) for text, _ in self._known.values()) > _MOST_KNOWN:
                self._known.clear()
            # One that cannot be compiled is not tried again either.
            self._known.update((name, (text, made.get(name))) for name, text in new.items())
        found = {name: self._known[name] for name in wanted if name in self._known}
        return {name: code for name, (text, code) in found.items() if text == wanted[name] and type(code) is str}
