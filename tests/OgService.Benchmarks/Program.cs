using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using OgService.Benchmarks;

// "text N" and "latency N" print one line of JSON with the times of the texts of N different flat cards, and of the whole cards, for scripts that alternate
// with others; "decode FILE N [W H]" tells the times of reading a picture,
// "encode png|jpeg FILE N" of writing one, "svg SIDE N FILE…" of drawing documents; "designs FOLDER" writes the three cards, "cards N" tells the times of N
// batches of each from values to pixels; anything else is BenchmarkDotNet's.
if (args is ["text", .. var count])
{
    TextLatency.Run(count);
    return;
}

if (args is ["latency", .. var rest])
{
    Latency.Run(rest);
    return;
}

if (args is ["cards", .. var batches])
{
    DesignLatency.Run(batches);
    return;
}

if (args is ["designs", var folder])
{
    Encoding.WriteDesigns(folder);
    return;
}

if (args is ["encode", .. var encoded])
{
    Encoding.Run(encoded);
    return;
}

if (args is ["decode", .. var picture])
{
    Decoding.Run(picture);
    return;
}

if (args is ["svg", _, _, ..])
{
    Drawing.Run(args[1..]);
    return;
}

var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(FlatCard).Assembly).Run(args, config);
