using System.Globalization;
using System.Text;

namespace OgService.Yaml.Tests;

/// <summary>The YAML test suite, whole: the same events for what we read, a refusal for what is invalid or refused on purpose.</summary>
public class YamlSuiteTests
{
    /// <summary>Valid, but YamlDotNet's parser refuses them; a refusal is not a wrong reading.</summary>
    private static readonly Dictionary<string, string> _knownGaps = new()
    {
        ["VJP3/1"] = "a key alone on a line of a flow mapping, its colon on the next",
    };

    [Fact]
    public void Reads_the_yaml_test_suite_as_its_event_trees_say()
    {
        var failures = new StringBuilder();
        var (read, invalid, onPurpose) = (0, 0, 0);
        foreach (var @case in YamlSuite.Load())
        {
            var result = Outcome(@case.Yaml);
            if (@case.Fails)
            {
                invalid++;
                if (!result.StartsWith('!'))
                {
                    failures.AppendLine(CultureInfo.InvariantCulture, $"{@case.Id}: invalid but read ({@case.Name}):\n{result}");
                }
            }
            else if (YamlSuite.RefusalOnPurpose(@case.Tree) is { } reason)
            {
                onPurpose++;
                if (!result.StartsWith('!'))
                {
                    failures.AppendLine(CultureInfo.InvariantCulture, $"{@case.Id}: read, but we say that we refuse {reason}");
                }
            }
            else
            {
                read++;
                var expected = YamlSuite.ExpectedTree(@case.Tree);
                var isGap = _knownGaps.ContainsKey(@case.Id);
                if (isGap != (result != expected) || (isGap && !result.StartsWith('!')))
                {
                    failures.AppendLine(CultureInfo.InvariantCulture, $"{@case.Id}: {@case.Name}\n--- expected\n{expected}\n--- got\n{result}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{read} read, {invalid} invalid refused, {onPurpose} refused on purpose");
        Assert.True(failures.Length == 0, failures.ToString());
    }

    private static string Outcome(string yaml)
    {
        try
        {
            return YamlSuite.Print(YamlReader.Parse(yaml, "case.yaml"));
        }
        catch (YamlException e)
        {
            return "! " + e.Message;
        }
    }
}
