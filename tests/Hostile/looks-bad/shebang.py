# Begins with a shebang and an encoding cookie.
# expect: passed
# code: "#!/usr/bin/env python3\n# -*- coding: latin-1 -*-\ndef f(x):\n    return x * x\n"
