namespace InstructMix.Reports.Tests.Given;

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(nameof(InOneBrowser))]
public sealed class InOneBrowser : ICollectionFixture<Chromium>;
