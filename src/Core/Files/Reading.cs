namespace InstructMix.Core.Files;

/// <summary>One step of reading a file: a record, or a problem in its place.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Value">The record; default where there is a problem.</param>
/// <param name="Problem">What was wrong; null where there is a record.</param>
public readonly record struct Reading<T>(string File, long Line, T? Value, InputProblem? Problem)
    where T : class
{
    /// <summary>A record that could be read.</summary>
    public static Reading<T> Good(string file, long line, T value) => new(file, line, value, null);

    /// <summary>A record that could not.</summary>
    public static Reading<T> Bad(string file, long line, string what, string remedy) =>
        new(file, line, null, new InputProblem(file, line, what, remedy));
}
