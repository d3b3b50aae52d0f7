using System.CommandLine;
using System.Globalization;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.Sites;

namespace OgService.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class SiteOptions
{
    public static Argument<string> Site() => new Argument<string>("SITE")
    {
        Description = "The site's root folder, where og.yaml lies.",
        DefaultValueFactory = _ => ".",
        Arity = ArgumentArity.ZeroOrOne,
    }.RefuseOptions();

    /// <summary>An option that is not known must not pass for a file's name.</summary>
    public static Argument<T> RefuseOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value is ['-', not '\0', ..]))
            {
                result.AddError($"There is no option {token.Value}.");
            }
        });
        return argument;
    }

    public static Option<string?> SiteOption() => new("--site")
    {
        Description = "The site's root folder. Default: the nearest folder above the post with og.yaml.",
        HelpName = "FOLDER",
    };

    public static Option<bool> Drafts() => new("--drafts") { Description = "Take drafts, future and hidden posts too." };

    /// <summary>Opens the site that a post belongs to.</summary>
    /// <param name="post">A file or a slug; null for the working folder's site.</param>
    public static PreviewService Open(string? site, string? post)
    {
        var root = site ?? (post is not null && File.Exists(post) ? SiteFinder.RootOf(post) : ".");
        return PreviewService.Open(
            new PreviewOptions
            {
                SiteRoot = root,
                FontsFolder = ShippedFolders.Find("fonts"),
                TemplatesFolder = ShippedFolders.Find("templates"),
                ReadPosts = post is not null,
                Fetches = false,
            },
            TimeProvider.System);
    }

    /// <summary>Says which characters no font has.</summary>
    /// <returns>Those for which nothing good is drawn.</returns>
    public static IReadOnlyList<MissingGlyph> TellMissing(SiteSnapshot site)
    {
        const int listed = 40;
        var missing = site.MissingGlyphs(TimeProvider.System.GetUtcNow()).ToList();
        foreach (var glyph in missing.Take(listed))
        {
            Report.Note(glyph.ToString());
        }

        if (missing.Count > listed)
        {
            Report.Note(string.Create(CultureInfo.InvariantCulture, $"and {missing.Count - listed} more characters without a font; og check -v lists them"));
        }

        return [.. missing.Where(glyph => !glyph.IsSolved)];
    }

    /// <summary>Says what is wrong with the site as a whole.</summary>
    public static void Tell(SiteSnapshot site)
    {
        foreach (var problem in site.SiteProblems)
        {
            Report.Note(problem);
        }
    }
}
