"""Imports of files that lie beside a page take the code that was compiled once for all pages (judge/bytecode.py). A page that imports some modules
of dateutil's took 62 ms of CPU time, and takes 28 (bench/NOTES.md)."""

import binascii
import marshal

import _frozen_importlib_external  # type: ignore[import]
import _imp

_LOADER = _frozen_importlib_external.SourceFileLoader


def use(folder, files, code):
    """Uses the code, {name: marshalled, in base64}, for imports of these files from the folder, as long as they hold what they do now: {name: text}."""
    made = {"%s/%s" % (folder, name): (files[name].encode("utf-8"), text) for name, text in code.items()}
    get_code = _LOADER.get_code

    def get_made_code(loader, name):
        source, text = made.get(loader.path, (None, None))
        if source is None or loader.get_data(loader.path) != source:
            return get_code(loader, name)
        its = marshal.loads(binascii.a2b_base64(text))
        _imp._fix_co_filename(its, loader.path)  # type: ignore[attr-defined]
        return its

    _LOADER.get_code = get_made_code
