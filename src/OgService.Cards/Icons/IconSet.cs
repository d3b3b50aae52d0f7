using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using OgService.Cards.Pictures;
using OgService.Yaml;

namespace OgService.Cards.Icons;

/// <summary>The icons that ship, by name: Lucide's by their own names, brands' by theirs or with <c>brand:</c> in front. Safe for many threads.</summary>
internal static class IconSet
{
    public const float UsualStroke = 2;

    private const string BrandPrefix = "brand:";
    private const int MaxKept = 512;

    private static readonly Lazy<Dictionary<string, string>> Lines = new(() => Read("lucide.txt"));
    private static readonly Lazy<Dictionary<string, string>> Brands = new(() => Read("simple-icons.txt"));
    private static readonly ConcurrentDictionary<(string Name, float Stroke), DrawablePicture> Kept = new();

    public static IEnumerable<string> Names => Lines.Value.Keys.Concat(Brands.Value.Keys.Select(name => BrandPrefix + name));

    /// <param name="stroke">Width of lines, in units of which an icon has 24; signs of brands are filled and have none.</param>
    /// <returns>Null when there is no such icon.</returns>
    public static DrawablePicture? Find(string name, float stroke)
    {
        if (Kept.TryGetValue((name, stroke), out var known))
        {
            return known;
        }

        if (MarkupOf(name, stroke) is not { } markup)
        {
            return null;
        }

        var made = new DrawablePicture(name, () => Encoding.UTF8.GetBytes(markup), CardSize.Default);
        if (Kept.Count < MaxKept)
        {
            Kept.TryAdd((name, stroke), made);
        }

        return made;
    }

    /// <summary>For a name that is not known, with the nearest that is.</summary>
    public static string Unknown(string name)
    {
        var near = Brands.Value.ContainsKey(name) ? BrandPrefix + name : NearestWord.Find(name, [.. Names]);
        return near is null ? $"there is no icon {name}; lucide.dev shows those there are" : $"there is no icon {name}; did you mean \"{near}\"?";
    }

    private static string? MarkupOf(string name, float stroke)
    {
        const string head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" ";
        if (Lines.Value.TryGetValue(name, out var lines))
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"{head}fill=\"none\" stroke=\"currentColor\" stroke-width=\"{stroke}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">{lines}</svg>");
        }

        var brand = name.StartsWith(BrandPrefix, StringComparison.Ordinal) ? name[BrandPrefix.Length..] : name;
        return Brands.Value.TryGetValue(brand, out var sign) ? $"{head}fill=\"currentColor\">{sign}</svg>" : null;
    }

    // A line an icon: its name, a space, what its <svg> holds.
    private static Dictionary<string, string> Read(string file)
    {
        using var stream = typeof(IconSet).Assembly.GetManifestResourceStream($"icons/{file}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var icons = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            icons[line[..space]] = line[(space + 1)..];
        }

        return icons;
    }
}
