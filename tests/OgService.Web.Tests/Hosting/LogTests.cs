using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OgService.Previews;

namespace OgService.Web.Tests.Hosting;

/// <summary>What no line of the log may hold: raw signatures, secrets, keys of programs.</summary>
public sealed class LogTests
{
    private const string Secret = "a secret of thirty-two characters";
    private const string ApiKey = "og_a-key-that-no-log-may-hold";

    // As it ships; and as an operator might ask for ASP.NET Core's own request lines, which hold the query.
    [Theory]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore", "Warning")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore", "Trace")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")]
    [InlineData("Logging:Lines:LogLevel:Microsoft.AspNetCore", "Trace")]
    [InlineData("Logging:Lines:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information")]
    public async Task No_line_holds_a_signature_or_a_secret(string category, string level)
    {
        using var lines = new Lines();
        await using var service = await RunningService.WithAsync(
            "--Logging:LogLevel:Default", "Information", "--Logging:Console:LogLevel:Default", "None", "--" + category, level, "--OgService:Signing:Keys:now", Secret, "--OgService:ApiKeys:0", ApiKeys.HashOf(ApiKey));
        service.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        Assert.True(SigningKey.TryCreate("now", Secret, out var key));
        var signatures = new List<string>();
        foreach (var (path, title, template) in ((string, string, string)[])[("/og.png", "Right", "article"), ("/og.png", "Undrawable", "nowhere"), ("/og.gif", "No such format", "article"), ("/og.jpg", "a\r\nline: of its own", "article")])
        {
            var address = SignedAddress.Sign(key, path, [new("title", title), new("template", template)]);
            var signature = address[(address.IndexOf("sig=", StringComparison.Ordinal) + 4)..];
            signatures.Add(signature);
            foreach (var asked in (string[])[address, address + "x", address.Replace("title=", "title=%20", StringComparison.Ordinal), address + "&sig=" + signature, address + "&" + new string('a', 3_000)])
            {
                using var answer = await service.Client.GetAsync(asked);
            }
        }

        foreach (var body in (string[])["{\"title\":\"a\"}", "{\"title\":", "{}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/meta") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + ApiKey);
            using var answer = await service.Client.SendAsync(request);
        }

        await service.StopAsync();
        Assert.Contains(lines.All, line => line.Contains("Drew words", StringComparison.Ordinal));
        foreach (var secret in (IEnumerable<string>)[.. signatures, Secret, ApiKey])
        {
            Assert.DoesNotContain(lines.All, line => line.Contains(secret, StringComparison.Ordinal));
        }

        // What a request says never begins a line of its own.
        Assert.DoesNotContain(lines.All, line => line.Contains("\nline: of its own", StringComparison.Ordinal));
    }

    /// <summary>Takes every line of a log, with the values and scopes that structured logs hold beside it.</summary>
    [ProviderAlias("Lines")]
    private sealed class Lines : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider? scopes;

        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var text = new StringBuilder(category).Append(": ").Append(formatter(state, exception)).Append(' ').Append(exception);
                Append(text, state);
                lines.scopes?.ForEachScope((scope, all) => Append(all.Append(scope), scope), text);
                lines.All.Enqueue(text.ToString());
            }

            private static void Append(StringBuilder text, object? state)
            {
                foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
                {
                    text.Append(CultureInfo.InvariantCulture, $" {name}={value}");
                }
            }
        }
    }
}
