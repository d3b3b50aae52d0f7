using OgService.Testing;
using OgService.Typography;

namespace OgService.Cards.Tests.Support;

/// <summary>The fonts and templates that ship, opened once.</summary>
internal static class Shipped
{
    private static readonly Lazy<CardRenderer> Opened = new(NewRenderer);

    public static CardRenderer Renderer => Opened.Value;

    public static TemplateLibrary Templates { get; } = TemplateLibrary.Open(Repository.PathTo("templates"));

    public static CardRenderer NewRenderer() => new(new TextEngine(FontLibrary.Open(Repository.PathTo("fonts"))));
}
