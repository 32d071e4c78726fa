# Calls exit(0) from the site module when it is called.
# expect: early_exit
def f(x):
    exit(0)
