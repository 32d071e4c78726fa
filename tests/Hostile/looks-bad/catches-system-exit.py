# Catches the SystemExit of argparse.
# expect: passed
import argparse


def f(x):
    try:
        argparse.ArgumentParser().parse_args(["--no-such-option"])
    except SystemExit:
        return x * x
