using System.Security.Cryptography;
using System.Text;

namespace OgService.Previews;

/// <summary>Keys that programs show to be let in. Only their hashes are kept: who reads the configuration cannot use them. Keys are long and random (<see cref="Create"/>), so that one
/// round of SHA-256 is enough.</summary>
public sealed class ApiKeys
{
    private readonly byte[][] hashes;

    private ApiKeys(byte[][] hashes) => this.hashes = hashes;

    public int Count => hashes.Length;

    /// <param name="hash">64 hexadecimal digits.</param>
    public static bool IsHash(string? hash) => hash is { Length: 64 } && hash.All(char.IsAsciiHexDigit);

    /// <param name="hashes">Of <see cref="HashOf"/>.</param>
    public static ApiKeys Of(IEnumerable<string> hashes) => new([.. hashes.Select(Convert.FromHexString)]);

    /// <summary>A new key: 256 random bits.</summary>
    public static string Create() => "og_" + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What the configuration holds of a key.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>In the same time whichever key it is, or none.</summary>
    public bool Admits(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var admitted = false;
        foreach (var known in hashes)
        {
            admitted |= CryptographicOperations.FixedTimeEquals(known, hash);
        }

        return admitted;
    }
}
