using System.Security.Cryptography;
using System.Text.Json;

namespace OgService.Typography.Fonts;

/// <summary>The list of a font folder, <c>fonts.json</c>: families, their faces, and a checksum for each file.</summary>
/// <param name="Version">SHA-256 of the list, in hexadecimal: as it holds the checksums of the files, it changes with each of them.</param>
internal sealed record FontList(string Version, IReadOnlyList<(string Family, IReadOnlyList<FaceListing> Faces)> Families)
{
    public const string FileName = "fonts.json";

    private const int MaximumBytes = 8 * 1024 * 1024;

    public static FontList Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new FontFormatException(path, "no such file; a font folder has a list of its fonts.");
            }

            if (file.Length > MaximumBytes)
            {
                throw new FontFormatException(path, $"the list may have at most {MaximumBytes} bytes; got {file.Length}.");
            }

            var bytes = File.ReadAllBytes(path);
            using var document = JsonDocument.Parse(bytes);
            return new FontList(Convert.ToHexStringLower(SHA256.HashData(bytes)), ReadFamilies(document.RootElement, folder, path));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or IndexOutOfRangeException)
        {
            throw new FontFormatException(path, "the list is not as expected: " + exception.Message, exception);
        }
    }

    /// <summary>The same list with font files before it; a family of theirs replaces one of the list.</summary>
    /// <exception cref="FontFormatException">A file is not a font that can be used.</exception>
    public FontList With(IReadOnlyList<string> files)
    {
        if (files.Count == 0)
        {
            return this;
        }

        var own = files.SelectMany(OwnFonts.List)
            .GroupBy(font => font.Family, font => font.Face, StringComparer.OrdinalIgnoreCase)
            .Select(family => (family.Key, (IReadOnlyList<FaceListing>)[.. family]))
            .ToList();
        var rest = Families.Where(family => !own.Exists(one => string.Equals(one.Key, family.Family, StringComparison.OrdinalIgnoreCase)));
        var version = string.Join('\n', own.SelectMany(family => family.Item2).Select(face => face.Sha256).Prepend(Version));
        return new FontList(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(version))), [.. own, .. rest]);
    }

    private static List<(string Family, IReadOnlyList<FaceListing> Faces)> ReadFamilies(JsonElement root, string folder, string source)
    {
        var families = new List<(string, IReadOnlyList<FaceListing>)>();
        foreach (var family in root.GetProperty("families").EnumerateArray())
        {
            var faces = family.GetProperty("faces").EnumerateArray().Select(face => ReadFace(face, folder, source)).ToList();
            families.Add((Text(family, "name"), faces));
        }

        return families.Count > 0 ? families : throw new FontFormatException(source, "the list has no families.");
    }

    private static FaceListing ReadFace(JsonElement face, string folder, string source)
    {
        var file = Text(face, "file");
        // The list is the operator's, but a slip must not make us read elsewhere.
        if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
        {
            throw new FontFormatException(source, $"a font must lie inside the folder; got {file}.");
        }

        var ranges = new List<(int First, int Last)>();
        if (!CodePointRanges.TryParse(Text(face, "ranges"), ranges))
        {
            throw new FontFormatException(source, $"{file}: ranges must read like U+0000-00FF,U+0131.");
        }

        var weight = face.GetProperty("weight");
        var listing = new FaceListing(
            Path.Combine(folder, file),
            Text(face, "style") != "normal",
            weight[0].GetInt32(),
            weight[1].GetInt32(),
            ranges,
            face.GetProperty("bytes").GetInt64(),
            Text(face, "sha256"));
        return listing.MinimumWeight is >= 1 && listing.MaximumWeight <= 1000 && listing.MinimumWeight <= listing.MaximumWeight
            ? listing
            : throw new FontFormatException(source, $"{file}: weight must be two numbers from 1 to 1000, the smaller first.");
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"{name} is missing");
}
