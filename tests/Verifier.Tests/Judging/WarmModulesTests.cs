using InstructMix.Verifier.Judging;

namespace InstructMix.Verifier.Tests.Judging;

/// <summary>Only who imports a module itself, before all else, may find it there already.</summary>
public sealed class WarmModulesTests
{
    [Theory]
    [InlineData("import numpy\n")]
    [InlineData("import numpy as np\n\nx = 1\n")]
    [InlineData("import os, numpy as np\n")]
    [InlineData("import numpy.linalg\n")]
    [InlineData("from numpy import array\n")]
    [InlineData("from numpy.linalg import (\n    norm,\n    inv,\n)\n")]
    [InlineData("from numpy import(array)\n")]
    [InlineData("import os, \\\n    numpy\n")]
    [InlineData("import numpy; numpy.seterr(all='raise')\n")]
    [InlineData("#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n\"\"\"Means.\n\nOf numbers.\n\"\"\"\nfrom __future__ import annotations\n\nimport os\nfrom math import (  # numbers\n    pi,\n)\n\nimport numpy as np\n")]
    [InlineData("import numpy\r\n\r\ndef f():\r\n    return 1\r\n")]
    public void Who_imports_it_first_thing_may_have_it_warm(string code) => new WarmModules(["numpy"]).Of(code).Should().Be("numpy");

    [Theory]
    [InlineData("")]
    [InlineData("def f(x):\n    return np.mean(x)\n")]
    [InlineData("def f(x):\n    return numpy.mean(x)\n")]
    [InlineData("def f(x):\n    import numpy\n    return numpy.mean(x)\n")]
    [InlineData("try:\n    import numpy\nexcept ImportError:\n    numpy = None\n")]
    [InlineData("if True:\n    import numpy\n")]
    [InlineData("    import numpy\n")]
    [InlineData("import numpylike\n")]
    [InlineData("from numpylike import numpy\n")]
    [InlineData("from . import numpy\n")]
    [InlineData("from .numpy import array\n")]
    [InlineData("import os as numpy\n")]
    [InlineData("from os import path as numpy\n")]
    [InlineData("# import numpy\n")]
    [InlineData("\"\"\"\nimport numpy\n\"\"\"\n")]
    [InlineData("text = '''\nimport numpy\n'''\n")]
    [InlineData("import os\nos.environ['NPY_DISABLE_CPU_FEATURES'] = 'AVX2'\nimport numpy\n")]
    [InlineData("import os; os.environ['NPY_DISABLE_CPU_FEATURES'] = 'AVX2'; import numpy\n")]
    [InlineData("import os; os.environ.clear()\nimport numpy\n")]
    [InlineData("import numpy.\n")]
    [InlineData("import\n")]
    [InlineData("from numpy\n")]
    public void Anybody_else_imports_it_anew_or_does_without(string code) => new WarmModules(["numpy"]).Of(code).Should().BeNull();

    [Theory]
    [InlineData("import matplotlib.pyplot as plt\n", "matplotlib.pyplot")]
    [InlineData("from matplotlib import pyplot as plt\n", "matplotlib.pyplot")]
    [InlineData("from matplotlib.pyplot import plot\n", "matplotlib.pyplot")]
    [InlineData("import matplotlib\n", null)]
    [InlineData("import matplotlib.pyplots\n", null)]
    public void A_part_of_a_package_is_imported_by_its_whole_name(string code, string? expected) => new WarmModules(["matplotlib.pyplot"]).Of(code).Should().Be(expected);

    [Fact]
    public void Of_several_the_first_that_was_named_counts()
    {
        const string Code = "import numpy as np\nimport pandas as pd\n";
        new WarmModules(["pandas", "numpy"]).Of(Code).Should().Be("pandas");
        new WarmModules(["scipy", "numpy", "pandas"]).Of(Code).Should().Be("numpy");
        new WarmModules([]).Of(Code).Should().BeNull();
    }
}
