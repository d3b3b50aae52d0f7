using OgService.Cards;
using OgService.Imaging;

namespace OgService.Previews.TemplateTools;

/// <summary>A note on one card of a stress test.</summary>
public sealed record StressNote(string Post, string? Theme, CardSize Size, SceneNote Note)
{
    private static readonly string[] Failures =
        ["overflow", "contrast.low", "text.outside-safe-area", "glyph.missing", "text.cut", "text.overlap", "style.wrong", "boxes.limit", "font.missing"];

    /// <summary>Whether a template must not do that; else people should only know.</summary>
    public bool IsFailure => Failures.Contains(Note.Code);
}

/// <summary>What became of a template under stress.</summary>
/// <param name="Sheet">The contact sheet; the caller disposes of it.</param>
/// <param name="Cards">How many were drawn.</param>
public sealed record StressReport(string Template, IReadOnlyList<StressNote> Notes, PixelBuffer Sheet, int Cards)
{
    public bool HasFailed => Notes.Any(note => note.IsFailure);
}

/// <summary>Draws a template with every awkward post in every theme and size.</summary>
public static class TemplateStress
{
    // So that a row of two themes and two sizes is about 1,300 pixels wide.
    private const int ThumbnailArea = 420 * 220;

    /// <param name="sizes">Those to draw; empty draws those that the template lists.</param>
    /// <param name="progress">Told of every card.</param>
    /// <exception cref="TemplateException">An expression failed on some post.</exception>
    public static StressReport Run(
        CardRenderer renderer, Template template, IReadOnlyList<CardSize> sizes, IReadOnlyList<SamplePost> posts, int jobs, Action? progress = null, CancellationToken cancellation = default)
    {
        string?[] themes = template.Themes is { Count: > 0 } named ? [.. named] : [null];
        var variants = themes.SelectMany(theme => (sizes.Count > 0 ? sizes : template.Sizes).Select(size => (Theme: theme, Size: size))).ToList();
        var pictures = new PixelBuffer[posts.Count * variants.Count];
        var notes = new IReadOnlyList<StressNote>[pictures.Length];
        try
        {
            Parallel.For(0, pictures.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, index =>
            {
                var post = posts[index / variants.Count];
                var (theme, size) = variants[index % variants.Count];
                (pictures[index], var found) = Draw(renderer, template, post, theme, size);
                notes[index] = [.. found.Select(note => new StressNote(post.Name, theme, size, note))];
                progress?.Invoke();
            });
            var rows = posts.Select((post, row) =>
            {
                var range = (row * variants.Count)..((row + 1) * variants.Count);
                var failures = notes[range].SelectMany(found => found).Where(note => note.IsFailure).Select(note => note.Note.Code).Distinct().ToList();
                return new SheetRow(failures.Count == 0 ? post.Name : $"{post.Name}: {string.Join(", ", failures)}", pictures[range], failures.Count > 0);
            }).ToList();
            var title = $"{template.Name}: {string.Join(", ", variants.Select(variant => variant.Theme is null ? $"{variant.Size}" : $"{variant.Theme} {variant.Size}"))}";
            return new StressReport(template.Name, [.. notes.SelectMany(found => found)], ContactSheet.Draw(renderer, title, rows), pictures.Length);
        }
        catch (AggregateException failures) when (failures.InnerExceptions.OfType<TemplateException>().FirstOrDefault() is { } refused)
        {
            throw new TemplateException(refused.File, refused.Line, refused.Column, refused.Reason);
        }
        finally
        {
            foreach (var picture in pictures)
            {
                picture?.Dispose();
            }
        }
    }

    private static (PixelBuffer Picture, IReadOnlyList<SceneNote> Notes) Draw(CardRenderer renderer, Template template, SamplePost post, string? theme, CardSize size)
    {
        var scene = renderer.Resolve(template, post.Fields with
        {
            PostValues = SamplePosts.WithTheme(theme),
            Pictures = SamplePictures.Of(post.Pictures, template.PictureNames),
        }, size);
        using var pixels = renderer.Paint(scene);
        var width = (int)Math.Sqrt((double)ThumbnailArea * size.Width / size.Height);
        return (ContactSheet.Shrink(pixels, Math.Clamp(width, 80, size.Width)), renderer.Inspect(scene).Notes);
    }
}
