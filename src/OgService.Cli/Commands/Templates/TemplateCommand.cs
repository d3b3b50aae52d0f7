using System.CommandLine;

namespace OgService.Cli.Commands.Templates;

/// <summary><c>og template …</c>: looks at templates, makes new ones, tries them.</summary>
internal static class TemplateCommand
{
    public static Command Create() => new("template", "List, show, make, check and compare templates.")
    {
        TemplateListCommand.Create(),
        TemplateShowCommand.Create(),
        TemplateNewCommand.Create(),
        TemplateCheckCommand.Create(),
        TemplateStressCommand.Create(),
        TemplateDiffCommand.Create(),
    };
}
