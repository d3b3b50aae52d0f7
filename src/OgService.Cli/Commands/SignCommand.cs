using System.CommandLine;
using System.Globalization;
using OgService.Cards;
using OgService.Cli.Output;
using OgService.Previews;

namespace OgService.Cli.Commands;

/// <summary><c>og sign</c>: a signed address of a card for words (docs/signing.md).</summary>
internal static class SignCommand
{
    /// <summary>Holds the secret: on the command line every user of the machine could read it.</summary>
    public const string SecretVariable = "OGSERVICE_SIGNING_SECRET";

    // Characters: the service's limit for a query.
    private const int MaxAddress = 2_048;

    private static readonly Option<string> Title = new("--title") { Description = "The title.", Required = true };
    private static readonly Option<string?> Description = new("--description") { Description = "The description." };
    private static readonly Option<string[]> Authors = new("--author") { Description = "An author; may be given several times." };
    private static readonly Option<string[]> Tags = new("--tag") { Description = "A tag; may be given several times." };
    private static readonly Option<DateTimeOffset?> Date = new("--date") { Description = "When it was published, for example 2024-02-20." };
    private static readonly Option<string?> Section = new("--section") { Description = "The section." };
    private static readonly Option<string?> Lang = new("--lang") { Description = "The language, for example ja." };
    private static readonly Option<string?> Template = new("--template") { Description = "The template." };
    private static readonly Option<string?> Size = new("--size") { Description = "The size, for example 1200x630." };
    private static readonly Option<string[]> Values = new("--value") { Description = "A value of the template, as NAME=VALUE; may be given several times.", HelpName = "NAME=VALUE" };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "png, jpg or webp.", DefaultValueFactory = _ => "png" }.AcceptOnlyFromAmong("png", "jpg", "webp");
    private static readonly Option<string> Origin = new("--url") { Description = "Where the service is reached, for example https://og.example.com.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Key = new("--key") { Description = $"The name of the key. Its secret is read from {SecretVariable}.", Required = true };
    private static readonly Option<int?> Days = new("--days") { Description = "After how many days the address ends. Default: never." };

    public static Command Create()
    {
        var command = new Command("sign", "Print a signed address of a card for words.")
        {
            Title, Description, Authors, Tags, Date, Section, Lang, Template, Size, Values, Format, Origin, Key, Days,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (!SigningKey.TryCreate(parsed.GetValue(Key), Environment.GetEnvironmentVariable(SecretVariable), out var key))
        {
            Report.Error($"A key is {SigningKey.Expected}; --key gives the name, {SecretVariable} the secret.");
            return ExitCode.WrongUse;
        }

        CardSize size = default;
        if (parsed.GetValue(Size) is { } sizeText && !CardSize.TryParse(sizeText, out size))
        {
            Report.Error($"--size must be {CardSize.Expected}; got {sizeText}");
            return ExitCode.WrongUse;
        }

        var values = (parsed.GetValue(Values) ?? []).Select(value => value.Split('=', 2)).ToList();
        if (values.Any(value => value.Length != 2 || value[0].Length == 0))
        {
            Report.Error("--value must be NAME=VALUE.");
            return ExitCode.WrongUse;
        }

        var words = new CardWords
        {
            Title = parsed.GetRequiredValue(Title),
            Description = parsed.GetValue(Description),
            Authors = parsed.GetValue(Authors) ?? [],
            Tags = parsed.GetValue(Tags) ?? [],
            Published = parsed.GetValue(Date),
            Section = parsed.GetValue(Section),
            Lang = parsed.GetValue(Lang),
            Template = parsed.GetValue(Template),
            Size = size == default ? null : size,
            Values = [.. values.Select(value => KeyValuePair.Create(value[0], value[1]))],
        };
        DateTimeOffset? expires = parsed.GetValue(Days) is { } days ? TimeProvider.System.GetUtcNow().AddDays(days) : null;
        var address = SignedAddress.Sign(key, "/og." + parsed.GetRequiredValue(Format), words.ToParameters(), expires);
        if (address.Length > MaxAddress)
        {
            Report.Error(string.Create(CultureInfo.InvariantCulture, $"The address has {address.Length} characters; the service takes {MaxAddress}. Shorten the texts, or use POST /api/card."));
            return ExitCode.Problems;
        }

        Report.Line(parsed.GetRequiredValue(Origin).TrimEnd('/') + address);
        return ExitCode.Done;
    }
}
