using OgService.Yaml;

namespace OgService.Cards.Templates;

/// <summary>All the files that one template is made of, read as YAML: the template, what it extends, and the parts they include. The lines of all
/// files are numbered through, so that a node moved from one file into another still knows where it was written.</summary>
internal sealed class TemplateSources
{
    /// <summary>Of a file in UTF-8.</summary>
    public const int MaxFileBytes = 256 * 1024;

    private const int MaxExtends = 8;
    private const int MaxPartDepth = 8;
    private const int MaxFiles = 64;
    private const int MaxSizes = 24;

    // Characters of a list of known keys that a message still holds.
    private const int MaxListed = 300;

    // More than a file of the largest size has.
    private const int LinesPerFile = 1_000_000;

    // Each node takes two levels (a list and a mapping), and flows may stand at the leaves.
    private static readonly YamlLimits Limits = YamlLimits.Default with
    {
        MaxBytes = MaxFileBytes,
        MaxDepth = (TemplateReader.MaxDepth * 2) + 8,
        MaxKeys = 20_000,
        MaxNodes = 60_000,
    };

    private readonly ITemplateFiles files;
    private readonly List<TemplateFile> loaded = [];
    private readonly List<YamlObject> chain = [];
    private readonly List<CardSize> sizes = [];
    private readonly Dictionary<YamlNode, YamlObject> parts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, YamlObject> partsByPath = new(StringComparer.Ordinal);

    private TemplateSources(ITemplateFiles files) => this.files = files;

    /// <summary>The template itself first, then what it extends.</summary>
    public IReadOnlyList<YamlObject> Chain => chain;

    /// <summary>In the order they were read; the template itself first.</summary>
    public IReadOnlyList<TemplateFile> Files => loaded;

    /// <summary>Whether any node says <c>at:</c>.</summary>
    public bool DependsOnSize { get; private set; }

    /// <summary>The sizes that some <c>at:</c> names.</summary>
    public IReadOnlyList<CardSize> Sizes => sizes;

    /// <exception cref="TemplateException">A file that is no YAML or is missing, or files that lead in a circle.</exception>
    public static TemplateSources Load(TemplateFile file, ITemplateFiles files)
    {
        var sources = new TemplateSources(files);
        sources.LoadChain(file);
        for (var i = 0; i < sources.chain.Count; i++)
        {
            var root = sources.chain[i];
            sources.LoadParts([root.Get("card"), root.Get("nodes")], sources.loaded[i], []);
        }

        return sources;
    }

    /// <summary>The part that an <c>include</c> names: a mapping with <c>arguments</c> and <c>node</c>.</summary>
    public YamlObject PartAt(YamlNode include) => parts[include];

    /// <summary>An error at a place counted through all files.</summary>
    public TemplateException Error(YamlPosition position, string reason)
    {
        var (file, line) = Place(position);
        return new TemplateException(file.Shown, line, position.Column, reason);
    }

    public TemplateException Error(YamlException error)
    {
        var reason = error.Reason.EndsWith('.') || error.Reason.EndsWith('?') ? error.Reason : error.Reason + ".";
        var (file, line) = Place(error.Position);
        var text = file.Text.Split('\n').ElementAtOrDefault(line - 1) ?? "";
        var hasBareBraces = text.Contains(": {{", StringComparison.Ordinal) || text.Contains("- {{", StringComparison.Ordinal);
        if (reason.StartsWith("unknown key", StringComparison.Ordinal) && reason.IndexOf("; known are ", StringComparison.Ordinal) is > 0 and var list && reason.Length - list > MaxListed)
        {
            // In braces a comma ends the value before it: {font-size: clamp(40px, 9cqw, 96px)} has three keys.
            var isSplit = text.Contains('{') && text.Contains('(') && error.Position.Column > text.IndexOf('(');
            reason = reason[..list] + (isSplit ? ". (In braces, a value with commas stands in quotes.)" : "; docs/templates.md lists all keys.");
        }

        return Error(error.Position, reason + (hasBareBraces ? " (Expressions stand in quotes: \"{{ title }}\".)" : ""));
    }

    /// <summary>Where a place counted through all files is.</summary>
    public TemplatePlace PlaceOf(YamlPosition position)
    {
        var (file, line) = Place(position);
        return new TemplatePlace(file.Shown, line, position.Column);
    }

    /// <summary>For messages: <c>line 4</c>, with the file's name where it is not the template's own.</summary>
    public string Describe(YamlPosition position)
    {
        var (file, line) = Place(position);
        return ReferenceEquals(file, loaded[0]) ? $"line {line}" : $"{file.Shown}:{line}";
    }

