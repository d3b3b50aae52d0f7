using OgService.Cards.Pictures;

namespace OgService.Cards.Templates;

/// <summary>The pictures that lie in a template's folder, by their paths from there.</summary>
internal sealed class TemplatePictures
{
    /// <summary>Of all pictures of a template together.</summary>
    public const long MaxBytes = 8 * 1024 * 1024;

    /// <summary>So that a folder of a million empty files does not keep anyone.</summary>
    public const int MaxFiles = 4_096;

    // Cards are at most 4,096 pixels wide, and few pictures fill one.
    private static readonly CardSize LargestSide = new(2_048, 2_048);

    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".bmp", ".ico"];

    private readonly Dictionary<string, DrawablePicture> pictures;

    /// <param name="files">Bytes of each file, unread so far.</param>
    public TemplatePictures(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        pictures = files.ToDictionary(file => file.Key, file => new DrawablePicture(file.Key, () => file.Value, LargestSide), StringComparer.Ordinal);

    public static TemplatePictures None { get; } = new([]);

    public IEnumerable<string> Names => pictures.Keys;

    public static bool IsPicture(string file) => Endings.Contains(Path.GetExtension(file).ToLowerInvariant());

    /// <summary>A path inside the folder, with <c>/</c>.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 200
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' '));

    public DrawablePicture? Find(string name) => pictures.GetValueOrDefault(name);
}
