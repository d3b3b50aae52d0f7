using System.Security.Cryptography;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.FaultRows;

/// <summary>Templates and fonts that are edited, half written, broken and deleted while they are in use.</summary>
internal static class SiteFaults
{
    private const string Picture = "/og/openai-sora.png";
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(2.5);

    public static async Task TemplateAsync(RunContext context, Row row)
    {
        var site = CopyOfSite(context.Run);
        var folder = Directory.CreateDirectory(Path.Combine(site, "templates/article")).FullName;
        var shipped = await File.ReadAllTextAsync(Path.Combine(context.Run.Repository, "templates/article/card.yaml"));
        var file = Path.Combine(folder, "card.yaml");
        var other = shipped.Replace("max: 3", "max: 2", StringComparison.Ordinal).Replace("#38bdf8", "#f97316", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, shipped);

        // The site's own settings would go above the template's colour.
        var settings = Path.Combine(site, "og.yaml");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings)).Replace("values: { accent: \"#38bdf8\" }", "", StringComparison.Ordinal));
        await using var service = await ServiceProcess.StartAsync(context.Run, new Dictionary<string, string> { ["Site"] = site, ["RefreshMilliseconds"] = "100" });
        var first = await service.AskAsync(Picture);
        await File.WriteAllTextAsync(file, other);
        await Task.Delay(Noticed);
        var second = await service.AskAsync(Picture);
        row.Check(first.Status == 200 && second.Status == 200 && first.Sha256 != second.Sha256, "a new version shows within 2 s");

        var saves = context.Run.Count(200, 500, 500);
        using var stop = new CancellationTokenSource();
        var saving = Task.Run(async () =>
        {
            for (var number = 0; number < saves; number++)
            {
                var text = number % 2 == 0 ? shipped : other;
                // Every third save is one that a reader may meet half way. Some halves would be templates of their own, so what ends them is none.
                if (number % 3 == 0)
                {
                    await File.WriteAllTextAsync(file, text[..(text.Length * (number % 17) / 17)] + "\n  [");
                    await Task.Delay(10);
                }

                await File.WriteAllTextAsync(file, text);
                await Task.Delay(20);
            }

            await stop.CancelAsync();
        });
        row.OfferedPerSecond = 50;
        row.Answers = await context.Generator.OfferAsync(50, TimeSpan.FromMinutes(5), _ => service.Url + Picture, hash: true, stop.Token);
        await saving;
        await row.MeasureAsync(service, 0);
        var strange = row.Answers.Count(answer => answer.Status != 200 || (answer.Sha256 != first.Sha256 && answer.Sha256 != second.Sha256));
        row.Check(strange == 0, $"{saves} saves: {strange} of {row.Answers.Count} answers are neither of the two cards");

        await Task.Delay(Noticed);
        await File.WriteAllTextAsync(file, other);
        await Task.Delay(Noticed);
        foreach (var (name, breaking) in new (string, Action)[]
        {
            ("invalid", () => File.WriteAllText(file, shipped.Replace("sizes:", "sizzes:", StringComparison.Ordinal))),
            ("half written", () => File.WriteAllText(file, shipped[..(shipped.Length / 2)] + "\n  [")),
        })
        {
            breaking();
            await Task.Delay(Noticed);
            var now = await service.AskAsync(Picture);
            row.Check(now.Status == 200 && now.Sha256 == second.Sha256, $"{name}: the last good one serves on");
            row.Check((await service.TextAsync("/healthz")).Contains("degraded", StringComparison.Ordinal), $"{name}: health says degraded");
        }

        row.Check(service.Log.Any(line => line.Contains("card.yaml:", StringComparison.Ordinal)), "the log names file and line");
        File.Delete(file);
        await Task.Delay(Noticed);
        row.Check((await service.AskAsync(Picture)).Status == 200, "deleted: something is served");
        await File.WriteAllTextAsync(file, other);
        await Task.Delay(Noticed);
        row.Check((await service.AskAsync(Picture)).Sha256 == second.Sha256, "valid again: the new version");
    }

    public static async Task FontsAsync(RunContext context, Row row)
    {
        var fonts = Path.Combine(context.Run.Work, "fonts-" + Guid.NewGuid().ToString("n")[..8]);
        CopyFolder(Path.Combine(context.Run.Repository, "fonts"), fonts);
        var settings = new Dictionary<string, string> { ["Fonts"] = fonts };
        var files = Directory.GetFiles(fonts, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".woff2" or ".woff" or ".ttf" or ".otf").ToList();
        row.Check(files.Count > 100, $"{files.Count} font files");
        await using (var service = await ServiceProcess.StartAsync(context.Run, settings))
        {
            var right = await service.AskAsync(Picture);
            foreach (var file in files)
            {
                var bytes = await File.ReadAllBytesAsync(file);
                await File.WriteAllBytesAsync(file, bytes[..RandomNumberGenerator.GetInt32(bytes.Length)]);
            }

            await Task.Delay(Noticed);
            var now = await service.AskAsync(Picture);
            row.Check(now.Status == 200 && now.Sha256 == right.Sha256, "fonts cut short while serving: the card stays as it was");
            var set = SignedCards.NewSet();
            row.Answers = await context.Generator.OfferAsync(20, TimeSpan.FromSeconds(5), number => service.Card(set, number));
            await row.MeasureAsync(service, 0);
            row.Check(row.Answers.All(answer => answer.Status == 200), "new cards are drawn with the fonts that were");
        }

        await using var broken = ServiceProcess.Launch(context.Run, settings);
        var exit = await broken.ExitAsync(TimeSpan.FromSeconds(30));
        row.Check(exit == 1, $"a start without a usable font ends with {exit?.ToString() ?? "nothing: it went on"}");
        row.Check(broken.Log.Any(line => line.Contains("no usable font is left", StringComparison.Ordinal)), "and says that it is the fonts");
    }

    public static string CopyOfSite(RunOptions run)
    {
        var site = Path.Combine(run.Work, "site-" + Guid.NewGuid().ToString("n")[..8]);
        CopyFolder(Path.Combine(run.Repository, "examples/astro-paper"), site);
        return site;
    }

    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
