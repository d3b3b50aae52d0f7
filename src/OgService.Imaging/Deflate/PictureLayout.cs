namespace OgService.Imaging.Deflate;

/// <summary>Distances at which a picture's bytes are likely to repeat.</summary>
/// <param name="RowLength">Bytes from a row to the next, the filter byte included; 0 when unknown.</param>
/// <param name="PixelLength">Bytes from a pixel to the next, at least 1.</param>
/// <param name="IsIndexed">Whether the bytes are numbers of colours: letters on flat grounds, found with little search. Colours of gradients need more.</param>
internal readonly record struct PictureLayout(int RowLength, int PixelLength, bool IsIndexed = false);
