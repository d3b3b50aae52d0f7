using OgService.Cards;
using OgService.Imaging;
using OgService.Posts;
using OgService.Previews.Sites;

namespace OgService.Previews.TemplateTools;

/// <summary>How a post's card differs between two versions of the templates.</summary>
/// <param name="ChangedPixels">Share of the pixels that differ, 0 to 1.</param>
/// <param name="MeanDifference">Of all channels, 0 to 255.</param>
/// <param name="Error">Why there is no comparison; null otherwise.</param>
public sealed record CardDifference(string Source, string Template, double ChangedPixels, double MeanDifference, int NotesBefore, int NotesAfter, string? Error);

/// <param name="Differences">The biggest first; those that failed before them.</param>
/// <param name="Sheet">Before, after, difference; the caller disposes of it.</param>
public sealed record DiffReport(IReadOnlyList<CardDifference> Differences, PixelBuffer Sheet);

/// <summary>Renders a site with two versions of its templates and shows what changed.</summary>
public static class TemplateDiff
{
    private const int ThumbnailWidth = 400;
    private const int MaxRows = 60;

    /// <param name="before">The folder of templates as they were.</param>
    /// <param name="after">As they are; null is the site's own.</param>
    /// <param name="size">Null is that of <c>og:image</c>.</param>
    public static DiffReport Run(
        SiteSnapshot site, string before, string? after, string shippedTemplates, string? onlyTemplate, CardSize? size, int jobs, CancellationToken cancellation = default)
    {
        var old = TemplateLibrary.Open(before, shippedTemplates);
        var now = TemplateLibrary.Open(after ?? Path.Combine(site.Root, "templates"), shippedTemplates);
        var posts = site.Posts.Posts.Where(post => onlyTemplate is null || TemplateOf(site, post) == onlyTemplate).ToList();
        var results = new Compared[posts.Count];
        try
        {
            Parallel.For(0, posts.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation },
                index => results[index] = Compare(site, posts[index], old, now, size));
            var ordered = results.OrderByDescending(result => result.Difference.Error is not null).ThenByDescending(result => result.Difference.MeanDifference)
                .ThenBy(result => result.Difference.Source, StringComparer.Ordinal).ToList();
            var rows = ordered.Where(result => result.Difference is { Error: not null } or { ChangedPixels: > 0 }).Take(MaxRows)
                .Select(result => new SheetRow(Caption(result.Difference), result.Pictures, result.Difference.Error is not null)).ToList();
            var changed = ordered.Count(result => result.Difference.ChangedPixels > 0);
            return new DiffReport([.. ordered.Select(result => result.Difference)],
                ContactSheet.Draw(site.Renderer, $"before, after, difference: {changed} of {ordered.Count} cards changed", rows));
        }
        finally
        {
            foreach (var picture in results.SelectMany(result => result?.Pictures ?? []))
            {
                picture.Dispose();
            }
        }
    }

    private static string TemplateOf(SiteSnapshot site, Post post) => post.Template ?? site.Configuration.Cards.Template;

    private static string Caption(CardDifference difference) => difference.Error is { } error ? $"{difference.Source}: {error}"
        : FormattableString.Invariant($"{difference.Source} ({difference.Template}): {difference.ChangedPixels * 100:0.0} % of pixels, mean {difference.MeanDifference:0.0}");

    private static Compared Compare(SiteSnapshot site, Post post, TemplateLibrary old, TemplateLibrary now, CardSize? size)
    {
        var name = TemplateOf(site, post);
        try
        {
            var (before, notesBefore) = Draw(site, post, old.Get(name), size);
            using var first = before;
            var (after, notesAfter) = Draw(site, post, now.Get(name), size);
            using var second = after;
            if (first.Width != second.Width || first.Height != second.Height)
            {
                return new Compared(
                    new CardDifference(post.SourceFile, name, 1, 255, notesBefore, notesAfter, null),
                    [ContactSheet.Shrink(first, ThumbnailWidth), ContactSheet.Shrink(second, ThumbnailWidth)]);
            }

            using var difference = Difference(first, second, out var changed, out var mean);
            return new Compared(
                new CardDifference(post.SourceFile, name, changed, mean, notesBefore, notesAfter, null),
                changed == 0 ? [] : [ContactSheet.Shrink(first, ThumbnailWidth), ContactSheet.Shrink(second, ThumbnailWidth), ContactSheet.Shrink(difference, ThumbnailWidth)]);
        }
        catch (TemplateException error)
        {
            return new Compared(new CardDifference(post.SourceFile, name, 0, 0, 0, 0, error.Message), []);
        }
    }

    private static (PixelBuffer Pixels, int Notes) Draw(SiteSnapshot site, Post post, Template template, CardSize? size)
    {
        var fields = CardDrawer.FieldsFor(site, post, template);
        var scene = site.Renderer.Resolve(template, fields, size ?? site.SizeFor(template));
        return (site.Renderer.Paint(scene), scene.Notes.Count(note => !note.IsRemark));
    }

    // White where nothing changed, the darker the more did.
    private static PixelBuffer Difference(PixelBuffer one, PixelBuffer other, out double changed, out double mean)
    {
        var picture = PixelBuffer.CreateUninitialized(one.Width, one.Height);
        var a = one.Pixels;
        var b = other.Pixels;
        var to = picture.Pixels;
        long sum = 0;
        var different = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (first, second) = (new PremultipliedRgba(a[i]), new PremultipliedRgba(b[i]));
            var (r, g, bl) = (Math.Abs(first.R - second.R), Math.Abs(first.G - second.G), Math.Abs(first.B - second.B));
            sum += r + g + bl;
            different += r + g + bl > 0 ? 1 : 0;
            var most = Math.Max(r, Math.Max(g, bl));
            var level = (byte)(most == 0 ? 255 : Math.Max(0, 190 - most));
            to[i] = PremultipliedRgba.From(new Rgba(most == 0 ? (byte)255 : (byte)220, level, level)).Packed;
        }

        changed = different / (double)a.Length;
        mean = sum / (3.0 * a.Length);
        return picture;
    }

    private sealed record Compared(CardDifference Difference, IReadOnlyList<PixelBuffer> Pictures);
}
