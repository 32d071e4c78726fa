using InstructMix.Harness.Selftest;
using InstructMix.Tests.Shared;

namespace InstructMix.Harness.Tests.Hostile;

public sealed class HostileCorpusTests
{
    [Fact]
    public void The_corpus_has_at_least_a_hundred_and_fifty_cases_of_which_forty_are_honest()
    {
        var corpus = HostileCorpus.Read();

        corpus.Should().HaveCountGreaterThanOrEqualTo(150);
        corpus.Where(c => c.Category == "looks-bad").Should().HaveCountGreaterThanOrEqualTo(40);
    }

    [Fact]
    public void Every_case_belongs_to_a_guarantee_and_every_guarantee_has_cases()
    {
        var corpus = HostileCorpus.Read();

        corpus.Select(c => c.Category).Distinct().Should().BeEquivalentTo(Guarantee.All.Select(g => g.Category));
    }

    [Fact]
    public void Every_case_says_what_it_does_in_words_of_its_own()
    {
        HostileCorpus.Read().Select(c => c.About).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Honest_cases_pass_and_those_that_end_early_lie_tamper_or_never_end_do_not()
    {
        foreach (var one in HostileCorpus.Read())
        {
            var outcomes = one.Expectations.Select(e => e.Outcome).ToList();
            if (one.Category is "looks-bad" or "reaches-out") outcomes.Should().AllBeEquivalentTo(Outcome.Passed, "of {0}", one);
            if (one.Category is "ends-early" or "lies" or "tampers" or "never-ends") outcomes.Should().NotContain(Outcome.Passed, "of {0}", one);
            outcomes.Should().NotContain(Outcome.SandboxFault, "of {0}", one);
        }
    }

    [Theory]
    [InlineData("print(1)\n")]
    [InlineData("# No full stop\n# expect: passed\n")]
    [InlineData("# A sentence.\n")]
    [InlineData("# A sentence.\n# expect: fine\n")]
    [InlineData("# A sentence.\n# expect 3.13: failed\n")]
    [InlineData("# A sentence.\n# expect: failed\n# python: new\n")]
    [InlineData("# A sentence.\n# expect: failed\n# colour: red\n")]
    [InlineData("# A sentence.\n# expect: failed\n# words\n")]
    public void A_header_that_is_none_is_refused_with_the_name_of_its_file(string text)
    {
        var reading = () => HostileFile.Read("lies", "some", "tests/Hostile/lies/some.py", text);

        reading.Should().Throw<FormatException>().WithMessage("tests/Hostile/lies/some.py: *");
    }

    [Fact]
    public void A_header_says_what_to_expect_of_which_Python()
    {
        var one = HostileFile.Read("source", "some", "tests/Hostile/source/some.py", "# A sentence.\n# expect: passed\n# expect 3.13: missing_module\n# python: 3.10\n# stub: assert f(1) == 1\n# judge: inside\nimport imp\n");

        one.About.Should().Be("A sentence.");
        one.Expected(new(3, 12)).Should().Be(Outcome.Passed);
        one.Expected(new(3, 14)).Should().Be(Outcome.MissingModule);
        one.AppliesTo(new(3, 9)).Should().BeFalse();
        one.Trial.Stub.Source.Should().Be("assert f(1) == 1");
        one.Trial.Judge.Should().Be(Judge.Inside);
        one.Trial.Code.Should().EndWith("# judge: inside\nimport imp\n").And.NotContain("assert", "a candidate may not find its stub in its own comments");
        one.Trial.Code.Split('\n').Should().HaveCount(8, "lines keep their numbers");
    }

    [Fact]
    public void Cases_of_ones_own_are_read_from_a_folder_and_what_is_none_is_named()
    {
        using var folder = new TempFolder();
        folder.WriteText("mine/adds.py", "# Adds where it must multiply.\n# expect: failed\n# entry: f\ndef f(x):\n    return x + x\n");

        HostileCorpus.Read(folder.Path).Should().ContainSingle().Which.ToString().Should().Be("mine/adds");

        var none = folder.WriteText("mine/none.py", "print(1)\n");
        var reading = () => HostileCorpus.Read(folder.Path);
        reading.Should().Throw<FormatException>().WithMessage($"{none}: *sentence*");
        FluentActions.Invoking(() => HostileCorpus.Read(folder["away"])).Should().Throw<FormatException>().WithMessage($"{folder["away"]} is no folder; *");
    }

    [Fact]
    public void A_header_may_hold_the_code_itself_repeated()
    {
        var one = HostileFile.Read("source", "some", "tests/Hostile/source/some.py", "# A sentence.\n# expect: syntax_error\n# code: \"a\\u0000\"\n# repeat: 3\n");

        one.Trial.Code.Should().Be("a\0a\0a\0");
    }
}
