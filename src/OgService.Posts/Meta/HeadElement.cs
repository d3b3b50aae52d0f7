using System.Text;

namespace OgService.Posts.Meta;

/// <summary>One line of the bundle. Its values are clean (<see cref="MetaText"/>, <see cref="MetaUrl"/>) but not yet escaped.</summary>
internal abstract record HeadElement
{
    /// <summary>Appends the element without a line end.</summary>
    public abstract void WriteHtml(StringBuilder html);

    /// <summary>Appends <c> name="value"</c>, escaped.</summary>
    protected static void WriteAttribute(StringBuilder html, string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"");
        HtmlText.Escape(html, value);
        html.Append('"');
    }
}

/// <summary>The page's title.</summary>
internal sealed record TitleElement(string Text) : HeadElement
{
    public override void WriteHtml(StringBuilder html)
    {
        html.Append("<title>");
        HtmlText.Escape(html, Text);
        html.Append("</title>");
    }
}

/// <param name="Attribute"><c>property</c> for og and article, <c>name</c> for all others.</param>
internal sealed record MetaElement(string Attribute, string Name, string Content) : HeadElement
{
    // Name first, then content, both in double quotes: two readers find them with regular expressions that want it so.
    public override void WriteHtml(StringBuilder html)
    {
        html.Append("<meta");
        WriteAttribute(html, Attribute, Name);
        WriteAttribute(html, "content", Content);
        html.Append('>');
    }
}

/// <summary>A link to the canonical page, an icon, a feed.</summary>
internal sealed record LinkElement(string Rel, string Href, string? Type = null, string? Sizes = null, string? Title = null) : HeadElement
{
    /// <summary>Attributes in the order they are written.</summary>
    public IEnumerable<(string Name, string Value)> Attributes()
    {
        yield return ("rel", Rel);
        if (Type is not null)
        {
            yield return ("type", Type);
        }

        if (Sizes is not null)
        {
            yield return ("sizes", Sizes);
        }

        if (Title is not null)
        {
            yield return ("title", Title);
        }

        yield return ("href", Href);
    }

    public override void WriteHtml(StringBuilder html)
    {
        html.Append("<link");
        foreach (var (name, value) in Attributes())
        {
            WriteAttribute(html, name, value);
        }

        html.Append('>');
    }
}

/// <param name="Json">One object, written so that it can stand in a script element as it is.</param>
internal sealed record JsonLdElement(string Json) : HeadElement
{
    public override void WriteHtml(StringBuilder html)
        => html.Append("<script type=\"application/ld+json\">").Append(Json).Append("</script>");
}
