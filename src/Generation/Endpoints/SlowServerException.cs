namespace InstructMix.Generation.Endpoints;

/// <summary>A server that does not answer in time. Never leaves the client, which makes a failure of it.</summary>
internal sealed class SlowServerException(string message) : Exception(message);
