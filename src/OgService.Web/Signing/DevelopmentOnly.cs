using OgService.Web.Hosting;

namespace OgService.Web.Signing;

/// <summary>In Development anybody may have anything drawn, so only this machine is let in, whatever address the service listens on, and nobody through a proxy.</summary>
internal static class DevelopmentOnly
{
    private static readonly string[] MarksOfProxies = ["X-Forwarded-For", "Forwarded", "Via"];

    public static bool Admits(HttpContext context) => Admission.IsThisMachine(context) && !MarksOfProxies.Any(context.Request.Headers.ContainsKey);

    public static void UseDevelopmentOnThisMachineOnly(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.Logger.DevelopmentIsOpen();
        app.Use((context, next) => Admits(context)
            ? next(context)
            : Problems.OnlyThisMachine(context).ExecuteAsync(context));
    }
}
