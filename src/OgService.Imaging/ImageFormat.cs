namespace OgService.Imaging;

public enum ImageFormat
{
    Png,
    Jpeg,
    WebP,
    Gif,
    Svg,
    Avif,
    Heic,
    Bmp,
    Ico,
}
