namespace InstructMix.Examples.Pages;

/// <summary>Finds the examples of a kind of page. Never throws for what a page holds.</summary>
internal interface IPageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its text, with lines that end in <c>\n</c>.</param>
    Page Read(string file, string text);
}
