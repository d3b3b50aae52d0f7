namespace OgService.Load.FaultRows;

/// <summary>The rows in the order in which they are run.</summary>
internal static class FaultCatalog
{
    public static IReadOnlyDictionary<string, Func<RunContext, Row, Task>> Rows { get; } = new OrderedDictionary<string, Func<RunContext, Row, Task>>();
}
