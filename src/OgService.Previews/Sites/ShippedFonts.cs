using System.Collections.Concurrent;
using OgService.Cards;
using OgService.Typography;

namespace OgService.Previews.Sites;

/// <summary>What draws with the shipped fonts alone: one for all sites that bring none of their own, since it keeps tens of megabytes of what it drew. Safe for many threads.</summary>
internal sealed class ShippedFonts
{
    private readonly ConcurrentDictionary<string, Lazy<CardRenderer>> byFolder = new(StringComparer.Ordinal);

    /// <param name="folder">Of <c>fonts.json</c>.</param>
    /// <exception cref="FontFormatException">The fonts cannot be used.</exception>
    public CardRenderer Of(string folder)
        => byFolder.GetOrAdd(Path.GetFullPath(folder), static full => new Lazy<CardRenderer>(() => Open(full, []))).Value;

    /// <summary>What draws with the shipped fonts and a site's own before them.</summary>
    /// <exception cref="FontFormatException">A file of the site's, or the shipped list, cannot be used, or all that is left draws no text.</exception>
    public static CardRenderer Open(string folder, IReadOnlyList<string> files)
    {
        var fonts = FontLibrary.Open(folder, files);

        // Files are opened when first needed; that none can be used must be known at the start.
        fonts.RequireBasicLatin();
        return new CardRenderer(new TextEngine(fonts));
    }
}
