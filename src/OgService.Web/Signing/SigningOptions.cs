using OgService.Previews;
using OgService.Web.Hosting;

namespace OgService.Web.Signing;

/// <summary><c>OgService:Signing</c> and <c>OgService:ApiKeys</c>: who may have drawn what is no post of the site.</summary>
public sealed class SigningOptions
{
    private const int MaxKeys = 4;

    /// <summary>Secrets by the name that addresses carry; several while one takes the place of another, at most 4.</summary>
    public Dictionary<string, string> Keys { get; set; } = [];

    /// <summary>The key that this service signs with itself; the first by name when empty.</summary>
    public string? Current { get; set; }

    internal void Check(string site)
    {
        var at = site + "Signing:";
        Setting.Require(Keys.Count <= MaxKeys, at + nameof(Keys), $"at most {MaxKeys} keys", Keys.Count);
        foreach (var (id, secret) in Keys)
        {
            // The secret is not shown.
            Setting.Require(SigningKey.TryCreate(id, secret, out _), $"{at}{nameof(Keys)}:{id}", SigningKey.Expected, "something else");
        }

        Setting.Require(string.IsNullOrEmpty(Current) || Keys.ContainsKey(Current), at + nameof(Current), "the name of a key", Current);
    }

    /// <summary>The one to sign with first.</summary>
    internal IReadOnlyList<SigningKey> Resolve() => [.. Keys
        .OrderBy(pair => pair.Key != Current).ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => SigningKey.TryCreate(pair.Key, pair.Value, out var key) ? key : null).OfType<SigningKey>()];
}
