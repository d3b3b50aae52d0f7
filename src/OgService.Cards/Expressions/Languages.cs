namespace OgService.Cards.Expressions;

/// <summary>What our tables of words are looked up by.</summary>
internal static class Languages
{
    /// <summary>The language of a tag (<c>pt-BR</c> is <c>pt</c>), in small letters.</summary>
    public static string PrimaryOf(string lang)
    {
        var end = lang.AsSpan().IndexOfAny('-', '_');
        return (end < 0 ? lang : lang[..end]).ToLowerInvariant();
    }

    /// <summary>Whether Chinese is written in traditional characters.</summary>
    public static bool IsTraditional(string lang) => lang.ToLowerInvariant().Split('-', '_') is ["zh", .. var rest]
        && (rest.Contains("hant") || (!rest.Contains("hans") && rest.Any(part => part is "tw" or "hk" or "mo")));
}
