# Has the line ends of old Macintoshes.
# expect: passed
# code: "def f(x):\r    return x * x\r"
