using System.Buffers;

namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>Tells what stands in the place of a password in examples from a password.</summary>
internal static class Placeholder
{
    private static readonly string[] Parts =
    [
        "password", "passwd", "passw0rd", "p@ssw0rd", "pa$$w0rd", "secret", "s3cret", "yourpass", "your_", "your-", "my_", "my-", "mypass",
            "changeme", "change_me", "example", "sample", "placeholder", "redacted", "dummy", "fake",
        "test", "demo", "admin", "qwerty", "letmein", "123456", "abc123", "abcd", "xxx", "***", "...", "___", "foobar", "insert", "enter",
            "todo", "none", "null", "token", "apikey", "api_key", "api-key", "hunter2", "_here", "-here",
    ];

    private static readonly SearchValues<char> Brackets = SearchValues.Create("{}<>()[]");

    private static readonly string[] Wholes =
        ["pass", "pwd", "foo", "bar", "baz", "user", "root", "guest", "tiger", "hello", "credentials", "username", "string", "value",
        "1234", "12345", "abc", "xyz"];

    /// <summary>Whether it stands for a password.</summary>
    /// <param name="value">The value.</param>
    public static bool Is(ReadOnlySpan<char> value)
    {
        // What a program puts together, and what a reader is to replace: ${X}, {x}, <x>, %s, $X, [x].
        if (value.ContainsAny(Brackets) || value[0] == '$' || value.Contains("%s", StringComparison.Ordinal)
            || value.Contains("%(", StringComparison.Ordinal)) return true;
        foreach (string whole in Wholes)
            if (value.Equals(whole, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (string part in Parts)
            if (value.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        return value.IndexOfAnyExcept(value[0]) < 0;
    }
}
