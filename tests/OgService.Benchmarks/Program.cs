using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using OgService.Benchmarks;

// "latency N" prints one line of JSON with the times of N different flat cards, for scripts that alternate renderers; anything else is BenchmarkDotNet's.
if (args is ["latency", .. var rest])
{
    Latency.Run(rest);
    return;
}

var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(FlatCard).Assembly).Run(args, config);
