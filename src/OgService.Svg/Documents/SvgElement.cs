namespace OgService.Svg.Documents;

/// <summary>An element of the SVG namespace, with its children in order. Attributes have their local names, <c>xlink:href</c> its prefix.</summary>
internal sealed class SvgElement(string name, SvgElement? parent, int line, int column)
{
    private readonly List<KeyValuePair<string, string>> attributes = [];
    private readonly List<SvgElement> children = [];

    public string Name { get; } = name;

    public SvgElement? Parent { get; } = parent;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>Its place among its parent's children, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>The text of a <c>style</c> element; empty for others.</summary>
    public string Text { get; set; } = "";

    public IReadOnlyList<SvgElement> Children => children;

    public IReadOnlyList<KeyValuePair<string, string>> Attributes => attributes;

    /// <summary>Characters of all attributes.</summary>
    public long TextLength { get; private set; }

    public string? Id => this["id"];

    /// <summary>Null for an attribute that is not there.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in attributes)
            {
                if (key == name)
                {
                    return value;
                }
            }

            return null;
        }
    }

    public void Add(SvgElement child)
    {
        child.Index = children.Count;
        children.Add(child);
    }

    public void Set(string name, string value)
    {
        TextLength += value.Length;
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Key == name)
            {
                attributes[i] = new(name, value);
                return;
            }
        }

        attributes.Add(new(name, value));
    }

    /// <summary>The id that <c>href</c> or <c>xlink:href</c> names in this document; the former goes first (SVG 2, 16.1.6).</summary>
    public string? Link => Values.LocalReference.OfLink(this["href"] ?? this["xlink:href"]);
}
