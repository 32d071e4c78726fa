using System.Security.Cryptography;
using System.Text;

namespace InstructMix.Cli.Tests.Generating.Worlds;

/// <summary>What the world's model does with a request is decided by the request's bytes: it says the same to the same.</summary>
internal sealed class Luck(byte[] body)
{
    private readonly string _digest = Convert.ToHexString(SHA256.HashData(body));

    /// <summary>A number from 0 to <paramref name="below"/> − 1.</summary>
    public int Of(string what, int below) => (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(what + _digest))) % (uint)below);

    /// <summary>Whether something happens that happens so often of a hundred times.</summary>
    public bool Has(string what, int percent) => Of(what, 100) < percent;
}
