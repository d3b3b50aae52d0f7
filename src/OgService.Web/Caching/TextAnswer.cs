using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace OgService.Web.Caching;

internal enum TextEncoding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>A text with its validators: whole, of exact length, compressed if asked, 304 where the reader has it. Range is ignored: readers send it for
/// pages and a part of one loses the preview (R13).</summary>
internal sealed class TextAnswer(byte[] text, string contentType, DateTimeOffset changed, string cacheControl) : IResult
{
    private readonly DateTimeOffset modified = changed - CacheControls.ClockSlack;

    // Below this, compression costs more than it saves.
    private const int SmallestCompressed = 512;

    /// <summary>gzip or br only if asked for: Facebook takes gzip and deflate, and nothing else (R14). What the reader likes better goes first; where it likes both
    /// alike, br. The text as it is, unless the reader will not have it so (RFC 9110, 12.5.3).</summary>
    public static TextEncoding ChooseEncoding(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        double? any = null;
        double? gzip = null;
        double? brotli = null;
        double? identity = null;
        foreach (var coding in accepted)
        {
            var quality = coding.Quality ?? 1;
            switch (coding.Value.ToString().ToLowerInvariant())
            {
                case "*":
                    any = quality;
                    break;
                case "gzip" or "x-gzip":
                    gzip = quality;
                    break;
                case "br":
                    brotli = quality;
                    break;
                case "identity":
                    identity = quality;
                    break;
            }
        }

        if (brotli > 0 && brotli >= (gzip ?? 0))
        {
            return TextEncoding.Brotli;
        }

        return gzip > 0 || (identity == 0 && gzip is null && any > 0) ? TextEncoding.Gzip : TextEncoding.Identity;
    }

    public async Task ExecuteAsync(HttpContext context)
    {
        var mayBeCompressed = text.Length >= SmallestCompressed;
        var encoding = mayBeCompressed ? ChooseEncoding(context.Request) : TextEncoding.Identity;
        var response = context.Response;
        var tag = EntityTagOf(encoding);
        response.Headers.CacheControl = cacheControl;
        response.Headers.ETag = tag.ToString();
        response.Headers.LastModified = modified.ToString("R", CultureInfo.InvariantCulture);
        if (mayBeCompressed)
        {
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (IsKnownToReader(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = Compress(encoding);
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        if (encoding != TextEncoding.Identity)
        {
            response.Headers.ContentEncoding = encoding == TextEncoding.Brotli ? "br" : "gzip";
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            // Without the token of the request: half a write must never reach the cache.
            await response.Body.WriteAsync(body);
        }
    }

    private EntityTagHeaderValue EntityTagOf(TextEncoding encoding)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(text))[..24];
        var suffix = encoding switch { TextEncoding.Gzip => "-gz", TextEncoding.Brotli => "-br", _ => "" };
        return new EntityTagHeaderValue($"\"{hash}{suffix}\"");
    }

    // RFC 9110, 13.2.2: If-None-Match goes before If-Modified-Since.
    private bool IsKnownToReader(HttpRequest request, EntityTagHeaderValue tag)
    {
        var headers = request.GetTypedHeaders();
        if (headers.IfNoneMatch.Count > 0)
        {
            return headers.IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(tag, useStrongComparison: false));
        }

        return headers.IfModifiedSince is { } since && modified <= since;
    }

    private byte[] Compress(TextEncoding encoding)
    {
        if (encoding == TextEncoding.Identity)
        {
            return text;
        }

        using var compressed = new MemoryStream(text.Length);
        using (Stream compressor = encoding == TextEncoding.Brotli
            ? new BrotliStream(compressed, CompressionLevel.Optimal)
            : new GZipStream(compressed, CompressionLevel.Optimal))
        {
            compressor.Write(text);
        }

        return compressed.ToArray();
    }
}
