using System.Net;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>An engine that cannot remove a container the first three times that it is asked: the client takes 409 for a removal that is under way, and tells other answers.</summary>
internal sealed class BusyEngine(IEngine inner, HttpStatusCode answer) : ChangedEngine(inner)
{
    private int _asked;

    public override Task RemoveAsync(string container, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _asked) > 3) return base.RemoveAsync(container, cancellation);
        return answer == HttpStatusCode.Conflict ? Task.CompletedTask : throw new EngineException("the device is busy") { Status = answer };
    }
}
