using System.Net.Http.Headers;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Endpoints;

/// <summary>The key that a server wants, and the environment variable that holds it. Never shows the key.</summary>
public sealed class ApiKey
{
    /// <summary>Where the key is looked for when the user names no variable.</summary>
    public const string DefaultVariable = "OPENAI_API_KEY";

    private readonly string? _value;

    /// <summary>A key, or the lack of one: a server on one's own machine rarely wants any.</summary>
    /// <param name="variable">The environment variable's name; messages say it.</param>
    /// <param name="value">What the variable holds; null or blank where it is not set.</param>
    /// <exception cref="UnusableInputException">The value cannot stand in an HTTP header.</exception>
    public ApiKey(string variable, string? value)
    {
        Variable = variable;
        _value = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        if (_value?.Any(c => c is <= ' ' or > '~') == true)
            throw new UnusableInputException($"the environment variable {variable} holds characters that no key has (spaces, line ends, letters beyond ASCII); set it to the key alone");
    }

    /// <summary>The environment variable's name.</summary>
    public string Variable { get; }

    /// <summary>Whether there is a key.</summary>
    public bool IsSet => _value is not null;

    /// <summary>The variable's name; never the key.</summary>
    public override string ToString() => $"${Variable}";

    /// <summary>A text without the key: servers repeat it in their messages.</summary>
    /// <param name="text">What a server says.</param>
    internal string Without(string text) =>
        _value is null ? text : text.Replace(_value, ToString(), StringComparison.Ordinal);

    internal AuthenticationHeaderValue? ToHeader() => _value is null ? null : new AuthenticationHeaderValue("Bearer", _value);
}
