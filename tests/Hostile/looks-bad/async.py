# Is a coroutine that the stub runs.
# expect: passed
# stub: import asyncio
# stub: assert asyncio.run(f(2)) == 4
# stub: assert asyncio.run(f(3)) == 9
import asyncio


async def f(x):
    await asyncio.sleep(0.001)
    return x * x
