using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace InstructMix.Mixer.Sensitive.Personal;

/// <summary>
/// Finds addresses of the public internet, of both versions. Private, local, documentation and other special ranges (RFC 6890, RFC 3849,
/// RFC 9637) are none, nor are the well-known public resolvers and numbers that look like a program's version.
/// </summary>
internal sealed class IpDetector : IDetector
{
    private static readonly SearchValues<string> Words =
        SearchValues.Create(["ip", "address", "host", "server", "http", "ssh", "ping", "subnet", "client", "connect", "@"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Versions =
        SearchValues.Create(["version", "ver.", "v.", "release", "build", "section", "chapter", "==", ">=", "<=", "~=", "oid"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly IPNetwork[] Special =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        "8.8.8.8/32", "8.8.4.4/32", "1.1.1.1/32", "1.0.0.1/32", "9.9.9.9/32", "1.2.3.4/32", "4.4.4.4/32", "123.45.67.89/32",
            "12.34.56.78/32", "11.22.33.44/32", "208.67.222.222/32", "208.67.220.220/32", "2001:db8::/32", "3fff::/20",
            "2001:4860:4860::/48", "2606:4700:4700::/48"]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; at < text.Length; at++)
        {
            int next = text.AsSpan(at).IndexOfAny(".:");
            if (next < 0) return;
            at += next;
            int from = at, to = at;
            bool isSix = text[at] == ':';
            while (from > 0 && at - from < 5 && IsPart(text[from - 1], isSix)) from--;
            while (to < text.Length && to - from < 46 && (IsPart(text[to], isSix) || text[to] == text[at])) to++;
            while (to > at && text[to - 1] is '.' && !isSix) to--;
            if (isSix && to > at + 1 && text[to - 1] == ':' && text[to - 2] != ':') to--;
            if (IsPublic(text, from, to, isSix)) found.Add(new Finding(FindingKind.IpAddress, from, to - from));
            at = Math.Max(at, to - 1);
        }
    }

    private static bool IsPart(char c, bool isSix) => isSix ? char.IsAsciiHexDigit(c) : char.IsAsciiDigit(c);

    private static bool IsPublic(string text, int from, int to, bool isSix)
    {
        var part = text.AsSpan(from, to - from);
        if (part.Length < 7 || (isSix ? part.Count(':') < 3 : part.Count('.') != 3)) return false;
        char before = Surroundings.Before(text, from), next = Surroundings.At(text, to);
        if (Surroundings.IsWord(before) || Surroundings.IsWord(next) || before is '.' or '-' or ':'
            || (next is '-' && char.IsLetterOrDigit(Surroundings.At(text, to + 1)))) return false;
        if (!IPAddress.TryParse(part, out var address)
            || Special.Any(s => s.BaseAddress.AddressFamily == address.AddressFamily && s.Contains(address))) return false;
        if (isSix) return address.AddressFamily == AddressFamily.InterNetworkV6 && Global.Contains(address);
        if (Surroundings.Names(text, from, 12, Versions) || HasLeadingZero(part)) return false;
        Span<byte> octets = stackalloc byte[4];
        address.TryWriteBytes(octets, out _);
        // 3.10.4.1 is a version or a section, unless something says that it is not.
        return octets.IndexOfAnyExceptInRange((byte)0, (byte)31) >= 0 || Surroundings.Names(text, from, 20, Words);
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> part)
    {
        for (int i = 0; i + 1 < part.Length; i++)
            if (part[i] == '0' && char.IsAsciiDigit(part[i + 1]) && (i == 0 || part[i - 1] == '.')) return true;
        return false;
    }
}
