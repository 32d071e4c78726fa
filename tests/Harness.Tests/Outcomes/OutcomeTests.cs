using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Outcomes;

[Collection(WarmSandboxes.Name)]
public sealed class OutcomeTests(SandboxesFixture sandboxes)
{
    private const string Add = "def add(a, b):\n    return a + b\n";

    [Theory, EveryPython]
    public async Task A_candidate_whose_stub_holds_has_passed(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested(Add, "assert add(1, 2) == 3")))
            .ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside).Python.Should().StartWith(python + ".");

    [Theory, EveryPython]
    public async Task An_assertion_that_does_not_hold_is_a_failure_that_shows_what_was_got(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested(Add, "assert add(1, 2) == 3\nassert add(2, 2) == 5")))
            .ShouldBe(Outcome.Failed, Level.Defined).ByThe("stub", line: 2).Saying("*assert add(2, 2) == 5*add(2, 2) gave 4*");

    [Theory, EveryPython]
    public async Task A_candidate_that_raises_in_a_call_is_an_error_with_its_type_and_line(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f(x):\n    y = x\n    return 1 / y\n", "assert f(0) == 1")))
            .ShouldBe(Outcome.Error, Level.Defined).ByThe("candidate", "ZeroDivisionError", 3).Saying("ZeroDivisionError: division by zero*");

    [Theory, EveryPython]
    public async Task A_module_that_raises_is_an_error_that_is_only_compiled(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("x = 1\nraise ValueError('no')\n", "assert x == 1")))
            .ShouldBe(Outcome.Error, Level.Compiled).Judged(null).ByThe("candidate", "ValueError", 2).Saying("ValueError: no");

    [Theory, EveryPython]
    public async Task A_name_that_the_candidate_lacks_is_an_error_that_suggests_a_near_one(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def add_numbers(a, b):\n    return a + b\n", "assert add_number(1, 2) == 3")))
            .ShouldBe(Outcome.Error, Level.Defined).ByThe("stub", "NameError", 1).Saying("*'add_number'*the candidate has 'add_numbers'");

    [Theory, EveryPython]
    public async Task A_stub_that_does_not_compile_is_an_error_of_the_stub(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested(Add, "assert add(1, 2) ==\n")))
            .ShouldBe(Outcome.Error, Level.Defined).ByThe("stub", "SyntaxError", 1).Saying("the stub does not compile*");

    [Theory, EveryPython]
    public async Task A_stub_that_never_calls_the_candidate_proves_nothing(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested(Add, "assert 1 + 1 == 2")))
            .ShouldBe(Outcome.Error, Level.Defined).ByThe("stub").Saying("the stub never calls the candidate");

    [Theory, EveryPython]
    public async Task Code_that_does_not_compile_is_a_syntax_error(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f(x):\n    return x +\n", "assert f(1) == 1")))
            .ShouldBe(Outcome.SyntaxError, Level.None).ByThe("candidate", "SyntaxError", 2);

    [Theory, EveryPython]
    public async Task Python_2_is_a_syntax_error(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f(x):\n    print x\n", "assert f(1) is None")))
            .ShouldBe(Outcome.SyntaxError).ByThe("candidate", "SyntaxError", 2);

    [Theory, EveryPython]
    public async Task A_zero_byte_is_a_syntax_error(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("x = 1\0\n", "assert x == 1"))).ShouldBe(Outcome.SyntaxError).ByThe("candidate");

    [Theory, EveryPython]
    public async Task An_import_that_the_image_does_not_have_is_named_as_a_need(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("import math\nimport numpy as np\n", "assert np")))
            .ShouldBe(Outcome.MissingModule, Level.Compiled).ByThe("candidate", "ModuleNotFoundError", 2).Needing("module:numpy");

    [Theory, EveryPython]
    public async Task A_submodule_of_a_missing_package_needs_the_package(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f():\n    import scipy.stats as s\n    return s\n", "assert f()")))
            .ShouldBe(Outcome.MissingModule, Level.Defined).Needing("module:scipy");

    [Theory, EveryPython]
    public async Task Reading_input_that_is_not_there_needs_stdin(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("name = input()\n", "assert name")))
            .ShouldBe(Outcome.Error).ByThe("candidate", "EOFError").Needing("stdin");

    [Theory, EveryPython]
    public async Task A_file_that_is_not_there_is_a_need(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f():\n    return open('data.csv').read()\n", "assert f()")))
            .ShouldBe(Outcome.Error).ByThe("candidate", "FileNotFoundError").Needing("file");

    [Theory, EveryPython]
    public async Task The_network_is_a_need(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("import urllib.request\ndef f():\n    return urllib.request.urlopen('http://1.1.1.1/').read()\n", "assert f()")))
            .ShouldBe(Outcome.Error).ByThe("candidate", "URLError").Needing("network");
}
