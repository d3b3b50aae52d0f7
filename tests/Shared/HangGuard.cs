using System.Diagnostics;

namespace OgService.Testing;

/// <summary>Fails a test whose work does not come to an end, instead of letting it block the whole run. Far above what the slowest machine needs: it says nothing
/// of speed, benchmarks do.</summary>
internal sealed class HangGuard
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public static HangGuard Start() => new();

    public void Check(string what = "the work")
    {
        if (watch.Elapsed > Patience)
        {
            throw new TimeoutException($"{what} took {watch.Elapsed}: it hangs, or its cost is out of bounds.");
        }
    }
}
