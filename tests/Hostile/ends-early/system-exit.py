# Raises SystemExit(0) itself while the module runs.
# expect: early_exit
raise SystemExit(0)
