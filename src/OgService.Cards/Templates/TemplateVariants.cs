namespace OgService.Cards.Templates;

/// <summary>A template as it is at each size. All are read and checked at once, whatever sizes are asked for later.</summary>
internal sealed class TemplateVariants
{
    private readonly Dictionary<string, TemplateDocument> byShape = [];
    private readonly Dictionary<CardSize, TemplateDocument> bySize = [];

    private TemplateVariants(TemplateDocument main) => Main = main;

    /// <summary>At the template's first size.</summary>
    public TemplateDocument Main { get; }

    /// <summary>The pictures of posts and sites that it asks for at any size.</summary>
    public IReadOnlyList<string> PictureNames => [.. new[] { Main }.Concat(bySize.Values).Concat(byShape.Values).SelectMany(document => document.PictureNames).Distinct()];

    /// <summary>Whether it asks for the post's address at any size.</summary>
    public bool UsesUrl => new[] { Main }.Concat(bySize.Values).Concat(byShape.Values).Any(document => document.UsesUrl);

    /// <exception cref="TemplateException">Anything wrong in the files.</exception>
    public static TemplateVariants Read(TemplateSources sources, TemplatePictures pictures)
    {
        var main = TemplateReader.Read(sources, pictures);
        var variants = new TemplateVariants(main);
        if (sources.DependsOnSize)
        {
            variants.bySize[main.Sizes[0]] = main;
            foreach (var size in sources.Sizes.Where(size => size != main.Sizes[0]))
            {
                variants.bySize[size] = TemplateReader.Read(sources, pictures, size);
            }

            foreach (var example in CardShape.Examples)
            {
                // One that no at: names.
                var size = example;
                while (variants.bySize.ContainsKey(size))
                {
                    size = size with { Width = size.Width + 1 };
                }

                variants.byShape[CardShape.Of(size)] = TemplateReader.Read(sources, pictures, size);
            }
        }

        return variants;
    }

    public TemplateDocument At(CardSize size) =>
        bySize.TryGetValue(size, out var exact) ? exact : byShape.TryGetValue(CardShape.Of(size), out var shaped) ? shaped : Main;
}
