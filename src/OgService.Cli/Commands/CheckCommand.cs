using System.CommandLine;
using System.Globalization;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.Checking;
using OgService.Previews.Generating;

namespace OgService.Cli.Commands;

/// <summary><c>og check [SITE|DIST|URL]</c>: what is missing, old, too large, cut, unreadable, wrong.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Target = new Argument<string>("SITE|DIST|URL")
    {
        Description = "A site's root folder, a folder of built pages, or the address of a page.",
        DefaultValueFactory = _ => ".",
        Arity = ArgumentArity.ZeroOrOne,
    }.RefuseOptions();

    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "List characters too for which a substitute is drawn." };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Warnings count as problems." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "text (for people), json, github (annotations of a workflow) or sarif.",
        DefaultValueFactory = _ => "text",
    };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong([.. FindingsReport.Formats]);
        var command = new Command("check", "Look for problems of a site, of its built pages, or of a page on the web.") { Target, Format, Strict, Verbose };
        command.SetAction((parsed, cancellation) => Task.Run(() => RunAsync(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var target = parsed.GetRequiredValue(Target);
        var isAddress = AddressCheck.IsAddress(target);
        if (isAddress && !Uri.IsWellFormedUriString(target, UriKind.Absolute))
        {
            Report.Error($"{target} is no address of a page.");
            return ExitCode.WrongUse;
        }

        var (what, findings) = isAddress ? await CheckAddressAsync(new Uri(target), cancellation)
            : Directory.Exists(target) && DistCheck.IsDist(target) ? CheckDist(target, cancellation)
            : CheckSite(target, parsed.GetValue(Verbose), cancellation);
        FindingsReport.Write(parsed.GetRequiredValue(Format), findings, isAddress ? "" : Within(target));
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        var warnings = findings.Count(finding => finding is { Severity: Severity.Warning, Glyph: null });
        Report.Say($"{what}, {Counted(errors, "problem")}{(warnings > 0 ? ", " + Counted(warnings, "warning") : "")}");
        return errors > 0 || (parsed.GetValue(Strict) && warnings > 0) ? ExitCode.Problems : ExitCode.Done;
    }

    private static (string What, IReadOnlyList<CheckFinding> Findings) CheckSite(string root, bool verbose, CancellationToken cancellation)
    {
        var site = SiteGenerator.Open(root, ShippedFolders.Find("fonts"), ShippedFolders.Find("templates"), TimeProvider.System).Site;
        var findings = SiteCheck.Run(site, TimeProvider.System, Environment.ProcessorCount, cancellation);
        return (Counted(site.Posts.Posts.Count, "post"), [.. findings.Where(finding => verbose || finding.Glyph?.IsSolved != true)]);
    }

    private static (string What, IReadOnlyList<CheckFinding> Findings) CheckDist(string dist, CancellationToken cancellation)
    {
        var (pages, findings) = DistCheck.Run(dist, cancellation);
        return (Counted(pages, "page"), findings);
    }

    private static async Task<(string What, IReadOnlyList<CheckFinding> Findings)> CheckAddressAsync(Uri address, CancellationToken cancellation)
    {
        using var check = new AddressCheck();
        return ("1 page", await check.RunAsync(address, cancellation));
    }

    // Annotations name files from the working folder.
    private static string Within(string target)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(target)).Replace(Path.DirectorySeparatorChar, '/');
        return relative == "." ? "" : relative + "/";
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
