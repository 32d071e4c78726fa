# Has queues of its own that are changed in place.
# expect: passed
# stub: q = Queue()
# stub: q += 5
# stub: q << 6 << 7
# stub: assert len(q) == 3 and q.count(6) == 1 and q.pop() == 5 and q.items == [6, 7]
class Queue:
    def __init__(self):
        self.items = []

    def __iadd__(self, item):
        self.items.append(item)
        return self

    def __lshift__(self, item):
        self.items.append(item)
        return self

    def __len__(self):
        return len(self.items)

    def pop(self):
        return self.items.pop(0)

    def count(self, item):
        return self.items.count(item)
