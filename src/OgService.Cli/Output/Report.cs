using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace OgService.Cli.Output;

/// <summary>What people read: results go to standard output, everything else to standard error, colour only to a terminal.</summary>
internal static class Report
{
    private static readonly Lazy<IAnsiConsole> Errors = new(() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
    }));

    /// <summary>Standard error, for progress.</summary>
    public static IAnsiConsole Progress => Errors.Value;

    public static bool IsTerminal => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");

    public static void Line(string text) => Console.Out.WriteLine(text);

    /// <summary>Writes one value as JSON, indented, as UTF-8.</summary>
    public static void Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        Line(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    public static void Error(string text) => Console.Error.WriteLine(IsTerminal ? $"\u001b[31mog:\u001b[0m {text}" : $"og: {text}");

    public static void Note(string text) => Console.Error.WriteLine(IsTerminal ? $"\u001b[33mnote:\u001b[0m {text}" : $"note: {text}");

    public static void Say(string text) => Console.Error.WriteLine(text);

    /// <summary>As people count: 71 KB, 1.2 MB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 999) / 1_000} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");
}
