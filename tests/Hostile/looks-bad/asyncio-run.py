# Runs a loop of its own in each call.
# expect: passed
import asyncio


async def square(x):
    parts = await asyncio.gather(*(asyncio.sleep(0, x) for _ in range(x)))
    return sum(parts)


def f(x):
    return asyncio.run(square(x))
