using System.CommandLine;
using OgService.Cards;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.TemplateTools;

namespace OgService.Cli.Commands.Templates;

/// <summary>Options that the commands for templates share.</summary>
internal static class TemplateOptions
{
    public static Option<string> Site() => new("--site")
    {
        Description = "The site's root folder: its own templates, fonts and values count. Default: the working folder.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ".",
    };

    public static Option<string[]> Sizes() => new Option<string[]>("--size")
    {
        Description = "Width and height in pixels, for example 1200x1200; may be given several times. Default: those of the template.",
        HelpName = "WxH",
    }.RequireSizes();

    public static Option<string> Format() => new Option<string>("--format")
    {
        Description = "text (for people) or json.",
        DefaultValueFactory = _ => "text",
    }.Among("text", "json");

    public static Argument<string> Name() => new Argument<string>("NAME") { Description = "The template." }.RefuseOptions();

    public static TemplateShelf Open(string site) => TemplateShelf.Open(site, ShippedFolders.Find("fonts"), ShippedFolders.Find("templates"));

    public static IReadOnlyList<CardSize> SizesOf(ParseResult parsed, Option<string[]> option)
        => [.. (parsed.GetValue(option) ?? []).Select(text => CardSize.TryParse(text, out var size) ? size : default)];

    /// <summary>A note with its place, as editors and terminals make links of it.</summary>
    public static string Describe(SceneNote note) => $"{(note.Place is { } place ? $"{place}: " : "")}{(note.Node is { } node ? node + ": " : "")}{note.Message}";

    /// <summary>Writes a picture and says so.</summary>
    public static void Write(string target, byte[] bytes)
    {
        PreviewFiles.Write(target, bytes);
        Report.Line($"{target}  {Report.Size(bytes.Length)}");
    }

    private static Option<string[]> RequireSizes(this Option<string[]> option)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !CardSize.TryParse(token.Value, out _)))
            {
                result.AddError($"--size must be {CardSize.Expected}; got {token.Value}");
            }
        });
        return option;
    }

    private static Option<string> Among(this Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
