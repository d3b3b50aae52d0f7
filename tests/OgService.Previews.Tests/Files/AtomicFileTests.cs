using OgService.Previews.Files;

namespace OgService.Previews.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("og-atomic-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_unfinished_file_lies_hidden_in_the_folder_of_its_target_under_one_name_however_long_that_of_the_target_is()
    {
        var target = Path.Combine(folder, new string('a', 251) + ".png");
        var unfinished = AtomicFile.UnfinishedOf(target);
        Assert.Equal(folder, Path.GetDirectoryName(unfinished));
        Assert.StartsWith(".og-", Path.GetFileName(unfinished), StringComparison.Ordinal);
        Assert.Equal(unfinished, AtomicFile.UnfinishedOf(target));
        Assert.NotEqual(unfinished, AtomicFile.UnfinishedOf(Path.Combine(folder, "b.png")));
        AtomicFile.WriteBeside(target, "whole"u8);
        Assert.Equal([target], Directory.GetFiles(folder));
    }

    [Fact]
    public void What_a_killed_run_left_is_taken_away_before_a_file_is_written_and_never_followed()
    {
        var target = Path.Combine(folder, "card.png");
        var elsewhere = Path.Combine(folder, "elsewhere.txt");
        File.WriteAllText(elsewhere, "as it was");
        File.CreateSymbolicLink(AtomicFile.UnfinishedOf(target), elsewhere);
        AtomicFile.WriteBeside(target, "whole"u8);
        Assert.Equal("as it was", File.ReadAllText(elsewhere));
        Assert.Equal("whole", File.ReadAllText(target));
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.False(File.Exists(AtomicFile.UnfinishedOf(target)));
    }

    [Fact]
    public void A_target_that_cannot_be_replaced_stays_and_nothing_is_left_beside_it()
    {
        var target = Path.Combine(folder, "card.png");
        Directory.CreateDirectory(target);
        Assert.ThrowsAny<IOException>(() => AtomicFile.WriteBeside(target, "whole"u8));
        Assert.Equal([target], Directory.GetFileSystemEntries(folder));
    }
}
