using OgService.Load;
using OgService.Load.FaultRows;
using OgService.Load.LoadRows;

// /proc, signals, tmpfs.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

if (args is not ["load" or "faults", ..])
{
    Console.Error.WriteLine("Run tests/load/run.sh or tests/faults/run.sh.");
    return 2;
}

var run = RunOptions.Read(args[1..]);
var catalog = args[0] == "load" ? LoadCatalog.Rows : FaultCatalog.Rows;
if (run.Rows.FirstOrDefault(name => !catalog.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no row {unknown}. There are: {string.Join(", ", catalog.Keys)}.");
    return 2;
}

var table = new Table(run);
foreach (var (name, measure) in catalog)
{
    if (run.Rows.Count == 0 || run.Rows.Contains(name))
    {
        await table.AddAsync(name, measure);
    }
}

return table.Finish();
