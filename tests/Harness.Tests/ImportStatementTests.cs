namespace InstructMix.Harness.Tests;

public sealed class ImportStatementTests
{
    [Theory]
    [InlineData("import math", "math", "")]
    [InlineData("import math # and no more", "math", "")]
    [InlineData("  import a, b.c as d ,e\nimport f", "a b.c e", "")]
    [InlineData("import a, \\\n    b", "a b", "")]
    [InlineData("import a, \\\r\n    b\r\nx", "a b", "")]
    [InlineData("from a.b import c", "a.b", "c")]
    [InlineData("from a import *", "a", "*")]
    [InlineData("from a import b as c, d", "a", "b d")]
    [InlineData("from a import(b)", "a", "b")]
    [InlineData("from a import (  # some\n    b,\n    c,  # and this\n)\nx = 1", "a", "b c")]
    [InlineData("from . import a", ".", "a")]
    [InlineData("from ..a.b import c", "..a.b", "c")]
    [InlineData("from \\\n a import b", "a", "b")]
    public void I_can_read_what_a_statement_imports(string text, string modules, string members)
    {
        var statement = ImportStatement.Read(text)!;

        statement.Modules.Should().Equal(modules.Split(' '));
        statement.Members.Should().Equal(members.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        statement.EndsLine.Should().BeTrue();
    }

    [Theory]
    [InlineData("import a; b()", "a", "")]
    [InlineData("from a import b; c()", "a", "b")]
    [InlineData("from a import b c", "a", "")]
    [InlineData("from math import sqrt.", "math", "")]
    [InlineData("from a import (b", "a", "")]
    [InlineData("from a import", "a", "")]
    public void Something_else_may_stand_behind_it(string text, string modules, string members)
    {
        var statement = ImportStatement.Read(text)!;

        statement.Modules.Should().Equal(modules.Split(' '));
        statement.Members.Should().Equal(members.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        statement.EndsLine.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("import")]
    [InlineData("import math'")]
    [InlineData("import math and more")]
    [InlineData("import math.")]
    [InlineData("import .math")]
    [InlineData("import a as")]
    [InlineData("import 1a")]
    [InlineData("from math")]
    [InlineData("from here to import a")]
    [InlineData("importlib.import_module('a')")]
    [InlineData("x = 1")]
    public void What_is_no_import_is_none(string text) => ImportStatement.Read(text).Should().BeNull();
}
