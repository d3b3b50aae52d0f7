using System.Security.Cryptography;
using System.Text.Json;

namespace OgService.Typography.Fonts;

/// <summary>The list of a font folder, <c>fonts.json</c>: families, their faces, and a checksum for each file.</summary>
/// <param name="Version">SHA-256 of the list, in hexadecimal: as it holds the checksums of the files, it changes with each of them.</param>
internal sealed record FontList(Lazy<string> Version, IReadOnlyList<FamilyListing> Families)
{
    public const string FileName = "fonts.json";

    private const int MaximumBytes = 8 * 1024 * 1024;

    public static FontList Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
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
        try
        {
            // The first use of the cryptography library takes longer than all the rest.
            var version = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(bytes)));
            return new FontList(version, FontListReader.Read(bytes, folder, path));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
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
            .Select(family => new FamilyListing(family.Key, Find(family.Key)?.Languages ?? [], Covers: null, [.. family]))
            .ToList();
        var rest = Families.Where(family => !own.Exists(one => IsNamed(one, family.Name)));
        var version = string.Join('\n', own.SelectMany(family => family.Faces).Select(face => face.Sha256).Prepend(Version.Value));
        return new FontList(
            new Lazy<string>(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(version)))), [.. own, .. rest]);
    }

    private FamilyListing? Find(string name) => Families.FirstOrDefault(family => IsNamed(family, name));

    private static bool IsNamed(FamilyListing family, string name) => string.Equals(family.Name, name, StringComparison.OrdinalIgnoreCase);
}
