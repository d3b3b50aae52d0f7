using System.CommandLine;
using OgService.Cli.Output;
using OgService.Previews;

namespace OgService.Cli.Commands;

/// <summary><c>og key</c>: a new random key, for programs or for signing.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var command = new Command("key", "Make a random key: for programs that call the service's API, or a secret to sign addresses with.");
        command.SetAction(_ =>
        {
            var key = ApiKeys.Create();
            Report.Line(key);
            Report.Say($"As an API key, the service is told its hash only: OgService__ApiKeys__0={ApiKeys.HashOf(key)}");
            Report.Say("As a secret for signing, it is told the key itself: OgService__Signing__Keys__NAME=…");
            return ExitCode.Done;
        });
        return command;
    }
}
