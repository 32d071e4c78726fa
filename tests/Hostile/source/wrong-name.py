# Names its function other than the stub does.
# expect: error
# stub: assert square_number(2) == 4
def square_numbers(x):
    return x * x
