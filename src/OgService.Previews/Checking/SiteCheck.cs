using System.Globalization;
using OgService.Cards;
using OgService.Imaging;
using OgService.Posts;
using OgService.Previews.Files;
using OgService.Previews.Sites;

namespace OgService.Previews.Checking;

/// <summary>Checks the sources of a site: settings, posts, and the cards that are or would be drawn.</summary>
public static class SiteCheck
{
    private const int SmallestSide = 200;
    private const int LargeWidth = 600;

    /// <param name="clock">Says which posts may be seen.</param>
    public static IReadOnlyList<CheckFinding> Run(SiteSnapshot site, TimeProvider clock, int jobs, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var drawer = new CardDrawer(clock);
        var posts = site.Posts.Posts.Where(post => post.IsPublished(now)).ToList();
        var found = new IReadOnlyList<CheckFinding>[posts.Count];
        Parallel.For(0, posts.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation },
            index => found[index] = [.. Check(site, drawer, posts[index])]);
        return
        [
            .. site.Posts.Problems.Select(problem => new CheckFinding("post.unreadable", Severity.Error, problem.Reason, problem.File, problem.Line, problem.Column)),
            .. site.SiteProblems.Select(problem => new CheckFinding("site.settings", Severity.Error, problem)),
            .. site.MissingGlyphs(now).Select(glyph => new CheckFinding("glyph.missing", glyph.IsSolved ? Severity.Warning : Severity.Error, glyph.ToString()) { Glyph = glyph }),
            .. found.SelectMany(findings => findings),
        ];
    }

    private static IEnumerable<CheckFinding> Check(SiteSnapshot site, CardDrawer drawer, Post post)
    {
        if (string.IsNullOrWhiteSpace(post.Description))
        {
            yield return Of("description.missing", Severity.Warning, "no description, and no paragraph to take one from", post);
        }

        var findings = site.PictureOf(post) switch
        {
            ExternalPicture external => CheckExternal(external, post),
            ExistingPicture existing => CheckExisting(site, existing, post),
            DrawnPicture drawn => CheckDrawn(site, drawer, drawn, post),
            var none => [Of("picture.missing", Severity.Error, none.Reason, post)],
        };
        foreach (var finding in findings)
        {
            yield return finding;
        }
    }

    private static IEnumerable<CheckFinding> CheckExternal(ExternalPicture external, Post post)
    {
        if (external.Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            yield return Of("picture.address", Severity.Warning, $"{external.Url} is not https; some apps do not show it", post);
        }
    }

    private static IEnumerable<CheckFinding> CheckExisting(SiteSnapshot site, ExistingPicture picture, Post post)
    {
        var name = SitePath.Relative(site.Root, picture.File);
        var info = picture.Info;
        if (info.Format is not (ImageFormat.Png or ImageFormat.Jpeg or ImageFormat.Gif))
        {
            yield return Of("picture.format", Severity.Warning, $"{name} is {info.MediaType}, which not every reader shows; PNG or JPEG is safe", post);
        }

        if (new FileInfo(picture.File).Length is var bytes && bytes > CardSettings.HardCeilingBytes)
        {
            yield return Of("card.too-large", Severity.Error, string.Create(CultureInfo.InvariantCulture, $"{name} has {bytes:N0} bytes; WhatsApp and others show nothing above {CardSettings.HardCeilingBytes:N0}"), post);
        }

        if (Shape(info.Width, info.Height) is { } shape)
        {
            yield return Of("picture.shape", Severity.Warning, $"{name} {shape}", post);
        }
    }

    /// <summary>What is wrong with a picture's size, as the rest of a sentence; null when nothing is.</summary>
    internal static string? Shape(int width, int height) =>
        width < SmallestSide || height < SmallestSide ? $"has {width}x{height} pixels; below {SmallestSide}x{SmallestSide} nobody shows it"
        : width < LargeWidth ? $"has {width}x{height} pixels; from {LargeWidth} wide it is shown large"
        : height > width * 2 ? $"has {width}x{height} pixels; so tall a picture is cut or shown small"
        : null;

    private static IEnumerable<CheckFinding> CheckDrawn(SiteSnapshot site, CardDrawer drawer, DrawnPicture picture, Post post)
    {
        var name = SitePath.Relative(site.Root, picture.File);
        CardPlan plan;
        SceneInspection card;
        CheckFinding? failed = null;
        try
        {
            plan = drawer.Plan(site, post, picture.Format);
            card = plan.Renderer.Inspect(plan.Renderer.Resolve(plan.Template, plan.Fields, plan.Size));
        }
        catch (Exception failure) when (failure is TemplateException or MissingGlyphsException)
        {
            failed = Of("card.failed", Severity.Error, failure.Message, post);
            (plan, card) = (null!, null!);
        }

        if (failed is not null)
        {
            yield return failed;
            yield break;
        }

        if (picture.WrittenKey is null)
        {
            yield return Of("picture.missing", Severity.Error, $"{name} is not there yet; og generate draws it", post);
        }
        else if (picture.WrittenKey != plan.Key.Value)
        {
            yield return Of("picture.stale", Severity.Error, $"{name} is older than what it shows; og generate draws it again", post);
        }
        else if (new FileInfo(picture.File).Length is var bytes && bytes > site.Configuration.Cards.BudgetBytes)
        {
            yield return Of(
                "card.too-large", bytes > CardSettings.HardCeilingBytes ? Severity.Error : Severity.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{name} has {bytes:N0} bytes; the budget is {site.Configuration.Cards.BudgetBytes:N0}"), post);
        }

        foreach (var note in card.Notes.Where(note => !note.IsRemark && note.Code != "glyph.missing"))
        {
            var node = note.Node is null ? "" : note.Node + ": ";
            var place = note.Place is { } at ? $" (template {plan.Template.Name}, {at.Line}:{at.Column})" : "";
            yield return Of(RuleOf(note.Code), Severity.Warning, node + note.Message + place, post);
        }
    }

    private static string RuleOf(string code) => code switch
    {
        "contrast.low" => "card.contrast",
        "text.outside-safe-area" => "card.safe-area",
        "text.clamped" or "text.cut" or "text.overlap" or "overflow" or "word.broken" => "card.cut",
        _ => "card.note",
    };

    private static CheckFinding Of(string rule, Severity severity, string message, Post post) => new(rule, severity, message, post.SourceFile, 1);
}
