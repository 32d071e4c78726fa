namespace InstructMix.Examples.Pages;

/// <summary>Finds the examples of a kind of page. Never throws for what a page holds. Each reader has a line in <see cref="PageReaders"/>.</summary>
internal interface IPageReader
{
    /// <summary>What the names of its files end in, such as <c>.md</c>; upper case counts as lower.</summary>
    IReadOnlyList<string> Ends { get; }

    /// <summary>Reads a page.</summary>
    /// <param name="page">Takes what is found.</param>
    /// <param name="text">Its text, with lines that end in <c>\n</c>.</param>
    void Read(PageBuilder page, string text);
}
