using OgService.Imaging;
using OgService.Previews.Files;
using OgService.Previews.Generating;

namespace OgService.Previews.Tests.Generating;

public sealed class SiteGeneratorTests : IDisposable
{
    private readonly ScratchSite site = new();

    public SiteGeneratorTests()
    {
        site.WritePost("named", "title: Named\ndate: 2024-02-20\nogImage: /Named.jpg");
        site.WritePost("plain", "title: Plain\ndate: 2024-02-19");
        site.WritePost("draft", "title: Draft\ndraft: true");
        site.WritePost("future", "title: Future\ndate: 2999-01-01");
    }

    public void Dispose() => site.Dispose();

    [Fact]
    public void Draws_exactly_the_files_that_the_rules_name_and_says_why_others_got_none()
    {
        var report = site.Generate();
        Assert.Equal([".og/manifest.json", "public/Named.jpg", "public/og/plain.png"], site.Tree().Keys.Where(file => !file.StartsWith("posts/", StringComparison.Ordinal) && file != "og.yaml"));
        Assert.Equal(2, report.Count(GenerateOutcome.Drawn));
        Assert.Equal(["draft", "not before 2999-01-01"], report.Results.Where(result => result.Outcome == GenerateOutcome.Hidden).Select(result => result.Message).Order());
        Assert.Equal((ImageFormat.Jpeg, 1200, 630), Measure("public/Named.jpg"));
        Assert.Equal((ImageFormat.Png, 1200, 630), Measure("public/og/plain.png"));
    }

    [Fact]
    public void The_manifest_lists_what_was_written_in_order_and_in_plain_names()
    {
        site.Generate();
        using var manifest = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(site.PathTo(".og/manifest.json")));
        Assert.Equal(1, manifest.RootElement.GetProperty("version").GetInt32());
        Assert.Equal(
            ["public/Named.jpg", "public/og/plain.png"],
            manifest.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
    }

    [Fact]
    public void A_second_run_draws_nothing_and_leaves_the_tree_as_it_is()
    {
        site.Generate();
        var before = site.Tree();
        var report = site.Generate();
        Assert.Equal(0, report.Count(GenerateOutcome.Drawn));
        Assert.Equal(2, report.Count(GenerateOutcome.Unchanged));
        Assert.Equal(before, site.Tree());
    }

