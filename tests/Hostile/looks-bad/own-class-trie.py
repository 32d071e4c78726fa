# Has a tree of words of its own that is asked with `in`.
# expect: passed
# stub: import unittest
# stub: t = Trie()
# stub: t.insert("apple")
# stub: assert "apple" in t and "app" not in t and t.startswith("app") and not t.startswith("b")
# stub: class Tests(unittest.TestCase):
# stub:     def test(self):
# stub:         self.assertIn("apple", t)
class Trie:
    def __init__(self):
        self.root = {}

    def insert(self, word):
        node = self.root
        for c in word:
            node = node.setdefault(c, {})
        node[""] = True

    def __contains__(self, word):
        node = self.root
        for c in word:
            if c not in node:
                return False
            node = node[c]
        return "" in node

    def startswith(self, prefix):
        node = self.root
        for c in prefix:
            if c not in node:
                return False
            node = node[c]
        return True
