namespace OgService.Cards.Templates;

/// <summary>The pictures that lie in a template's folder, by their paths from there.</summary>
internal sealed class TemplatePictures
{
    public const int MaxFiles = 64;
    public const long MaxBytes = 8 * 1024 * 1024;

    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".bmp", ".ico"];

    private readonly Dictionary<string, TemplatePicture> pictures;

    /// <param name="files">Bytes of each file, unread so far.</param>
    public TemplatePictures(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        pictures = files.ToDictionary(file => file.Key, file => new TemplatePicture(file.Key, file.Value), StringComparer.Ordinal);

    public static TemplatePictures None { get; } = new([]);

    public IEnumerable<string> Names => pictures.Keys;

    public static bool IsPicture(string file) => Endings.Contains(Path.GetExtension(file).ToLowerInvariant());

    /// <summary>A path inside the folder, with <c>/</c>.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 200
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' '));

    public TemplatePicture? Find(string name) => pictures.GetValueOrDefault(name);
}
