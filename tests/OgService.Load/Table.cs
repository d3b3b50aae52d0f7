using System.Globalization;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load;

/// <summary>Runs rows one after the other and prints them as they are done.</summary>
internal sealed class Table
{
    private readonly RunContext context;
    private int passed;
    private int failed;
    private int skipped;

    public Table(RunOptions run)
    {
        context = new RunContext(run);
        Console.WriteLine(Row.Heading);
    }

    public async Task AddAsync(string name, Func<RunContext, Row, Task> measure)
    {
        var row = new Row(name);
        try
        {
            await measure(context, row);
        }
        catch (Exception failure)
        {
            // A row that cannot be measured says so, and the others go on.
            row.Check(false, $"it could be measured ({failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")})");
        }

        Console.WriteLine(row);
        if (row.SkippedBecause is not null)
        {
            skipped++;
        }
        else if (row.HasFailed)
        {
            failed++;
        }
        else
        {
            passed++;
        }
    }

    /// <returns>The exit code: 0 when nothing failed.</returns>
    public int Finish()
    {
        context.Dispose();
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed, {skipped} skipped"));
        return failed == 0 ? 0 : 1;
    }
}

/// <summary>What rows share: the generator, and the capacity, which is measured when first needed.</summary>
internal sealed class RunContext(RunOptions run) : IDisposable
{
    private double? capacity;

    public RunOptions Run => run;

    public Generator Generator { get; } = new();

    /// <summary>The highest steady rate of cold cards a second that is answered with p99 at most 500 ms and nothing refused, on the cores the service has.</summary>
    public async Task<double> CapacityAsync()
    {
        if (capacity is null)
        {
            await using var service = await StartAsync();
            capacity = await LoadRows.Capacity.MeasureAsync(this, service);
        }

        return capacity.Value;
    }

    /// <summary>A service that has drawn enough to be compiled.</summary>
    public async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, params string[] prefix)
    {
        var service = await ServiceProcess.StartAsync(run, settings, prefix);
        var set = SignedCards.NewSet();
        await Generator.SaturateAsync(2, run.Count(300, 600, 1_000), TimeSpan.FromSeconds(20), number => service.Card(set, number));
        return service;
    }

    public void Dispose() => Generator.Dispose();
}
