using InstructMix.Core.Files;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Tests.Verification.Shards;

public sealed class ArrayJobTests
{
    [Theory]
    [InlineData("ID=3 MIN=1 MAX=8 STEP=1 COUNT=8", "3/8")]
    [InlineData("ID=0 MIN=0 MAX=7 STEP=1 COUNT=8", "1/8")]
    [InlineData("ID=80 MIN=10 MAX=80 STEP=10 COUNT=8", "8/8")]
    [InlineData("ID=1 MIN=1 MAX=1 STEP=1 COUNT=1", "1/1")]
    public void A_task_of_a_Slurm_array_knows_its_share(string variables, string share) => Find(Slurm(variables)).ToString().Should().Be(share);

    [Theory]
    [InlineData("ID=2 MIN=1 MAX=5 STEP=1 COUNT=3", "the tasks of this Slurm array are no regular range (3 tasks from 1 to 5, step 1; this is 2); use an array such as --array=1-8")]
    [InlineData("ID=9 MIN=1 MAX=8 STEP=1 COUNT=8", "no regular range")]
    [InlineData("ID=2 MIN=1 MAX=8 STEP=0 COUNT=8", "no regular range")]
    [InlineData("ID=2 MIN=1 MAX=8 STEP=1", "SLURM_ARRAY_TASK_COUNT is not set; give the share itself, such as --shard 1/8")]
    [InlineData("ID=two MIN=1 MAX=8 STEP=1 COUNT=8", "SLURM_ARRAY_TASK_ID is 'two', which is no number; give the share itself")]
    public void A_Slurm_array_that_does_not_tell_the_share_is_refused(string variables, string message) => Refuse(Slurm(variables), message);

    [Theory]
    [InlineData("0", "8", "1/8")]
    [InlineData("7", "8", "8/8")]
    public void A_pod_of_an_indexed_Job_knows_its_share(string index, string count, string share) =>
        Find(new() { ["JOB_COMPLETION_INDEX"] = index, ["JOB_COMPLETIONS"] = count }).ToString().Should().Be(share);

    [Fact]
    public void A_pod_that_was_not_told_how_many_there_are_is_refused() =>
        Refuse(new() { ["JOB_COMPLETION_INDEX"] = "0" }, "JOB_COMPLETIONS is not set; Kubernetes does not set it: put the Job's completions there");

    [Fact]
    public void A_pod_beyond_the_completions_is_refused() =>
        Refuse(new() { ["JOB_COMPLETION_INDEX"] = "8", ["JOB_COMPLETIONS"] = "8" }, "JOB_COMPLETION_INDEX is 8, but JOB_COMPLETIONS says that there are 8 tasks, from 0 to 7");

    [Fact]
    public void A_child_of_an_array_job_of_Batch_knows_its_share() =>
        Find(new() { ["AWS_BATCH_JOB_ARRAY_INDEX"] = "9999", ["AWS_BATCH_JOB_ARRAY_SIZE"] = "10000" }).ToString().Should().Be("10000/10000");

    [Fact]
    public void A_child_of_an_array_job_without_a_size_is_refused() => Refuse(new() { ["AWS_BATCH_JOB_ARRAY_INDEX"] = "1" }, "AWS_BATCH_JOB_ARRAY_SIZE is not set");

    [Fact]
    public void No_array_is_told_and_so_are_two()
    {
        Refuse([], "this is no task of an array, for none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX and AWS_BATCH_JOB_ARRAY_INDEX is set; give the share itself, such as --shard 1/8");
        Refuse(new() { ["SLURM_ARRAY_TASK_ID"] = "1", ["JOB_COMPLETION_INDEX"] = "1" }, "several schedulers say which task this is (SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX)");
        // A variable that is set to nothing is as good as not set.
        Refuse(new() { ["SLURM_ARRAY_TASK_ID"] = "" }, "this is no task of an array");
    }

    private static Dictionary<string, string> Slurm(string variables) => variables.Split(' ').Select(v => v.Split('=')).ToDictionary(v => "SLURM_ARRAY_TASK_" + v[0], v => v[1]);

    private static Shard Find(Dictionary<string, string> environment) => new ArrayJob(name => environment.GetValueOrDefault(name)).Find();

    private static void Refuse(Dictionary<string, string> environment, string message) =>
        FluentActions.Invoking(() => Find(environment)).Should().Throw<UnusableInputException>().Which.Message.Should().StartWith("--shard auto: ").And.Contain(message);
}
