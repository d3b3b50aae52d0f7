namespace OgService.Imaging.Deflate;

/// <summary>A piece of a file.</summary>
internal readonly record struct DataPart(int Offset, int Length);
