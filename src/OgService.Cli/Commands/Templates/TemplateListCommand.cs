using System.CommandLine;
using System.Text.Json;
using OgService.Cli.Output;
using OgService.Previews.TemplateTools;

namespace OgService.Cli.Commands.Templates;

/// <summary><c>og template list</c>.</summary>
internal static class TemplateListCommand
{
    public static Command Create()
    {
        var (site, format) = (TemplateOptions.Site(), TemplateOptions.Format());
        var command = new Command("list", "List the templates that a site can use.") { site, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(site), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(string site, string format)
    {
        var templates = TemplateOptions.Open(site).List().ToList();
        if (format == "json")
        {
            Report.Json(json => WriteJson(json, templates));
        }
        else
        {
            var width = templates.Select(template => template.Name.Length).DefaultIfEmpty().Max();
            foreach (var template in templates)
            {
                var about = template.Template is { } usable ? $"{usable.Description} ({string.Join(", ", usable.Sizes)})" : "cannot be used: " + template.Error!.Message;
                Report.Line($"{template.Name.PadRight(width)}  {(template.IsOwn ? "site   " : "shipped")}  {about}");
            }
        }

        return templates.Exists(template => template.Error is not null) ? ExitCode.Problems : ExitCode.Done;
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<ShelfTemplate> templates)
    {
        json.WriteStartArray();
        foreach (var template in templates)
        {
            json.WriteStartObject();
            json.WriteString("name", template.Name);
            json.WriteString("origin", template.IsOwn ? "site" : "shipped");
            json.WriteString("description", template.Template?.Description);
            json.WriteStartArray("sizes");
            foreach (var size in template.Template?.Sizes ?? [])
            {
                json.WriteStringValue(size.ToString());
            }

            json.WriteEndArray();
            json.WriteString("error", template.Error?.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
