namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>A form in which a mix is written. A new one is a class of this kind and a line in <see cref="MixFormats"/>.</summary>
internal interface IMixFormat
{
    /// <summary>The word for it in recipes.</summary>
    string Name { get; }

    /// <summary>Which trainers read it as it is, for the documentation.</summary>
    string ReadBy { get; }

    /// <summary>Whether a file of the output folder is of this form, by its name relative to the folder.</summary>
    bool Owns(string file);

    /// <summary>The pattern of the files that hold a split, as the hub's <c>data_files</c> has it; null where the hub cannot load them.</summary>
    string? FilesOf(string? split);

    /// <summary>Writes one split.</summary>
    /// <param name="folder">Starts files.</param>
    /// <param name="split">The pairs, in their order.</param>
    /// <param name="cancellation">Stops the work.</param>
    ValueTask WriteAsync(MixFolder folder, MixSplit split, CancellationToken cancellation);

    /// <summary>The instructions and responses of a file that this form wrote, in their order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    IAsyncEnumerable<Pair> ReadAsync(string path, CancellationToken cancellation);
}
