using OgService.Cards.Expressions;
using OgService.Yaml;

namespace OgService.Cards.Templates;

// What an include puts in its place.
internal sealed partial class TemplateReader
{
    private static readonly string[] KeysOfIncludes = ["include", "with", "id", "if", "elsif", "else", "for"];

    /// <param name="node">The include, with all that is said above it.</param>
    /// <param name="names">Those known where it stands.</param>
    private TemplatePart ReadPart(ComposedNode node, YamlObject yaml, Place place, KnownNames names)
    {
        var include = yaml.Get("include")!;
        if (node.Children is not null)
        {
            throw yaml.Error(node.Own, "an include has no children; the part has its own");
        }

        var part = sources.PartAt(include);
        part.RequireKnownKeys([.. TemplateKeys.Part.Select(key => key.Name)]);
        var arguments = ReadArguments(part, yaml, names);
        var root = part.GetObject("node") ?? throw part.Error(part.Mapping, "node is missing: what stands in the include's place");
        var over = new YamlObject(new YamlMapping([.. node.Own.Entries.Where(entry => !KeysOfIncludes.Contains(entry.Key.Text))], node.Own.Position), file);

        // With an id of its own, the include names the root of the part, and all ids inside start with it.
        var id = place.Id ?? (yaml.GetText("id") is { } own ? place.Prefix + own : null);
        ids.Remove(id ?? "");
        var inside = place with { Prefix = id is null ? place.Prefix : id + ".", Id = id, IsPart = true, Path = $"{place.Path}.{((YamlScalar)include).Text}" };
        var rootId = id is null && root.GetText("id") is { } named ? place.Prefix + named : null;
        var composed = composer.Compose(new PlacedNode(root.Mapping, place.Layer), rootId, over);
        if (composed.IsRemoved || composed.Before.Count + composed.After.Count > 0)
        {
            throw yaml.Error(node.Own, $"to leave out a part, or to put nodes around it, give the include an id and use that");
        }

        return new TemplatePart(ReadNode(composed, inside, names.With(arguments.Select(argument => argument.Name))), arguments);
    }

    private List<NamedText> ReadArguments(YamlObject part, YamlObject include, KnownNames names)
    {
        var declared = part.GetObject("arguments")?.Mapping.Entries ?? [];
        var given = include.GetObject("with");
        given?.RequireKnownKeys([.. declared.Select(argument => argument.Key.Text)]);
        var arguments = new List<NamedText>();
        foreach (var (key, fallback) in declared)
        {
            CheckArgument(key);
            var value = given?.Get(key.Text) ?? (fallback is YamlScalar { Kind: YamlScalarKind.Null } ? null : fallback)
                ?? throw Error(include.Position, $"the part {include.GetText("include")} needs {key.Text}; give it with: {{ {key.Text}: … }}.");

            // A default may use the arguments before it; what is given knows nothing of them.
            var known = ReferenceEquals(value, fallback) ? names.With(arguments.Select(argument => argument.Name)) : names;
            arguments.Add(new NamedText(key.Text, ParseText(key.Text, value, known)));
        }

        return arguments;
    }

    private void CheckArgument(YamlScalar key)
    {
        if (!KnownNames.IsName(key.Text) || KnownNames.IsKeyword(key.Text))
        {
            throw Error(key.Position, $"an argument is called by letters, digits, - and _, starting with a letter, and not like a word of the language; got \"{key.Text}\".");
        }
    }
}
