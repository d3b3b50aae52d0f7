namespace OgService.Yaml;

/// <summary>The known word that an unknown one was probably meant to be.</summary>
public static class NearestWord
{
    /// <summary>The closest of <paramref name="known"/> by edit distance, or null when none is close.</summary>
    public static string? Find(string word, IEnumerable<string> known) => throw new NotImplementedException();
}