    [Fact]
    public void An_edited_title_draws_one_card()
    {
        site.Generate();
        site.WritePost("plain", "title: Plainer\ndate: 2024-02-19");
        var report = site.Generate();
        Assert.Equal("posts/plain.md", Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Drawn).Source);
        Assert.Equal(1, report.Count(GenerateOutcome.Unchanged));
    }

    [Fact]
    public void A_picture_that_somebody_put_in_the_place_of_ours_is_theirs_from_then_on()
    {
        site.Generate();
        site.Write("public/Named.jpg", ScratchSite.OwnPicture);
        site.WritePost("named", "title: Named anew\ndate: 2024-02-20\nogImage: /Named.jpg");
        var report = site.Generate(new GenerateOptions { Force = true });
        Assert.Equal(1, report.Count(GenerateOutcome.Kept));
        Assert.Equal(ScratchSite.OwnPicture, File.ReadAllBytes(site.PathTo("public/Named.jpg")));
    }

    [Fact]
    public void A_picture_beside_its_post_is_copied_to_where_it_has_an_address()
    {
        site.Write("posts/cover.png", ScratchSite.OwnPicture);
        site.WritePost("beside", "title: Beside\nogImage: ./cover.png");
        Assert.Equal(1, site.Generate().Count(GenerateOutcome.Copied));
        Assert.Equal(ScratchSite.OwnPicture, File.ReadAllBytes(site.PathTo("public/og/beside.png")));
        Assert.Equal(0, site.Generate().Count(GenerateOutcome.Copied));
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        var before = site.Tree();
        Assert.Equal(2, site.Generate(new GenerateOptions { DryRun = true }).Count(GenerateOutcome.Drawn));
        Assert.Equal(before, site.Tree());
    }

    [Fact]
    public void Two_posts_that_name_the_same_file_do_not_overwrite_each_other()
    {
        site.WritePost("rival", "title: Rival\ndate: 2024-02-18\nogImage: /Named.jpg");
        var failed = Assert.Single(site.Generate().Results, result => result.Outcome == GenerateOutcome.Failed);
        Assert.Equal("posts/rival.md", failed.Source);
        Assert.Contains("posts/named.md", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_orphan_is_told_and_deleted_only_when_asked()
    {
        site.Generate();
        File.Delete(site.PathTo("posts/plain.md"));
        Assert.Equal(1, site.Generate().Count(GenerateOutcome.Orphaned));
        Assert.True(File.Exists(site.PathTo("public/og/plain.png")));
        site.Generate(new GenerateOptions { Prune = true });
        Assert.False(File.Exists(site.PathTo("public/og/plain.png")));
        Assert.Equal(0, site.Generate().Count(GenerateOutcome.Orphaned));
    }

    [Fact]
    public void A_post_that_cannot_be_read_fails_alone()
    {
        site.WritePost("broken", "title: [oops");
        var report = site.Generate();
        Assert.StartsWith("posts/broken.md:", Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Failed).Message, StringComparison.Ordinal);
        Assert.Equal(2, report.Count(GenerateOutcome.Drawn));
    }

    [Fact]
    public void A_run_that_was_stopped_leaves_whole_files_and_the_next_one_finishes()
    {
        using var unbroken = new ScratchSite();
        for (var number = 0; number < 20; number++)
        {
            site.WritePost($"n{number}", $"title: Number {number}\ndate: 2024-01-01");
            unbroken.WritePost($"n{number}", $"title: Number {number}\ndate: 2024-01-01");
        }

        foreach (var name in (string[])["named", "plain", "draft", "future"])
        {
            unbroken.Write($"posts/{name}.md", File.ReadAllBytes(site.PathTo($"posts/{name}.md")));
        }

        using var stop = new CancellationTokenSource();
        var generator = SiteGenerator.Open(site.Root, ScratchSite.Fonts, ScratchSite.Templates, TimeProvider.System);
        var report = generator.Run(new GenerateOptions { Jobs = 1 }, new StopAfter(5, stop), stop.Token);
        Assert.True(report.Interrupted);
        Assert.InRange(report.Count(GenerateOutcome.Drawn), 1, 21);
        site.Generate();
        unbroken.Generate();
        Assert.Equal(unbroken.Tree(), site.Tree());
    }

    [Fact]
    public void What_a_killed_run_had_finished_is_known_from_its_journal()
    {
        site.Generate();
        var manifest = Manifest.Read(site.Root);
        File.Delete(site.PathTo(".og/manifest.json"));
        foreach (var entry in manifest.Entries)
        {
            Manifest.AppendToJournal(site.Root, entry);
        }

        File.AppendAllText(site.PathTo(".og/journal.jsonl"), "{\"path\":\"public/og/pl");
        Directory.CreateDirectory(site.PathTo(".og/unfinished"));
        File.WriteAllText(site.PathTo(".og/unfinished/half.tmp"), "half");
        var report = site.Generate();
        Assert.Equal((0, 2), (report.Count(GenerateOutcome.Drawn), report.Count(GenerateOutcome.Unchanged)));
        Assert.Equal([".og/manifest.json"], site.Tree().Keys.Where(file => file.StartsWith(".og/", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_a_killed_run_left_half_beside_its_target_is_gone_after_the_next_whether_the_post_still_asks_for_it_or_not()
    {
        site.WritePost("gone", "title: Gone\ndate: 2024-01-01");
        site.Generate(new GenerateOptions { Jobs = 1 });
        var entries = Manifest.Read(site.Root).Entries.ToList();
        File.Delete(site.PathTo("posts/gone.md"));
        site.Generate(new GenerateOptions { Prune = true });
        var whole = site.Tree();
        foreach (var entry in entries)
        {
            Manifest.AppendToJournal(site.Root, entry);
            File.WriteAllText(AtomicFile.UnfinishedOf(site.PathTo(entry.Path)), "half");
        }

        File.WriteAllText(AtomicFile.UnfinishedOf(site.PathTo(".og/manifest.json")), "half");
        site.Generate();
        Assert.Equal(whole, site.Tree());
    }

    [Fact]
    public void Half_a_line_that_a_full_disk_left_in_the_journal_does_not_spoil_the_next()
    {
        site.Generate();
        var entry = Manifest.Read(site.Root).Entries.First();
        File.Delete(site.PathTo(".og/manifest.json"));
        File.WriteAllText(site.PathTo(".og/journal.jsonl"), "{\"path\":\"public/og/pl");
        Manifest.AppendToJournal(site.Root, entry);
        Assert.Equal(entry.Path, Assert.Single(Manifest.Read(site.Root).Entries).Path);
    }

    [Fact]
    public void A_manifest_that_cannot_be_written_is_told_beside_what_was_drawn()
    {
        Directory.CreateDirectory(site.PathTo(".og/manifest.json"));
        var report = site.Generate();
        Assert.Equal(2, report.Count(GenerateOutcome.Drawn));
        Assert.Equal(".og/manifest.json", Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Failed).Source);
        Directory.Delete(site.PathTo(".og/manifest.json"));
        Assert.Equal(2, site.Generate().Count(GenerateOutcome.Unchanged));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said_before_anything_is_drawn()
    {
        site.Write(".og", "a file where a folder belongs");
        Assert.ThrowsAny<IOException>(() => site.Generate());
        Assert.False(Directory.Exists(site.PathTo("public")));
    }

    [Fact]
    public void A_target_that_cannot_be_written_fails_alone()
    {
        site.Write("public/og", "a file where a folder belongs");
        var report = site.Generate();
        Assert.Equal("posts/plain.md", Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Failed).Source);
        Assert.Equal(1, report.Count(GenerateOutcome.Drawn));
    }

    [Fact]
    public void A_missing_template_fails_the_posts_that_name_it_and_no_other()
    {
        site.WritePost("odd", "title: Odd\nogTemplate: artikle");
        var report = site.Generate();
        var failed = Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Failed);
        Assert.Contains("article", failed.Message, StringComparison.Ordinal);
        Assert.Equal(2, report.Count(GenerateOutcome.Drawn));
    }

    [Fact]
    public void Two_machines_write_the_same_bytes()
    {
        using var other = new ScratchSite();
        foreach (var name in (string[])["named", "plain", "draft", "future"])
        {
            other.Write($"posts/{name}.md", File.ReadAllBytes(site.PathTo($"posts/{name}.md")));
        }

        site.Generate(new GenerateOptions { Jobs = 1 });
        other.Generate(new GenerateOptions { Jobs = 4 });
        Assert.Equal(site.Tree(), other.Tree());
    }

    private (ImageFormat Format, int Width, int Height) Measure(string file)
    {
        Assert.True(ImageHeader.TryRead(File.ReadAllBytes(site.PathTo(file)), out var info));
        return (info.Format, info.Width, info.Height);
    }

    private sealed class StopAfter(int count, CancellationTokenSource stop) : IProgress<GenerateResult>
    {
        private int seen;

        public void Report(GenerateResult value)
        {
            if (Interlocked.Increment(ref seen) == count)
            {
                stop.Cancel();
            }
        }
    }
}
