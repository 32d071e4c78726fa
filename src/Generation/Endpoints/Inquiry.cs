namespace InstructMix.Generation.Endpoints;

/// <summary>What is sent to the server for one answer.</summary>
/// <param name="Api">Which of its addresses.</param>
/// <param name="Body">The body: UTF-8 JSON, to the byte what is sent.</param>
public sealed record Inquiry(Api Api, ReadOnlyMemory<byte> Body);
