using OgService.Typography.OpenType;

namespace OgService.Conformance;

/// <summary>Fonts of a suite by their path, opened once.</summary>
internal sealed class FontCache
{
    private readonly Dictionary<string, Typeface> typefaces = [];

    public Typeface Open(string path)
    {
        if (!typefaces.TryGetValue(path, out var typeface))
        {
            typeface = Typeface.Open(File.ReadAllBytes(path), path);
            typefaces.Add(path, typeface);
        }

        return typeface;
    }

    /// <summary>The first of some paths that exists.</summary>
    public static string Find(params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException("The font of the list is not there: " + candidates[0]);
    }
}
