using System.Text.Json;

namespace InstructMix.Mixer.Sources;

/// <summary>A record of CoNaLa. Ids are numbers in the curated files and text in the mined ones.</summary>
internal sealed record ConalaRecord(string? Intent, string? RewrittenIntent, string? Snippet, JsonElement? QuestionId, JsonElement? Id);
