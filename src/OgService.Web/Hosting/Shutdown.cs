using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace OgService.Web.Hosting;

/// <summary>The end: readiness is off at once; requests are taken for as long as load balancers need to notice; those that were taken are finished. A second signal ends it at once.</summary>
internal sealed class Shutdown(IOptions<ServiceOptions> options, ILogger<Shutdown> logger) : IHostedLifecycleService, IDisposable
{
    // As shells tell of a process that a signal ended.
    private const int ExitCodeOfTerm = 128 + 15;

    private readonly List<PosixSignalRegistration> signals = [];

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        logger.Stopping();
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT])
        {
            signals.Add(PosixSignalRegistration.Create(signal, _ => Environment.Exit(ExitCodeOfTerm)));
        }

        await Task.Delay(options.Value.DrainMilliseconds, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());
}
