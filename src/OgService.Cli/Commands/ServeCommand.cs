using System.CommandLine;
using Microsoft.Extensions.Hosting;
using OgService.Cli.Output;
using OgService.Web.Hosting;

namespace OgService.Cli.Commands;

/// <summary><c>og serve [SITE]</c>: the web service on a site.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var site = SiteOptions.Site();
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => WebService.DefaultUrl };
        var command = new Command("serve", "Serve pictures, tags and pages of a site over HTTP, and follow its files.") { site, urls };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(site), parsed.GetRequiredValue(urls), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string site, string urls, CancellationToken cancellation)
    {
        await using var app = WebService.Build(["--OgService:Site", Path.GetFullPath(site), "--urls", urls]);
        await app.StartAsync(cancellation);
        Report.Say($"Serving {Path.GetFullPath(site)} on {string.Join(", ", app.Urls)}. Ctrl+C stops.");
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }
}
