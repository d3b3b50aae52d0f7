using System.CommandLine;
using OgService.Cli.Commands;
using OgService.Cli.Commands.Templates;
using OgService.Cli.Output;
using OgService.Previews;

namespace OgService.Cli;

/// <summary>The command <c>og</c>: a table of contents; each command's options, help and work lie together in <c>Commands</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Draws link previews: the pictures and tags that people see when a link is shared.")
        {
            GenerateCommand.Create(),
            RenderCommand.Create(),
            MetaCommand.Create(),
            CheckCommand.Create(),
            ExplainCommand.Create(),
            EmbedCommand.Create(),
            TemplateCommand.Create(),
            ServeCommand.Create(),
            SignCommand.Create(),
            KeyCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Report.Error(error.Message);
            }

            Report.Error("og --help lists the commands, og COMMAND --help their options.");
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (IsForPeople(failure))
        {
            Report.Error(failure.Message);
            return ExitCode.Problems;
        }
    }

    // Whose message says all there is to say; anything else is our own mistake and shows its trace.
    private static bool IsForPeople(Exception failure)
        => StartFailure.IsForPeople(failure) || failure is InvalidOperationException { Source: "OgService.Web" };
}
