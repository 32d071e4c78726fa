# Has a main that exits, behind the usual guard.
# expect: passed
import sys


def f(x):
    return x * x


def main():
    print(f(int(sys.argv[1])))
    sys.exit(0)


if __name__ == "__main__":
    main()
