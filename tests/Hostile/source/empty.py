# Is empty.
# expect: error
# code: ""
