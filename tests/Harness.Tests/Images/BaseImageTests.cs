using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Images;

public sealed class BaseImageTests
{
    [Fact]
    public async Task An_engine_that_gets_no_image_and_does_not_say_so_is_told_with_a_remedy()
    {
        using var nowhere = new EngineClient(new EngineAddress(new Uri("unix:///no/such/docker.sock"), "the test"));
        using var silent = new SilentEngine(nowhere);
        // No Debian suite has this one, so that nothing is made instead.
        await new SandboxImages(silent, _ => { }).Invoking(i => i.EnsureAsync(new PythonVersion(3, 12), CancellationToken.None)).Should().ThrowAsync<ImageException>()
            .WithMessage("no image for Python 3.12 can be made: *the engine has no image python:3.12-slim and does not say why; see its log*");
    }
}
