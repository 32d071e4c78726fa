"""`await` outside of functions, which a notebook's cell may have and nothing else."""

TOP_LEVEL_AWAIT = 0x2000  # ast.PyCF_ALLOWTOP_LEVEL_AWAIT


def awaits_outside(source, mode):
    """Whether a source that does not compile would, if `await` were allowed outside of functions."""
    try:
        compile(source, "<awaiting>", mode, TOP_LEVEL_AWAIT, dont_inherit=True)
    except Exception:
        return False
    return True
