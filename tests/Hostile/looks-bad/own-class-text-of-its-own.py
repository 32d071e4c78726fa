# Has texts that extend str.
# expect: passed
# stub: assert slug("A b") == "a-b" and slug("A b").startswith("a") and "-" in slug("A b") and slug("A b") in {"a-b"}
# stub: assert slug("A b") + "!" == "a-b!" and sorted([slug("b"), slug("a")]) == ["a", "b"] and slug("x") < "y"
# stub: assert slug("A b").words() == ["a", "b"] and len(slug("A b")) == 3 and f"{slug('A')}" == "a" and slug("A").upper() == "A"
class Slug(str):
    def __new__(cls, text):
        return super().__new__(cls, text.lower().replace(" ", "-"))

    def words(self):
        return self.split("-")


def slug(text):
    return Slug(text)
