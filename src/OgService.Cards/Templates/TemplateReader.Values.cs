using OgService.Cards.Expressions;
using OgService.Cards.Styles;
using OgService.Yaml;

namespace OgService.Cards.Templates;

// What has a name: fonts, values and themes, each with what extending templates say above it.
internal sealed partial class TemplateReader
{
    private Dictionary<string, IReadOnlyList<string>> ReadFonts()
    {
        var found = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var fonts in sources.Chain.Reverse().Select(root => root.GetObject("fonts")).OfType<YamlObject>())
        {
            foreach (var (key, node) in fonts.Mapping.Entries)
            {
                var text = node switch
                {
                    YamlScalar scalar => scalar.Text,
                    YamlSequence => string.Join(",", fonts.GetTextList(key.Text)!),
                    _ => "",
                };
                found[key.Text] = CssParts.Families(text) ?? throw fonts.Wrong(key.Text, "names of font families, such as [Inter, sans-serif]", node);
            }
        }

        return found;
    }

    /// <param name="overridden">Values whose default an extending template sets, with the layer that does it last: it goes above the themes below.</param>
    private List<ValueDeclaration> ReadValues(out Dictionary<string, int> overridden)
    {
        var entries = new List<YamlEntry>();
        overridden = [];
        var layer = 0;
        foreach (var root in sources.Chain.Reverse())
        {
            foreach (var entry in root.GetObject("values")?.Mapping.Entries ?? [])
            {
                var at = entries.FindIndex(known => known.Key.Text == entry.Key.Text);
                var over = entry.Value as YamlMapping
                    ?? (layer == 0 || (at < 0 && entry.Key.Text != "theme") ? null : new YamlMapping([new YamlEntry(DefaultKey(entry.Value), entry.Value)], entry.Value.Position));
                if (over is null && layer > 0)
                {
                    throw Error(entry.Key.Position, KnownNames.Unknown("value", entry.Key.Text, entries.Select(known => known.Key.Text)));
                }

                if (at < 0)
                {
                    entries.Add(over is null ? entry : entry with { Value = over });
                    continue;
                }

                if (over!.TryGet("default", out _))
                {
                    overridden[entry.Key.Text] = layer;
                }

                var keys = over.Entries.Select(known => known.Key.Text).ToHashSet();
                entries[at] = new YamlEntry(entry.Key, new YamlMapping([.. ((YamlMapping)entries[at].Value).Entries.Where(known => !keys.Contains(known.Key.Text)), .. over.Entries], over.Position));
            }

            layer++;
        }

        return [.. entries.Select(entry =>
        {
            CheckName(entry.Key);
            return ReadValue(entry.Key.Text, YamlObject.From(entry.Value, file, entry.Key.Text));
        })];

        static YamlScalar DefaultKey(YamlNode value) => new("default", YamlScalarStyle.Plain, YamlScalarKind.Text, value.Position);
    }

    private ValueDeclaration ReadValue(string name, YamlObject value)
    {
        value.RequireKnownKeys([.. TemplateKeys.Value.Select(key => key.Name)]);

        // Which themes there are is known already, so theme needs no more than a default.
        var isTheme = name == "theme" && !value.Has("type");
        string[] types = [.. Enum.GetNames<ValueType>().Select(type => type.ToLowerInvariant())];
        var type = isTheme ? "choice" : value.GetChoice("type", types)
            ?? throw value.Error(value.Mapping, $"the value {name} needs a type: {string.Join(", ", types[..^1])} or {types[^1]}");
        var declaration = new ValueDeclaration
        {
            Name = name,
            Type = Enum.Parse<ValueType>(type, ignoreCase: true),
            Description = value.GetText("description") ?? "",
            Choices = isTheme ? ThemeNames() : value.GetTextList("choices") ?? [],
            Min = value.GetNumber("min") ?? double.MinValue,
            Max = value.GetNumber("max") ?? double.MaxValue,
        };
        if (declaration.Min > declaration.Max)
        {
            throw value.Wrong("min", "at most max", value.Get("min")!);
        }

        // Themes that an extending template adds can be chosen too.
        declaration = name == "theme" && sources.Chain.Count > 1 ? declaration with { Choices = [.. declaration.Choices.Union(ThemeNames())] } : declaration;
        if (declaration.Type == ValueType.Choice && declaration.Choices.Count == 0)
        {
            throw value.Error(value.Mapping, $"the value {name} is a choice and needs choices, such as [left, right]");
        }

        if (value.Get("default") is not { } given)
        {
            return declaration;
        }

        return declaration.TryRead(given, out var fallback)
            ? declaration with { Default = fallback }
            : throw value.Wrong("default", declaration.Expected, given);
    }

    private IReadOnlyList<string> ThemeNames() =>
        [.. sources.Chain.Reverse().SelectMany(root => root.GetObject("themes")?.Mapping.Entries ?? []).Select(entry => entry.Key.Text).Distinct()];

    // A theme's name for something that is also a value is that value's default in the theme.
    private Dictionary<string, IReadOnlyList<NamedText>> ReadThemes(ref List<ValueDeclaration> values, Dictionary<string, int> overridden)
    {
        var found = new Dictionary<string, IReadOnlyList<NamedText>>();
        YamlPosition? first = null;
        foreach (var (key, entries) in MergeThemes(overridden))
        {
            first ??= key.Position;
            var names = KnownNames.OfEveryTemplate.Noting(seen).With(values.Select(value => value.Name)).With(["theme"]);
            var tokens = new List<NamedText>();
            foreach (var (name, value) in entries)
            {
                CheckName(name);
                tokens.Add(new NamedText(name.Text, ParseText(name.Text, value, names)));
                names = names.With([name.Text]);
            }

            if (found.Count > 0 && found.First() is var (one, wanted)
                && !wanted.Select(token => token.Name).ToHashSet().SetEquals(tokens.Select(token => token.Name)))
            {
                var other = wanted.Select(token => token.Name).Except(tokens.Select(token => token.Name))
                    .Concat(tokens.Select(token => token.Name).Except(wanted.Select(token => token.Name))).First();
                throw Error(key.Position, $"every theme must name the same things; {other} is not in both {one} and {key.Text}.");
            }

            found[key.Text] = tokens;
        }

        if (found.Count > 0)
        {
            var declared = values.Find(value => value.Name == "theme")
                ?? new ValueDeclaration { Name = "theme", Type = ValueType.Choice, Choices = [.. found.Keys], Description = "The card's colours." };
            if (declared.Type != ValueType.Choice || declared.Choices.Any(choice => !found.ContainsKey(choice)))
            {
                throw Error(first!.Value, $"the value theme must be a choice among the themes: {string.Join(", ", found.Keys)}.");
            }

            declared = declared with { Default = declared.Default.IsNil ? CardValue.Of(declared.Choices[0]) : declared.Default };
            values = [declared, .. values.Where(value => value.Name != "theme")];
        }

        return found;
    }

    private List<(YamlScalar Key, List<YamlEntry> Tokens)> MergeThemes(Dictionary<string, int> overridden)
    {
        var merged = new List<(YamlScalar Key, List<YamlEntry> Tokens)>();
        var layer = 0;
        foreach (var root in sources.Chain.Reverse())
        {
            foreach (var (_, tokens) in merged)
            {
                tokens.RemoveAll(token => overridden.TryGetValue(token.Key.Text, out var by) && by == layer);
            }

            foreach (var (key, node) in root.GetObject("themes")?.Mapping.Entries ?? [])
            {
                var theme = YamlObject.From(node, file, key.Text);
                var known = merged.FindIndex(other => other.Key.Text == key.Text);
                if (known < 0)
                {
                    merged.Add((key, Extended(theme, merged)));
                }
                else if (theme.Has("extends"))
                {
                    throw Error(theme.Get("extends")!.Position, $"the theme {key.Text} is there already; only a new theme extends another.");
                }

                Put(merged[known < 0 ? ^1 : known].Tokens, theme.Mapping.Entries.Where(entry => entry.Key.Text != "extends"));
            }

            layer++;
        }

        return merged;
    }

    private static List<YamlEntry> Extended(YamlObject theme, List<(YamlScalar Key, List<YamlEntry> Tokens)> merged)
    {
        if (theme.GetText("extends") is not { } name)
        {
            return [];
        }

        var at = merged.FindIndex(other => other.Key.Text == name);
        return at >= 0 ? [.. merged[at].Tokens] : throw theme.Error(theme.Get("extends")!, KnownNames.Unknown("theme", name, merged.Select(other => other.Key.Text)));
    }

    // In the places of those they replace, since later tokens may use earlier ones.
    private static void Put(List<YamlEntry> tokens, IEnumerable<YamlEntry> over)
    {
        foreach (var entry in over)
        {
            var at = tokens.FindIndex(token => token.Key.Text == entry.Key.Text);
            if (at < 0)
            {
                tokens.Add(entry);
            }
            else
            {
                tokens[at] = entry;
            }
        }
    }

    private void CheckName(YamlScalar key)
    {
        if (!KnownNames.IsName(key.Text))
        {
            throw Error(key.Position, $"a name is made of letters, digits, - and _, and starts with a letter; got \"{key.Text}\".");
        }

        if (KnownNames.IsReserved(key.Text))
        {
            throw Error(key.Position, $"\"{key.Text}\" already means something in every template; name it differently.");
        }
    }
}
