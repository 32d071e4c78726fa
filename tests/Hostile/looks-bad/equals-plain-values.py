# Has classes whose objects are equal to plain values, and greater and less than them, as their own methods say.
# expect: passed
# stub: assert Money(5) == 5 and 5 == Money(5) and Money(5) != 6 and Money(5) == Money(5)
# stub: assert [Money(1), Money(2)] == [1, 2] and Money(3) in [1, 3]
# stub: assert Money(5) > 4 and 4 < Money(5) <= 5 and max(Money(2), Money(7)) == 7
# stub: assert Bag("ab") == ["a", "b"] and Bag("ab") != ["b", "a"] and ["a"] == Bag("a")
# stub: bag = Bag("")
# stub: assert bag == []
# stub: assert Text("Ab") == "aB".upper()
class Money:
    def __init__(self, amount):
        self.amount = amount

    def __eq__(self, other):
        if isinstance(other, Money):
            return self.amount == other.amount
        if isinstance(other, (int, float)):
            return self.amount == other
        return NotImplemented

    def __gt__(self, other):
        return self.amount > (other.amount if isinstance(other, Money) else other)

    def __le__(self, other):
        return not self > other


class Bag:
    def __init__(self, items):
        self.items = list(items)

    def __eq__(self, other):
        return other == self.items


class Text:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return isinstance(other, str) and self.text.upper() == other
