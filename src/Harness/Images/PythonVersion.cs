using System.Globalization;

namespace InstructMix.Harness.Images;

/// <summary>A Python's major and minor version, such as 3.11.</summary>
/// <param name="Major">3.</param>
/// <param name="Minor">Such as 11.</param>
public readonly record struct PythonVersion(int Major, int Minor) : IComparable<PythonVersion>
{
    /// <summary>The Python that is used where the user names none.</summary>
    public static PythonVersion Default { get; } = new(3, 11);

    /// <summary>Reads <c>3.11</c>. False for anything else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse(string? text, out PythonVersion version)
    {
        version = default;
        if (text?.Split('.') is not ["3", var minor]
            || !int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return false;
        version = new PythonVersion(3, number);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PythonVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>As in <c>3.11</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}";
}
