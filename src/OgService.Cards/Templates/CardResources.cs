using OgService.Cards.Pictures;

namespace OgService.Cards.Templates;

/// <summary>What a card draws with besides texts: the template's own pictures, those of the post and its site, and the seed of its patterns.</summary>
internal sealed class CardResources
{
    // Stands before the name of a picture that is not the template's: no file of a template's can be called so.
    private const char Given = '@';

    private readonly TemplatePictures own;
    private readonly Dictionary<string, (DrawablePicture Picture, CardPicture Source)> given = [];

    private CardResources(TemplatePictures own, string seed) => (this.own, Seed) = (own, seed);

    /// <summary>The same for all cards of a post, and another for each post.</summary>
    public string Seed { get; }

    /// <summary>Of a card that has only what its template has.</summary>
    public static CardResources Of(TemplatePictures own, string seed = "") => new(own, seed);

    /// <summary>Opens the pictures that the template asks for; those that cannot be drawn are noted, and are as if they were not there.</summary>
    /// <param name="decoding">See <see cref="CardRenderer.Resolve(Template, CardFields, CardSize, Func{IDisposable}?)"/>.</param>
    public static CardResources Open(
        TemplateDocument document, CardFields fields, CardSize size, PictureCache cache, List<SceneNote> notes, Func<IDisposable>? decoding = null)
    {
        var resources = new CardResources(document.Pictures, fields.Slug.Length > 0 ? fields.Slug : fields.Title);
        foreach (var name in document.PictureNames)
        {
            if (!fields.Pictures.TryGetValue(name, out var source))
            {
                continue;
            }

            if (source.Problem is { } problem)
            {
                notes.Add(new SceneNote("picture.missing", $"{name}: {source.Name}: {problem}"));
                continue;
            }

            var picture = cache.Get(source, size, decoding);
            if (picture.Fault is { } fault)
            {
                notes.Add(new SceneNote("picture.broken", $"{name}: {source.Name}: {fault}"));
            }
            else
            {
                resources.given[name] = (picture, source);
            }
        }

        return resources;
    }

    /// <summary>Whether a text may name a picture at all.</summary>
    public static bool IsName(string name) => name is [Given, ..] ? name.Length <= 200 : TemplatePictures.IsName(name);

    /// <summary>What expressions print for a picture of the post or its site; null when there is none to draw.</summary>
    public string? NameOf(string name) => given.ContainsKey(name) ? Given + name : null;

    /// <param name="focus">What must stay in sight; null where nothing was said.</param>
    public DrawablePicture? Find(string name, out (float X, float Y)? focus)
    {
        focus = null;
        if (name is not [Given, ..])
        {
            return own.Find(name);
        }

        if (!given.TryGetValue(name[1..], out var found))
        {
            return null;
        }

        focus = found.Source.Focus;
        return found.Picture;
    }
}
