# Reads what it is given on standard input, and prints, which the stub catches.
# expect: passed
# stub: import contextlib
# stub: import io
# stub: import sys
# stub: sys.stdin = io.StringIO("2\n3\n")
# stub: out = io.StringIO()
# stub: with contextlib.redirect_stdout(out):
# stub:     main()
# stub: assert out.getvalue() == "4\n9\n"
import sys


def main():
    for line in sys.stdin:
        print(int(line) ** 2)


if __name__ == "__main__":
    main()
