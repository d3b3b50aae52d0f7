using System.CommandLine;
using OgService.Cli.Output;
using OgService.Previews.TemplateTools;

namespace OgService.Cli.Commands.Templates;

/// <summary><c>og template new NAME</c>: the first file of a template, and what to do next.</summary>
internal static class TemplateNewCommand
{
    private static readonly Argument<string> Name = TemplateOptions.Name();
    private static readonly Option<string> Site = TemplateOptions.Site();
    private static readonly Option<string> Extends = new("--extends") { Description = "The template that it changes.", HelpName = "TEMPLATE", DefaultValueFactory = _ => "article" };
    private static readonly Option<string?> From = new("--from") { Description = "Copy this template instead, to change all of it.", HelpName = "TEMPLATE" };

    public static Command Create()
    {
        var command = new Command("new", "Write a new template into the site's folder templates/.") { Name, Site, Extends, From };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(Name);
        if (!NewTemplate.IsName(name))
        {
            Report.Error($"NAME is made of letters, digits, - and _; got {name}");
            return ExitCode.WrongUse;
        }

        if (parsed.GetValue(From) is not null && parsed.GetResult(Extends) is { Implicit: false })
        {
            Report.Error("--extends and --from do not go together: one changes a template, the other copies it.");
            return ExitCode.WrongUse;
        }

        var site = parsed.GetRequiredValue(Site);
        var shelf = TemplateOptions.Open(site);
        var file = parsed.GetValue(From) is { } from
            ? NewTemplate.Copy(shelf.OwnFolder, name, shelf.Get(from))
            : NewTemplate.Extend(shelf.OwnFolder, name, shelf.Get(parsed.GetRequiredValue(Extends)));
        var inSite = site == "." ? "" : $" --site {site}";
        Report.Line(Path.GetRelativePath(Environment.CurrentDirectory, file));
        Report.Say("Next:");
        Report.Say($"  1. open that file and take the # away from a line, for example accent");
        Report.Say($"  2. og template show {name}{inSite} --out preview.png     draws a sample: look at it");
        Report.Say($"  3. in og.yaml say  cards: {{ template: {name} }}           then all posts use it");
        Report.Say($"  4. og template stress {name}{inSite}                     tries it with long titles and many languages");
        return ExitCode.Done;
    }
}
