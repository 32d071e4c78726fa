# Gives built-in classes and exceptions, alone and inside of containers.
# expect: passed
# stub: assert fields() == {"name": str, "tags": [list, type(None)]}
# stub: assert fields()["name"] is str
# stub: assert kind_of(2.0) is float and kind_of([]) == list
# stub: assert (KeyError, int) in errors()
# stub: assert not kind_of(2) == float
def fields():
    return {"name": str, "tags": [list, type(None)]}


def kind_of(value):
    return type(value)


def errors():
    return {(KeyError, int), (ValueError, str)}
