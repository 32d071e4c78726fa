using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer.Sensitive;

/// <summary>What was found in a text that should perhaps not be there. Secrets come first, then personal data.</summary>
[JsonConverter(typeof(WordConverter<FindingKind>))]
public enum FindingKind
{
    /// <summary>A private key between its BEGIN and END lines.</summary>
    PrivateKey,

    /// <summary>A JSON Web Token: header, claims and signature.</summary>
    JsonWebToken,

    /// <summary>A key of a known provider, told by its documented shape.</summary>
    ProviderKey,

    /// <summary>The password inside a connection string or an address.</summary>
    ConnectionPassword,

    /// <summary>A value that a password, a token or a key is set to.</summary>
    Password,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An account number (ISO 13616) whose check digits hold.</summary>
    Iban,

    /// <summary>The number of a payment card, which passes Luhn's check.</summary>
    CardNumber,

    /// <summary>A social security number of the United States.</summary>
    SocialSecurityNumber,

    /// <summary>An address of the public internet.</summary>
    IpAddress,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A street with a house number, or a post office box.</summary>
    StreetAddress,
}
