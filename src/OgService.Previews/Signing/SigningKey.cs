using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OgService.Previews;

/// <summary>A secret that addresses are signed with, known by a name that stands in the address.</summary>
public sealed class SigningKey
{
    /// <summary>Characters; as many random ones are beyond guessing.</summary>
    public const int MinSecretLength = 32;

    private const int MaxIdLength = 32;

    private SigningKey(string id, byte[] secret) => (Id, Secret) = (id, secret);

    public string Id { get; }

    internal byte[] Secret { get; }

    /// <summary>For messages about a key that cannot be used.</summary>
    public static string Expected => $"a name of letters, digits, - and _, and a secret of at least {MinSecretLength} characters";

    /// <param name="secret">Its UTF-8 bytes are the key of the HMAC.</param>
    public static bool TryCreate(string? id, string? secret, [NotNullWhen(true)] out SigningKey? key)
    {
        var isUsable = id is { Length: > 0 and <= MaxIdLength } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && secret is { Length: >= MinSecretLength };
        key = isUsable ? new SigningKey(id!, Encoding.UTF8.GetBytes(secret!)) : null;
        return isUsable;
    }

    /// <summary>The name only: what holds a secret must not end up in a log.</summary>
    public override string ToString() => Id;
}
