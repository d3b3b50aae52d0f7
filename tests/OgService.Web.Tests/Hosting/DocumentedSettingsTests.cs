using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using OgService.Testing;
using OgService.Web.Hosting;

namespace OgService.Web.Tests.Hosting;

/// <summary>docs/service.md has every setting of the code, with its default, and no other.</summary>
public sealed partial class DocumentedSettingsTests
{
    // Several sites have the settings of one, below a name of their own; docs/service.md tells that in words.
    private const string SeveralSites = "OgService:Sites";

    [Fact]
    public void Every_setting_is_in_the_document_and_none_that_is_not()
    {
        var code = InCode(new ServiceOptions(), ServiceOptions.Section).Select(setting => setting.Key).ToHashSet();
        var document = InDocument().Select(setting => setting.Key).ToHashSet();
        Assert.True(code.Count > 30);
        Assert.Empty(code.Except(document));
        Assert.Empty(document.Except(code));
    }

    [Fact]
    public void The_defaults_in_the_document_are_those_of_the_code()
    {
        var document = InDocument().ToDictionary(setting => setting.Key, setting => setting.Default);
        foreach (var (key, value) in InCode(new ServiceOptions(), ServiceOptions.Section))
        {
            var told = document[key];
            var expected = value switch
            {
                bool flag => flag ? "true" : "false",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                string { Length: > 0 } text => text,
                _ => null,
            };

            // What is empty may be told as what then holds, never as a value.
            Assert.True(expected is null ? !LooksLikeValue(told) : told == expected || told.StartsWith(expected + ":", StringComparison.Ordinal), $"{key} is {expected ?? "empty"} in the code, {told} in docs/service.md");
        }
    }

    private static IEnumerable<(string Key, object? Value)> InCode(object options, string at)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var key = $"{at}:{property.Name}";
            var value = property.GetValue(options);
            if (key.StartsWith(SeveralSites, StringComparison.Ordinal))
            {
                continue;
            }

            if (value is not null && property.PropertyType.Namespace!.StartsWith("OgService.", StringComparison.Ordinal))
            {
                foreach (var inner in InCode(value, key))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (key, value is string ? value : property.PropertyType.IsValueType ? value : null);
            }
        }
    }

    // Rows whose first cell has keys: whole ones, or the last part of one beside a whole one, or below what the text before the table says.
    private static IEnumerable<(string Key, string Default)> InDocument()
    {
        var at = "";
        foreach (var line in File.ReadAllLines(Repository.PathTo("docs", "service.md")))
        {
            if (!line.StartsWith('|'))
            {
                at = Below().Match(line) is { Success: true } said ? said.Groups[1].Value : line.StartsWith('#') ? "" : at;
                continue;
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (var key in InBackticks().Matches(cells[1]).Select(match => match.Groups[1].Value))
            {
                var whole = key.StartsWith(ServiceOptions.Section + ":", StringComparison.Ordinal) ? key : at.Length > 0 && char.IsAsciiLetterUpper(key[0]) && !key.Contains('_', StringComparison.Ordinal) ? $"{at}:{key}" : null;
                if (whole is null || whole.StartsWith(SeveralSites, StringComparison.Ordinal))
                {
                    continue;
                }

                at = whole[..whole.LastIndexOf(':')];
                yield return (Places().Replace(whole, ""), cells[2].Trim('`'));
            }

            at = cells[1].Contains(ServiceOptions.Section, StringComparison.Ordinal) ? "" : at;
        }
    }

    private static bool LooksLikeValue(string text) => text is "true" or "false" || text.All(char.IsAsciiDigit);

    [GeneratedRegex("`([A-Za-z:0-9_]+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex("below `(OgService:[A-Za-z:]+)`")]
    private static partial Regex Below();

    [GeneratedRegex("(:0|:NAME)$")]
    private static partial Regex Places();
}
