# Calls quit() from the site module.
# expect: early_exit
quit()
