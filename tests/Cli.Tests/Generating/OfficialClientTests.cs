using System.ClientModel;
using System.ClientModel.Primitives;
using InstructMix.Cli.Demo;
using InstructMix.Cli.Tests.Generating.Worlds;
using InstructMix.Generation.Inputs;
using OpenAI;
using OpenAI.Chat;

namespace InstructMix.Cli.Tests.Generating;

/// <summary>What plays a model's server here speaks as OpenAI's own client expects it, so that the program is not tested against our own misunderstanding.</summary>
public sealed class OfficialClientTests
{
    [Fact]
    public async Task The_recorded_world_answers_the_official_client()
    {
        await using var world = await RecordedWorld.StartAsync(faults: 0);
        var problem = WorldProblems.All[0];
        int told = 0, usage = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            try
            {
                var completion = (await Client(world.Address).CompleteChatAsync(
                    [ChatMessage.CreateSystemMessage("You are an experienced Python programmer."), ChatMessage.CreateUserMessage(problem.Instruction)],
#pragma warning disable OPENAI001 // The seed is for evaluation, says the client.
                    new ChatCompletionOptions { Seed = seed })).Value;
#pragma warning restore OPENAI001
                completion.FinishReason.Should().Be(ChatFinishReason.Stop);
                completion.Role.Should().Be(ChatMessageRole.Assistant);
                if (completion.Content.Count > 0 && completion.Content.All(c => c.Text.Length > 0)) told++;
                if (completion.Usage is { InputTokenCount: RecordedWorld.PromptTokens, OutputTokenCount: RecordedWorld.AnswerTokens }) usage++;
            }
            catch (Exception e) when (e is System.Text.Json.JsonException or ClientResultException)
            {
                // One in a hundred answers is malformed on purpose.
            }
        }

        told.Should().BeGreaterThan(24);
        usage.Should().BeInRange(18, 29, "some answers lack it on purpose");
    }

    [Fact]
    public async Task The_recorded_answers_of_the_demo_are_read_by_the_official_client()
    {
        var request = new Request { Id = "twice", Topic = "numbers", Instruction = "Write twice(n)." };
        await using var endpoint = await RecordedEndpoint.StartAsync(
            [request], [new RecordedAnswer("twice", 0, "right", "passed", "def twice(n):\n    return 2 * n")], CancellationToken.None);

        var completion = (await Client(endpoint.Address).CompleteChatAsync(ChatMessage.CreateUserMessage(request.Instruction))).Value;

        completion.Content.Single().Text.Should().Be("def twice(n):\n    return 2 * n");
        completion.FinishReason.Should().Be(ChatFinishReason.Stop);
    }

    private static ChatClient Client(string address) => new("world", new ApiKeyCredential("any"), new OpenAIClientOptions
    {
        Endpoint = new Uri(address + "/v1"),
        RetryPolicy = new ClientRetryPolicy(0),
    });
}
