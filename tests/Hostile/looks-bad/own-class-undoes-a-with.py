# Has context managers of its own that undo what failed.
# expect: passed
# stub: a = Account(100)
# stub: with Transaction(a) as inner:
# stub:     inner.withdraw(30)
# stub: assert a.balance == 70
# stub: try:
# stub:     with Transaction(a) as inner:
# stub:         inner.withdraw(50)
# stub:         inner.withdraw(500)
# stub:     assert False
# stub: except Failed as error:
# stub:     assert error.args == (500,) and error.code == 7 and error.shown == "failed with 7"
# stub: assert a.balance == 70
class Failed(Exception):
    code = 7

    @property
    def shown(self):
        return "failed with %d" % self.code


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, n):
        if n > self.balance:
            raise Failed(n)
        self.balance -= n


class Transaction:
    def __init__(self, account):
        self.account = account

    def __enter__(self):
        self.before = self.account.balance
        return self.account

    def __exit__(self, kind, error, trace):
        if kind is not None:
            assert isinstance(error, kind)
            self.account.balance = self.before
        return False
