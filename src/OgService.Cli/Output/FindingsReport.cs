using System.Text.Json;
using OgService.Previews.Checking;

namespace OgService.Cli.Output;

/// <summary>Writes findings for people and for the machines that look at them.</summary>
internal static class FindingsReport
{
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "github", "sarif"];

    /// <param name="within">What goes before the files' names so that they start at the working folder, with <c>/</c> at its end or empty.</param>
    public static void Write(string format, IReadOnlyList<CheckFinding> findings, string within)
    {
        switch (format)
        {
            case "json":
                Report.Json(json => WriteJson(json, findings));
                break;
            case "github":
                foreach (var finding in findings)
                {
                    Report.Line(Annotation(finding, within));
                }

                break;
            case "sarif":
                Report.Json(json => WriteSarif(json, findings, within));
                break;
            default:
                foreach (var finding in findings)
                {
                    Report.Line(finding.Severity == Severity.Warning ? $"{finding} [warning]" : finding.ToString());
                }

                break;
        }
    }

    // GitHub's workflow commands: the values of properties escape what parts them too.
    private static string Annotation(CheckFinding finding, string within)
    {
        var properties = new List<string>();
        if (finding.File is { } file && !AddressCheck.IsAddress(file))
        {
            properties.Add($"file={Property(within + file)}");
            if (finding.Line > 0)
            {
                properties.Add(FormattableString.Invariant($"line={finding.Line}"));
            }

            if (finding.Line > 0 && finding.Column > 0)
            {
                properties.Add(FormattableString.Invariant($"col={finding.Column}"));
            }
        }

        properties.Add($"title={Property(finding.Rule)}");
        return $"::{(finding.Severity == Severity.Error ? "error" : "warning")} {string.Join(',', properties)}::{Data(finding.Message)}";

        static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

        static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<CheckFinding> findings)
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", NameOf(finding.Severity));
            json.WriteString("message", finding.Message);
            if (finding.Glyph is { } glyph)
            {
                json.WriteString("file", glyph.File);
                WriteLine(glyph.Line);
                json.WriteString("field", glyph.Field);
                json.WriteString("codePoint", glyph.Code);
                json.WriteString("name", glyph.Name);
                json.WriteString("policy", glyph.Policy.ToString().ToLowerInvariant());
                if (glyph.Substitute is { } substitute)
                {
                    json.WriteString("substitute", substitute);
                }
            }
            else if (finding.File is { } file)
            {
                json.WriteString("file", file);
                WriteLine(finding.Line);
                if (finding.Column > 0)
                {
                    json.WriteNumber("column", finding.Column);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();

        void WriteLine(int line)
        {
            if (line > 0)
            {
                json.WriteNumber("line", line);
            }
        }
    }

    // OASIS SARIF 2.1.0.
    private static void WriteSarif(Utf8JsonWriter json, IReadOnlyList<CheckFinding> findings, string within)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "og");
        json.WriteStartArray("rules");
        foreach (var (rule, about) in CheckRules.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule);
            json.WriteStartObject("shortDescription");
            json.WriteString("text", about);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var finding in findings)
        {
            WriteResult(json, finding, within);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckFinding finding, string within)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteString("level", NameOf(finding.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", finding.Message);
        json.WriteEndObject();
        if ((finding.Glyph?.File ?? finding.File) is { } file)
        {
            var line = finding.Glyph?.Line ?? finding.Line;
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", AddressCheck.IsAddress(file) ? file : string.Join('/', (within + file).Split('/').Select(Uri.EscapeDataString)));
            json.WriteEndObject();
            if (line > 0)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", line);
                if (finding.Column > 0)
                {
                    json.WriteNumber("startColumn", finding.Column);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string NameOf(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
