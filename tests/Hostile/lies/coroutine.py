# Gives a coroutine where a number is asked for.
# expect: failed
async def f(x):
    return 4
