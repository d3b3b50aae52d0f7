namespace OgService.Load.LoadRows;

/// <summary>The rows in the order in which they are run.</summary>
internal static class LoadCatalog
{
    public static IReadOnlyDictionary<string, Func<RunContext, Row, Task>> Rows { get; } = new OrderedDictionary<string, Func<RunContext, Row, Task>>
    {
        ["start"] = Footprint.StartAsync,
        ["capacity"] = Capacity.ShowAsync,
        ["cold-0.7"] = Steady.ColdAsync,
        ["cold-1.0"] = Steady.FullAsync,
        ["cold-3"] = Overload.ThriceAsync,
        ["spike-10"] = Overload.SpikeAsync,
        ["cached-90"] = Cached.MostlyAsync,
        ["not-modified"] = Cached.NotModifiedAsync,
        ["stampede"] = Stampede.RunAsync,
        ["slow-readers"] = SlowReaders.RunAsync,
        ["two-instances"] = TwoInstances.RunAsync,
        ["memory-10000"] = Footprint.MemoryAsync,
    };
}
