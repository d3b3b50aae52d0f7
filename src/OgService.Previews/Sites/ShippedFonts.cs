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
        => byFolder.GetOrAdd(Path.GetFullPath(folder), static full => new Lazy<CardRenderer>(() => new CardRenderer(new TextEngine(FontLibrary.Open(full, []))))).Value;
}
