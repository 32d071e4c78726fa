# Holds nothing but comments.
# expect: error

# Squares a number.
