namespace OgService.Load.FaultRows;

/// <summary>The rows in the order in which they are run.</summary>
internal static class FaultCatalog
{
    public static IReadOnlyDictionary<string, Func<RunContext, Row, Task>> Rows { get; } = new OrderedDictionary<string, Func<RunContext, Row, Task>>
    {
        ["bucket-killed"] = BucketFaults.KilledAsync,
        ["bucket-stopped"] = BucketFaults.StoppedAsync,
        ["bucket-errors"] = BucketFaults.ErrorsAsync,
        ["bucket-slow"] = BucketFaults.SlowAsync,
        ["bucket-wrong-bytes"] = BucketFaults.WrongBytesAsync,
        ["bucket-refuses-writes"] = BucketFaults.RefusedWritesAsync,
        ["disk-full"] = DiskFaults.FullAsync,
        ["disk-read-only"] = DiskFaults.ReadOnlyAsync,
        ["disk-deleted"] = DiskFaults.DeletedAsync,
        ["disk-damaged"] = DiskFaults.DamagedAsync,
        ["template-edits"] = SiteFaults.TemplateAsync,
        ["fonts-damaged"] = SiteFaults.FontsAsync,
        ["addresses"] = AddressFaults.RunAsync,
        ["term"] = Endings.TermAsync,
        ["term-twice"] = Endings.TermTwiceAsync,
        ["kill"] = Endings.KillAsync,
        ["descriptors"] = Endings.DescriptorsAsync,
        ["heap"] = Endings.HeapAsync,
        ["clock"] = Endings.ClockAsync,
        ["batch-killed"] = BatchFaults.KilledAsync,
        ["batch-targets"] = BatchFaults.TargetsAsync,
    };
}
