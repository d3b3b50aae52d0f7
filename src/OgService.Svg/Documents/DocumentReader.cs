using System.Text;
using System.Xml;

namespace OgService.Svg.Documents;

/// <summary>Reads XML into elements, with bounds. No document type definition is read, nothing outside the document is looked at.</summary>
internal sealed class DocumentReader(SvgLimits limits, NoteList notes)
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string XLink = "http://www.w3.org/1999/xlink";

    private readonly Dictionary<string, SvgElement> byId = [];
    private readonly List<SvgElement> styleSheets = [];
    private int elements;

    public IReadOnlyDictionary<string, SvgElement> ById => byId;

    /// <summary>The <c>style</c> elements, in order.</summary>
    public IReadOnlyList<SvgElement> StyleSheets => styleSheets;

    private const int MostAttributes = 1000;

    private const int MostNameSpaces = 5000;

    public SvgElement Read(byte[] bytes)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxBytes,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = false,
        };
        RefuseManyNames(bytes);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), settings);
            return Read(reader);
        }
        catch (XmlException exception)
        {
            // The reader's message ends with the place, which we tell ourselves.
            var message = exception.Message.Split(" Line ")[0];
            throw new SvgException($"no XML that is read here: {message}", exception.LineNumber, exception.LinePosition);
        }
        catch (Exception exception) when (exception is DecoderFallbackException or ArgumentException or NotSupportedException)
        {
            throw new SvgException($"its characters cannot be read: {exception.Message}");
        }
    }

    // The reader looks through all names of one element for each of them. Zeros are those of UTF-16.
    private static void RefuseManyNames(byte[] bytes)
    {
        var word = "xmlns:"u8;
        var (found, matched) = (0, 0);
        foreach (var one in bytes)
        {
            if (one == 0)
            {
                continue;
            }

            matched = one == word[matched] ? matched + 1 : one == word[0] ? 1 : 0;
            if (matched == word.Length)
            {
                matched = 0;
                if (++found > MostNameSpaces)
                {
                    throw new SvgException($"more than {MostNameSpaces} name spaces are declared");
                }
            }
        }
    }

    private SvgElement Read(XmlReader reader)
    {
        var place = (IXmlLineInfo)reader;
        SvgElement? root = null;
        SvgElement? parent = null;
        var text = new StringBuilder();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.NamespaceURI != Svg)
                    {
                        if (root is null)
                        {
                            throw new SvgException($"the root element is \"{reader.LocalName}\" and not svg of the SVG namespace", place.LineNumber, place.LinePosition);
                        }

                        PassOver(reader);
                        continue;
                    }

                    var element = ReadElement(reader, parent);
                    if (parent is null)
                    {
                        root = root is null && element.Name == "svg"
                            ? element
                            : throw new SvgException($"the root element is \"{element.Name}\" and not svg", element.Line, element.Column);
                    }
                    else
                    {
                        parent.Add(element);
                    }

                    if (!reader.IsEmptyElement)
                    {
                        parent = element;
                        text.Clear();
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when parent?.Name == "style":
                    text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    if (parent?.Name == "style")
                    {
                        parent.Text = text.ToString();
                    }

                    parent = parent?.Parent;
                    break;
            }
        }

        return root ?? throw new SvgException("there is no element");
    }

    private SvgElement ReadElement(XmlReader reader, SvgElement? parent)
    {
        var place = (IXmlLineInfo)reader;
        Count(reader);
        if (reader.AttributeCount > MostAttributes)
        {
            throw new SvgException($"an element has more than {MostAttributes} attributes", place.LineNumber, place.LinePosition);
        }

        var element = new SvgElement(reader.LocalName, parent, place.LineNumber, place.LinePosition);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI.Length == 0)
            {
                // Compositing 1, 8: these two are properties of CSS only.
                if (reader.LocalName is "mix-blend-mode" or "isolation")
                {
                    continue;
                }

                element.Set(reader.LocalName, reader.Value);
            }
            else if (reader.NamespaceURI == XLink && reader.LocalName == "href")
            {
                element.Set("xlink:href", reader.Value);
            }
        }

        reader.MoveToElement();
        if (element.Id is { } id)
        {
            byId.TryAdd(id, element);
        }

        if (element.Name == "style")
        {
            styleSheets.Add(element);
        }

        Unsupported.Note(element, notes);
        return element;
    }

    // An element of another namespace with all in it: editors keep their own data so. It counts all the same.
    private void PassOver(XmlReader reader)
    {
        var depth = reader.Depth;
        Count(reader);
        if (reader.IsEmptyElement)
        {
            return;
        }

        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                Count(reader);
            }
        }
    }

    private void Count(XmlReader reader)
    {
        var place = (IXmlLineInfo)reader;
        if (reader.Depth >= limits.MaxDepth)
        {
            throw new SvgException($"elements nest more than {limits.MaxDepth} deep", place.LineNumber, place.LinePosition);
        }

        if (++elements > limits.MaxElements)
        {
            throw new SvgException($"more than {limits.MaxElements} elements", place.LineNumber, place.LinePosition);
        }
    }
}
