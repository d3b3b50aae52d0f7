using System.CommandLine;
using OgService.Cards;
using OgService.Cli.Output;
using OgService.Posts;
using OgService.Previews;

namespace OgService.Cli.Commands;

/// <summary><c>og render [POST]</c>: one card, from a post or from words.</summary>
internal static class RenderCommand
{
    private static readonly Argument<string?> PostArgument = new Argument<string?>("POST")
    {
        Description = "A post: its file or its slug. Without one, --title is needed.",
        Arity = ArgumentArity.ZeroOrOne,
    }.RefuseOptions();


    private static readonly Option<string?> Site = SiteOptions.SiteOption();
    private static readonly Option<bool> Drafts = SiteOptions.Drafts();
    private static readonly Option<string?> Title = new("--title") { Description = "The title; goes above the post's own." };
    private static readonly Option<string?> Description = new("--description") { Description = "The description." };
    private static readonly Option<string[]> Authors = new("--author") { Description = "An author; may be given several times." };
    private static readonly Option<string[]> Tags = new("--tag") { Description = "A tag; may be given several times." };
    private static readonly Option<DateTimeOffset?> Date = new("--date") { Description = "When it was published, for example 2024-02-20." };
    private static readonly Option<string?> Lang = new("--lang") { Description = "The language, for example ja." };
    private static readonly Option<string?> Template = new("--template") { Description = "The template." };
    private static readonly Option<string?> Size = new("--size") { Description = "Width and height in pixels, for example 1200x1200. Default: the site's or the template's first.", HelpName = "WxH" };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "The file to write; its ending decides the format. - is standard output (PNG). Default: SLUG.png.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("render", "Draw one card.") { PostArgument, Site, Title, Description, Authors, Tags, Date, Lang, Template, Size, Out, Drafts };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var name = parsed.GetValue(PostArgument);
        if (name is null && parsed.GetValue(Title) is null)
        {
            Report.Error("og render needs a POST, or --title.");
            return ExitCode.WrongUse;
        }

        CardSize? size = null;
        if (parsed.GetValue(Size) is { } wanted)
        {
            if (!CardSize.TryParse(wanted, out var given))
            {
                Report.Error($"--size must be {CardSize.Expected}; got {wanted}");
                return ExitCode.WrongUse;
            }

            size = given;
        }

        using var previews = SiteOptions.Open(parsed.GetValue(Site), name);
        var site = previews.Site.Current;
        var source = name is null
            ? new Post { Slug = "card", Title = "", Lang = site.Configuration.Site.Lang, CanonicalUrl = site.Configuration.Site.Url, SourceFile = "--title" }
            : PostLookup.Find(site, name, parsed.GetValue(Drafts));
        if (source is null)
        {
            return ExitCode.Problems;
        }

        var post = Override(source, parsed);
        var target = parsed.GetValue(Out) ?? post.Slug.Split('/')[^1] + ".png";
        var format = CardFormat.Png;
        if (target != "-" && !CardFormats.TryParse(Path.GetExtension(target).TrimStart('.'), out format))
        {
            Report.Error($"--out must end in {CardFormats.Endings}; got {target}");
            return ExitCode.WrongUse;
        }

        var card = await previews.GetCardAsync(previews.Plan(site, post, format, size: size), cancellation);
        foreach (var note in card.Notes)
        {
            Report.Note($"{post.SourceFile}: {note.Message}");
        }

        if (target == "-")
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(card.Bytes, cancellation);
        }
        else
        {
            PreviewFiles.Write(target, card.Bytes.Span);
            Report.Line($"{target}  {card.Size}  {Report.Size(card.Bytes.Length)}");
        }

        return ExitCode.Done;
    }

    private static Post Override(Post post, ParseResult parsed) => post with
    {
        Title = parsed.GetValue(Title) ?? post.Title,
        Description = parsed.GetValue(Description) ?? post.Description,
        Authors = parsed.GetValue(Authors) is { Length: > 0 } authors ? [.. authors.Select(author => new Author(author))] : post.Authors,
        Tags = parsed.GetValue(Tags) is { Length: > 0 } tags ? tags : post.Tags,
        Published = parsed.GetValue(Date) ?? post.Published,
        Lang = parsed.GetValue(Lang) ?? post.Lang,
        Template = parsed.GetValue(Template) ?? post.Template,
    };
}
