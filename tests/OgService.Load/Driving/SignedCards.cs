using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OgService.Load.Driving;

/// <summary>Signed addresses of cards that nobody asked for before: each number is another title (docs/signing.md).</summary>
internal static class SignedCards
{
    public const string KeyId = "load";
    public const string Secret = "og_only-for-load-tests-0123456789-abcdefghij";

    private static readonly string[] Subjects = ["small services", "quiet crawlers", "old feeds", "long titles", "bright cards", "cold caches", "patient readers"];
    private static readonly string[] Ends = ["under load", "in the rain", "without a browser", "on one machine", "before breakfast"];
    private static int runs;

    /// <summary>A number no other set of cards of this process has.</summary>
    public static int NewSet() => Interlocked.Increment(ref runs);

    /// <param name="expires">When the address ends; null for never.</param>
    public static string Path(int set, int number, DateTimeOffset? expires = null)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"What {Subjects[number % Subjects.Length]} taught us {Ends[number / 7 % Ends.Length]}, part {number} of {set}");
        var ending = expires is { } moment ? string.Create(CultureInfo.InvariantCulture, $"&expires={moment.ToUnixTimeSeconds()}") : "";
        var address = $"/og.png?title={Uri.EscapeDataString(title)}&description={Uri.EscapeDataString("Notes from a week of measurements, with the figures and what they mean.")}&author=Ada&tags=load{ending}&key={KeyId}";
        return $"{address}&sig={Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(address)))}";
    }
}
