namespace InstructMix.Generation.Endpoints;

/// <summary>What a reply without a usable answer lacks: such replies are counted apart.</summary>
public enum Lack
{
    /// <summary>Something else went wrong.</summary>
    Other,

    /// <summary>The model answered with nothing.</summary>
    Empty,

    /// <summary>The model, or a filter of the server's, refused.</summary>
    Refused,
}
