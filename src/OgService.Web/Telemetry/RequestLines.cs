namespace OgService.Web.Telemetry;

/// <summary>Keeps ASP.NET Core's line a request out of every log, whatever the settings say: it holds the query, and so raw signatures. Requests are counted, timed and traced without it.</summary>
internal static class RequestLines
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void KeepOut(IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        // The last rule of the longest category holds, but one that names a provider goes before one that does not: hence one for each.
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            options.Rules.Add(new LoggerFilterRule(provider, Category, LogLevel.Warning, null));
        }
    });
}
