# Gives an object that is equal to everything to a test that awaits it.
# expect: failed
# stub: async def test_square():
# stub:     assert await f(2) == 4
class Any:
    def __eq__(self, other):
        return True


async def f(x):
    return Any()
