namespace InstructMix.Generation;

/// <summary>What decides what is sent to a model, wherever it goes.</summary>
public record PromptOptions
{
    /// <summary>The model's name, as the server knows it.</summary>
    public required string Model { get; init; }

    /// <summary>Chat by default.</summary>
    public Api Api { get; init; } = Api.Chat;

    /// <summary>The folder whose templates take the place of the program's own; null for none.</summary>
    public string? Templates { get; init; }

    /// <summary>How many exemplars a prompt shows. 3 by default.</summary>
    public int Shots { get; init; } = 3;

    /// <summary>How the model is to choose its tokens.</summary>
    public Sampling Sampling { get; init; } = new();
}
