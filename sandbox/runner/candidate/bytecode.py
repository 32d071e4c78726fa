"""Imports of files that lie beside a page take the code that the judge has had made of them (judge/bytecode.py). A page that imports a package of
some size took 0.15 s of CPU time to compile it, and takes 0.02 (bench/NOTES.md)."""

import binascii
import marshal

import _frozen_importlib_external
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
        _imp._fix_co_filename(its, loader.path)
        return its

    _LOADER.get_code = get_made_code
