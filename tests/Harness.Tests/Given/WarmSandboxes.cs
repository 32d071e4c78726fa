namespace InstructMix.Harness.Tests.Given;

[CollectionDefinition(Name)]
public sealed class WarmSandboxes : ICollectionFixture<SandboxesFixture>
{
    public const string Name = "sandboxes";
}
