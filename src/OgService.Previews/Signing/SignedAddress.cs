using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OgService.Previews;

/// <summary>Addresses of cards for metadata in the query (docs/signing.md). What is signed is the path and every parameter we know, in the order they stand, each value percent-encoded as
/// RFC 3986 has it: the address itself without <c>&amp;sig=</c>, when it was written that way. Parameters that we do not know are not signed and not looked at.</summary>
public static class SignedAddress
{
    public const string Signature = "sig";

    public const string KeyId = "key";

    public const string Expires = "expires";

    /// <summary>Goes before the name of a template's value.</summary>
    public const string ValuePrefix = "value.";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "title", "description", "author", "tags", "date", "section", "lang", "template", "size", KeyId, Expires,
    };

    /// <summary>Whether a parameter decides anything; all others are ignored.</summary>
    public static bool Knows(string name) => Names.Contains(name) || name.StartsWith(ValuePrefix, StringComparison.Ordinal);

    /// <summary>What is signed.</summary>
    /// <param name="path">For example <c>/og.png</c>.</param>
    /// <param name="parameters">Decoded, in the order of the address.</param>
    public static string Canonical(string path, IEnumerable<KeyValuePair<string, string>> parameters)
        => path + "?" + string.Join('&', parameters.Where(parameter => Knows(parameter.Key)).Select(parameter => Uri.EscapeDataString(parameter.Key) + "=" + Uri.EscapeDataString(parameter.Value)));

    /// <summary>A signed path with its query, to put behind the service's origin.</summary>
    /// <param name="parameters">Without key, expiry and signature, which are added.</param>
    public static string Sign(SigningKey key, string path, IEnumerable<KeyValuePair<string, string>> parameters, DateTimeOffset? expires = null)
    {
        var all = parameters.Append(KeyValuePair.Create(KeyId, key.Id));
        if (expires is { } moment)
        {
            all = all.Append(KeyValuePair.Create(Expires, moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        }

        var canonical = Canonical(path, all);
        return $"{canonical}&{Signature}={Base64Url.EncodeToString(Mac(key, canonical))}";
    }

    /// <summary>Whether an address carries the right signature of one of our keys and has not expired. Which of it was wrong is nobody's business.</summary>
    /// <param name="keys">A few: all that are in use while one takes the place of another.</param>
    public static bool IsGenuine(IReadOnlyList<SigningKey> keys, string path, IReadOnlyList<KeyValuePair<string, string>> parameters, DateTimeOffset now)
    {
        if (!TrySingle(parameters, Signature, out var signature) || !TrySingle(parameters, KeyId, out var id) || !TryReadMac(signature, out var mac)
            || keys.FirstOrDefault(key => key.Id == id) is not { } signer)
        {
            return false;
        }

        // Over all 32 bytes, in the same time wherever they differ.
        return CryptographicOperations.FixedTimeEquals(Mac(signer, Canonical(path, parameters)), mac) && IsInTime(parameters, now);
    }

    /// <summary>When an address ends, or null.</summary>
    public static DateTimeOffset? ExpiryOf(IReadOnlyList<KeyValuePair<string, string>> parameters)
        => TrySingle(parameters, Expires, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static bool IsInTime(IReadOnlyList<KeyValuePair<string, string>> parameters, DateTimeOffset now)
        => parameters.All(parameter => parameter.Key != Expires) || ExpiryOf(parameters) > now;

    private static byte[] Mac(SigningKey key, string canonical) => HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(canonical));

    private static bool TrySingle(IReadOnlyList<KeyValuePair<string, string>> parameters, string name, out string value)
    {
        var found = parameters.Where(parameter => parameter.Key == name).Take(2).ToList();
        value = found.Count == 1 ? found[0].Value : "";
        return found.Count == 1;
    }

    // Base64 for URLs, or hexadecimal for those who have nothing else (Liquid). One way to write each signature and no other.
    private static bool TryReadMac(string text, out byte[] mac)
    {
        mac = new byte[SHA256.HashSizeInBytes];
        return text.Length == 64
            ? Convert.FromHexString(text, mac, out _, out _) == System.Buffers.OperationStatus.Done && Convert.ToHexStringLower(mac) == text
            : text.Length == 43 && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, mac, out var length) && length == mac.Length && Base64Url.EncodeToString(mac) == text;
    }
}
