using OgService.Cards.Pictures;

namespace OgService.Cards.Styles;

/// <summary>One value of <c>background-size</c>.</summary>
/// <param name="Fit">Null for lengths. What has no size of its own fills the box either way.</param>
internal readonly record struct LayerSize(PictureFit? Fit, Length Width, Length Height)
{
    public static LayerSize? Parse(string text) => text switch
    {
        "cover" => new LayerSize(PictureFit.Cover, Length.Auto, Length.Auto),
        "contain" => new LayerSize(PictureFit.Contain, Length.Auto, Length.Auto),
        _ => BackgroundLayer.Size(text) is { } size ? new LayerSize(null, size.Width, size.Height) : null,
    };

    public LayerSize Compute(StyleContext context) => this with { Width = Width.Compute(context), Height = Height.Compute(context) };

    public Background On(Background layer)
    {
        if (layer is PictureBackground picture)
        {
            var fit = Fit ?? (Width.IsAuto && Height.IsAuto ? PictureFit.None : PictureFit.Sized);
            return picture with { Look = picture.Look with { Fit = fit, Width = Width, Height = Height } };
        }

        return layer with { Place = layer.Place with { Size = Fit is null && !(Width.IsAuto && Height.IsAuto) ? (Width, Height) : null } };
    }
}
