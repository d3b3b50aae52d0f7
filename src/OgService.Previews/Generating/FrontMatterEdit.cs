using System.Text;
using System.Text.RegularExpressions;
using OgService.Posts;
using OgService.Previews.Files;
using OgService.Previews.Sites;

namespace OgService.Previews.Generating;

/// <summary>What became of a post's front matter.</summary>
/// <param name="Source">The post's file.</param>
/// <param name="Value">What <c>ogImage</c> says now, or would.</param>
/// <param name="Problem">Why it was left alone; null when it was not.</param>
public sealed record FrontMatterResult(string Source, string Value, string? Problem);

/// <summary>Writes <c>ogImage</c> into the front matter of posts that name no picture, so that the site's own pages find their cards. One line is added, or an
/// empty value filled in; every other byte stays. The post is read again before it is written: all that it says but its picture must be the same.</summary>
public static partial class FrontMatterEdit
{
    private const string Key = "ogImage";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="report">Of the run that drew the cards.</param>
    /// <param name="write">Whether files are written; else only looked at.</param>
    public static IReadOnlyList<FrontMatterResult> Run(SiteSnapshot site, GenerateReport report, bool write)
    {
        var drawn = report.Results.Where(result => result.Outcome is GenerateOutcome.Drawn or GenerateOutcome.Unchanged).Select(result => result.Source).ToHashSet(StringComparer.Ordinal);
        return [.. site.Posts.Posts.Where(post => post.Image is null && drawn.Contains(post.SourceFile)).Select(post => Edit(site, post, write)).OfType<FrontMatterResult>()];
    }

    private static FrontMatterResult? Edit(SiteSnapshot site, Post post, bool write)
    {
        if (site.PictureOf(post) is not DrawnPicture { PublicPath: var value })
        {
            return null;
        }

        var file = Path.Combine(site.Root, post.SourceFile);
        try
        {
            var text = Strict.GetString(File.ReadAllBytes(file));
            if (Add(text, value) is not { } changed)
            {
                return new FrontMatterResult(post.SourceFile, value, "it has no front matter between --- or +++ lines");
            }

            var read = PostReader.Read(post.SourceFile, changed.TrimStart('\uFEFF'), site.Configuration.Site, site.Configuration.Content);
            if (read.Image != value || read.Title != post.Title || read.Slug != post.Slug || read.Published != post.Published || !read.Tags.SequenceEqual(post.Tags) || read.Body != post.Body)
            {
                return new FrontMatterResult(post.SourceFile, value, $"a line \"{Key}: {value}\" would change more than the picture; write it yourself");
            }

            if (write)
            {
                AtomicFile.WriteBeside(file, Strict.GetBytes(changed));
            }

            return new FrontMatterResult(post.SourceFile, value, null);
        }
        catch (Exception failure) when (failure is DecoderFallbackException or PostException or IOException or UnauthorizedAccessException)
        {
            return new FrontMatterResult(post.SourceFile, value, failure is DecoderFallbackException ? "the file is not UTF-8" : failure.Message);
        }
    }

    /// <summary>The text with the line in it; null when it has no front matter of lines.</summary>
    internal static string? Add(string text, string value)
    {
        if (Marks().Match(text) is not { Success: true } front)
        {
            return null;
        }

        var isToml = front.Groups["mark"].Value == "+++";
        var newLine = front.Groups["line"].Value;
        var content = front.Groups["content"];
        var line = isToml ? $"{Key} = \"{value}\"" : $"{Key}: {(NeedsQuotes(value) ? "\"" + value + "\"" : value)}";
        if (EmptyKey().Match(content.Value) is { Success: true } empty)
        {
            return text[..(content.Index + empty.Index)] + line + text[(content.Index + empty.Index + empty.Length)..];
        }

        // TOML's tables end only with the file, so that a key of the top stands before them.
        var at = isToml ? content.Index : content.Index + content.Length;
        return text[..at] + line + newLine + text[at..];
    }

    private static bool NeedsQuotes(string value) => value.AsSpan().ContainsAny(":#'\"{}[],&*!|>%@`") || value.Contains(' ');

    [GeneratedRegex(@"^ogImage[ \t]*[:=][ \t]*(?:""""|'')?(?=[ \t]*\r?$)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex EmptyKey();

    [GeneratedRegex(@"\A\uFEFF?(?<mark>---|\+\+\+)[ \t]*(?<line>\r\n|\n)(?<content>(?:(?!\k<mark>[ \t]*(?:\r?\n|\z)).*\n)*)(?=\k<mark>)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Marks();
}
