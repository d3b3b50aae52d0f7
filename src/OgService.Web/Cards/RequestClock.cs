using System.Diagnostics;

namespace OgService.Web.Cards;

/// <summary>When the handling of a request began.</summary>
internal static class RequestClock
{
    private static readonly object Key = new();

    public static void Start(HttpContext context) => context.Items[Key] = Stopwatch.GetTimestamp();

    public static TimeSpan? ElapsedOf(HttpContext context) => context.Items[Key] is long started ? Stopwatch.GetElapsedTime(started) : null;
}
