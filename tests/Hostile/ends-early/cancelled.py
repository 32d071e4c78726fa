# Raises asyncio's CancelledError into a stub that awaits it.
# expect: error
# stub: import asyncio
# stub: async def main():
# stub:     assert await f(2) == 4
# stub: asyncio.run(main())
import asyncio


async def f(x):
    raise asyncio.CancelledError
