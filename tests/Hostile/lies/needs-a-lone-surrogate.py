# Says that it lacks a module whose name is a lone surrogate.
# expect: missing_module
raise ModuleNotFoundError("No module named '\udcff'", name="\udcff")
