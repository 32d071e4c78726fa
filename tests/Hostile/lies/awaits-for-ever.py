# Gives an awaitable that never ends to a stub that awaits it.
# expect: timeout
# stub: import asyncio
# stub: async def main():
# stub:     assert await f(2) == 4
# stub: asyncio.run(main())
import asyncio


async def f(x):
    await asyncio.Event().wait()
