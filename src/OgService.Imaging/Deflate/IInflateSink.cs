namespace OgService.Imaging.Deflate;

/// <summary>Takes expanded bytes as they come.</summary>
internal interface IInflateSink
{
    void Write(ReadOnlySpan<byte> bytes);
}
