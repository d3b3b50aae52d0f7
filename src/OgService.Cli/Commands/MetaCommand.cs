using System.CommandLine;
using System.Text;
using OgService.Cli.Output;

namespace OgService.Cli.Commands;

/// <summary><c>og meta POST</c>: the tags of one post.</summary>
internal static class MetaCommand
{
    public static Command Create()
    {
        var post = new Argument<string>("POST") { Description = "A post: its file or its slug." }.RefuseOptions();
        var site = SiteOptions.SiteOption();
        var drafts = SiteOptions.Drafts();
        var format = new Option<string>("--format") { Description = "html (a fragment for <head>) or json.", DefaultValueFactory = _ => "html" };
        format.AcceptOnlyFromAmong("html", "json");
        var command = new Command("meta", "Print the meta tags of a post.") { post, site, format, drafts };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(post), parsed.GetValue(site), parsed.GetRequiredValue(format), parsed.GetValue(drafts)));
        return command;
    }

    private static int Run(string name, string? siteRoot, string format, bool drafts)
    {
        using var previews = SiteOptions.Open(siteRoot, name);
        var site = previews.Site.Current;
        if (PostLookup.Find(site, name, drafts) is not { } post)
        {
            return ExitCode.Problems;
        }

        SiteOptions.Tell(site);
        var preview = previews.Preview(site, post, preferFile: true);
        using var output = Console.OpenStandardOutput();
        output.Write(format == "json" ? [.. preview.Bundle.ToJson(), (byte)'\n'] : Encoding.UTF8.GetBytes(preview.Bundle.ToHtml()));
        if (preview.Picture is null)
        {
            Report.Note($"{post.SourceFile}: no picture: {site.PictureOf(post).Reason}");
        }

        return ExitCode.Done;
    }
}
