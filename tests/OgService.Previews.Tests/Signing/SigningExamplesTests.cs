using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using OgService.Testing;

namespace OgService.Previews.Tests.Signing;

/// <summary>The examples of docs/signing.md, run as they stand there.</summary>
public sealed class SigningExamplesTests : IDisposable
{
    private const string KeyId = "2026a";
    private const string Secret = "a secret of thirty-two characters";
    private const string Title = "It's 100 % \"Exploring\" (the) Sora & co. — ünï 日本 ~*!/?#[]@$,;:=+";
    private const string Tag = "C# & .NET";

    private readonly string folder = Directory.CreateTempSubdirectory("og-sign-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("javascript", "node", "sign.mjs")]
    [InlineData("python", "python3", "sign.py")]
    [InlineData("php", "php", "sign.php")]
    [InlineData("ruby", "ruby", "sign.rb")]
    public async Task The_example_signs_as_the_service_does(string language, string interpreter, string file) => await RunAsync(language, file, interpreter);

    [Fact]
    public async Task The_example_in_Go_signs_as_the_service_does() => await RunAsync("go", "sign.go", "go", "run");

    [Fact]
    public async Task The_example_in_Liquid_signs_as_the_service_does()
    {
        var modules = Environment.GetEnvironmentVariable("NODE_PATH") ?? "";
        if (!ReferenceTool.Exists("node") || !Directory.Exists(Path.Combine(modules, "liquidjs")))
        {
            Assert.Skip("liquidjs is not in NODE_PATH.");
        }

        const string program = """
            const { Liquid } = require("liquidjs"), crypto = require("crypto"), fs = require("fs");
            const engine = new Liquid();
            engine.registerFilter("hmac_sha256", (text, secret) => crypto.createHmac("sha256", secret).update(text).digest("hex"));
            const [file, key_id, secret, title, tag] = process.argv.slice(2);
            process.stdout.write(engine.parseAndRenderSync(fs.readFileSync(file, "utf8"), { key_id, secret, title, tag }).trim());
            """;
        var template = Path.Combine(folder, "sign.liquid");
        File.WriteAllText(template, ExampleIn("liquid"));
        File.WriteAllText(Path.Combine(folder, "run.cjs"), program);
        AssertGenuine(await OutputOf("node", [Path.Combine(folder, "run.cjs"), template, KeyId, Secret, Title, Tag]), Title);
    }

    [Fact]
    public async Task The_example_in_Liquid_signs_as_the_service_does_in_Ruby_too()
    {
        if (!ReferenceTool.Exists("ruby") || !await HasRubyLiquid())
        {
            Assert.Skip("Ruby's liquid is not at hand.");
        }

        var template = Path.Combine(folder, "sign.liquid");
        File.WriteAllText(template, ExampleIn("liquid"));
        File.WriteAllText(Path.Combine(folder, "run.rb"), """
            require "liquid"
            require "openssl"
            Encoding.default_external = Encoding::UTF_8
            module Hmac
              def hmac_sha256(text, secret) = OpenSSL::HMAC.hexdigest("SHA256", secret, text)
            end
            Liquid::Template.register_filter(Hmac)
            values = %w[key_id secret title tag].zip(ARGV[1..].map { |value| value.dup.force_encoding("UTF-8") }).to_h
            puts Liquid::Template.parse(File.read(ARGV[0])).render(values).strip
            """);
        AssertGenuine(await OutputOf("ruby", [Path.Combine(folder, "run.rb"), template, KeyId, Secret, Title, Tag]), Title);
    }

    [Fact]
    public void The_example_in_CSharp_signs_as_the_service_does()
    {
        AssertGenuine(Sign(KeyId, Secret, "/og.png", ("title", Title), ("tags", Tag), ("tags", "b")), Title);
        var source = File.ReadAllText(Repository.PathTo("tests", "OgService.Previews.Tests", "Signing", "SigningExamplesTests.cs"));
        foreach (var line in ExampleIn("csharp").Split('\n').Where(line => line.Trim().Length > 3).Skip(1))
        {
            Assert.Contains(line.Trim(), source, StringComparison.Ordinal);
        }
    }

    private static string Sign(string keyId, string secret, string path, params (string Name, string Value)[] parameters)
    {
        var address = path + "?" + string.Join('&', parameters.Append(("key", keyId)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(address));
        return $"{address}&sig={Base64Url.EncodeToString(mac)}";
    }

    private async Task RunAsync(string language, string file, string interpreter, params string[] before)
    {
        if (!ReferenceTool.Exists(interpreter))
        {
            Assert.Skip($"{interpreter} is not at hand.");
        }

        var path = Path.Combine(folder, file);
        File.WriteAllText(path, ExampleIn(language));
        AssertGenuine(await OutputOf(interpreter, [.. before, path, KeyId, Secret, Title, Tag]), Title);
    }

    private static void AssertGenuine(string address, string title)
    {
        Assert.True(SigningKey.TryCreate(KeyId, Secret, out var key));
        var query = address.Split('?', 2)[1].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1]))).ToList();
        Assert.Equal([title, Tag, "b", KeyId], query.Take(4).Select(pair => pair.Value));
        Assert.True(SignedAddress.IsGenuine([key], "/og.png", query, DateTimeOffset.UnixEpoch), address);
    }

    private static async Task<bool> HasRubyLiquid()
    {
        using var process = Process.Start(new ProcessStartInfo("ruby", ["-e", "require 'liquid'"]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static string ExampleIn(string language)
    {
        var text = File.ReadAllText(Repository.PathTo("docs", "signing.md"));
        var start = text.IndexOf($"```{language}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/signing.md has no example in {language}.");
        start += language.Length + 4;
        return text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static async Task<string> OutputOf(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output.Trim();
    }
}
