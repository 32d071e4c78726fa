# Computes in a database in memory.
# expect: passed
import sqlite3


def f(x):
    return sqlite3.connect(":memory:").execute("select ? * ?", (x, x)).fetchone()[0]
