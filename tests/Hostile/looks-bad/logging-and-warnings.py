# Logs and warns.
# expect: passed
import logging
import warnings

logging.basicConfig(level=logging.DEBUG)


def f(x):
    logging.getLogger(__name__).error("squaring %s", x)
    warnings.warn("this is old", DeprecationWarning)
    return x * x
