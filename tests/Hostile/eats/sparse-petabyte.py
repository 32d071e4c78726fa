# Makes a file of a petabyte that holds nothing.
# expect: error
def f(x):
    with open("sparse", "wb") as file:
        file.truncate(1 << 50)
    return x