    private (TemplateFile File, int Line) Place(YamlPosition position) =>
        (loaded[Math.Clamp((position.Line - 1) / LinesPerFile, 0, loaded.Count - 1)], ((position.Line - 1) % LinesPerFile) + 1);

    private YamlObject Read(TemplateFile file, string what)
    {
        if (loaded.Count >= MaxFiles)
        {
            throw new TemplateException(loaded[0].Shown, 1, 1, $"a template is made of at most {MaxFiles} files.");
        }

        loaded.Add(file);
        try
        {
            return YamlObject.From(YamlReader.Parse(file.Text, file.Shown, Limits, ((loaded.Count - 1) * LinesPerFile) + 1), file.Shown, what);
        }
        catch (YamlException error)
        {
            throw Error(error);
        }
    }

    private void LoadChain(TemplateFile file)
    {
        chain.Add(Read(file, "a template"));
        while (chain[^1].Get("extends") is { } node)
        {
            if (node is not YamlScalar { Text: var name })
            {
                throw Error(node.Position, $"extends must be the name of a template; got {YamlObject.Describe(node)}.");
            }

            if (chain.Count > MaxExtends)
            {
                throw Error(node.Position, $"templates extend each other at most {MaxExtends} deep.");
            }

            if (files.FindTemplate(name, loaded[^1]) is not { } parent)
            {
                throw Error(node.Position, NoSuch("template", name, files.TemplateNames));
            }

            if (loaded.Exists(known => known.FullPath == parent.FullPath))
            {
                throw Error(node.Position, $"{string.Join(" extends ", loaded.Append(parent).Select(known => known.Name))}: templates cannot extend each other in a circle.");
            }

            chain.Add(Read(parent, "a template"));
        }
    }

    // The depth of parts in parts is bounded; trees of YAML are walked without recursion.
    private void LoadParts(IEnumerable<YamlNode?> roots, TemplateFile from, IReadOnlyList<TemplateFile> around)
    {
        var waiting = new Stack<YamlNode>(roots.OfType<YamlNode>());
        while (waiting.TryPop(out var node))
        {
            foreach (var item in (node as YamlSequence)?.Items ?? [])
            {
                waiting.Push(item);
            }

            foreach (var (key, value) in (node as YamlMapping)?.Entries ?? [])
            {
                waiting.Push(value);
                if (key.Text == "include")
                {
                    parts[value] = LoadPart(value, from, around);
                }
                else if (key.Text == "at" && value is YamlMapping at)
                {
                    AddSizes(at);
                }
            }
        }
    }

    private YamlObject LoadPart(YamlNode include, TemplateFile from, IReadOnlyList<TemplateFile> around)
    {
        if (include is not YamlScalar { Text: var name })
        {
            throw Error(include.Position, $"include must be the name of a part; got {YamlObject.Describe(include)}.");
        }

        if (files.FindPart(name, from) is not { } file)
        {
            throw Error(include.Position, NoSuch("part", name, files.PartNames(from)));
        }

        if (around.Any(outer => outer.FullPath == file.FullPath))
        {
            throw Error(include.Position, $"{string.Join(" includes ", around.Append(file).Select(outer => outer.Name))}: parts cannot include each other in a circle.");
        }

        if (around.Count >= MaxPartDepth)
        {
            throw Error(include.Position, $"parts include each other at most {MaxPartDepth} deep.");
        }

        if (!partsByPath.TryGetValue(file.FullPath, out var part))
        {
            part = Read(file, "a part");
            partsByPath[file.FullPath] = part;
            LoadParts([part.Get("node")], file, [.. around, file]);
        }

        return part;
    }

    private void AddSizes(YamlMapping at)
    {
        DependsOnSize = true;
        foreach (var (key, _) in at.Entries)
        {
            if (CardSize.TryParse(key.Text, out var size) && !sizes.Contains(size))
            {
                sizes.Add(size);
                if (sizes.Count > MaxSizes)
                {
                    throw Error(key.Position, $"a template names at most {MaxSizes} sizes.");
                }
            }
        }
    }

    private static string NoSuch(string what, string name, IReadOnlyList<string> known) => $"there is no {what} \"{name}\"; "
        + (NearestWord.Find(name, known) is { } nearest ? $"did you mean \"{nearest}\"?" : known.Count > 0 ? $"there are {string.Join(", ", known)}." : "there are none.");
}
