using System.Buffers;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>Writes pixels as prefix codes, copies and cached colours (RFC 9649, 5 and 6): what <see cref="EntropyImage"/> reads.</summary>
internal static class EntropyImageWriter
{
    // More tiles than this cost more to describe than they save.
    private const int MaxTiles = 2_600;
    private const int MaxTileBits = 9;

    /// <summary>Writes a small picture: one group of codes, no cache.</summary>
    public static void WriteSmall(ReadOnlySpan<uint> pixels, int width, LosslessBitSink sink)
    {
        using var matches = new PixelMatches(pixels, width, depth: 32);
        using var tokens = new PixelTokens(pixels.Length);
        PixelParser.ParseGreedily(pixels, width, matches, tokens);
        var layout = new SymbolLayout(0);
        var groups = TileGroups.Whole(layout, tokens);
        if (pixels.Length > 1)
        {
            PixelParser.ParseCheaply(pixels, width, matches, new PixelCosts(layout, groups.Groups[0]), [], tokens);
            groups = TileGroups.Whole(layout, tokens);
        }

        sink.WriteFlag(false);
        WriteTokens(tokens, groups, layout, width, tileBits: 0, sink);
    }

    /// <summary>Writes the picture itself.</summary>
    public static void Write(ReadOnlySpan<uint> pixels, int width, WebPEffort effort, LosslessBitSink sink)
    {
        var height = pixels.Length / width;
        if (!pixels.ContainsAnyExcept(pixels[0]))
        {
            WriteFlat(pixels, width, sink);
            return;
        }

        using var matches = new PixelMatches(pixels, width, depth: effort == WebPEffort.Small ? 96 : 32);
        using var tokens = new PixelTokens(pixels.Length);
        PixelParser.ParseGreedily(pixels, width, matches, tokens);
        var layout = new SymbolLayout(CacheChoice.Choose(pixels, tokens));
        var rented = ArrayPool<short>.Shared.Rent(pixels.Length);
        var hits = layout.CacheBits > 0 ? rented.AsSpan(0, pixels.Length) : default;
        if (layout.CacheBits > 0)
        {
            CacheChoice.FindHits(pixels, layout.CacheBits, hits);
            using var cached = new PixelTokens(pixels.Length);
            CacheChoice.Replace(hits, tokens, cached);
            ParseAgain(pixels, width, matches, hits, TileGroups.Whole(layout, cached), layout, tokens);
        }
        else
        {
            ParseAgain(pixels, width, matches, hits, TileGroups.Whole(layout, tokens), layout, tokens);
        }

        for (var round = 1; round < (effort == WebPEffort.Small ? 3 : 1); round++)
        {
            ParseAgain(pixels, width, matches, hits, TileGroups.Whole(layout, tokens), layout, tokens);
        }

        ArrayPool<short>.Shared.Return(rented);
        WriteGroups(tokens, layout, width, height, effort, sink);
    }

    // One symbol of each code takes no bits, however many pixels there are.
    private static void WriteFlat(ReadOnlySpan<uint> pixels, int width, LosslessBitSink sink)
    {
        using var tokens = new PixelTokens(1);
        tokens.AddPixel(pixels[0]);
        var layout = new SymbolLayout(0);
        sink.WriteFlag(false);
        sink.WriteFlag(false);
        WriteTokens(tokens, TileGroups.Whole(layout, tokens), layout, width, tileBits: 0, sink);
    }

    private static void ParseAgain(
        ReadOnlySpan<uint> pixels, int width, PixelMatches matches, ReadOnlySpan<short> hits, TileGroups groups, SymbolLayout layout, PixelTokens tokens) =>
        PixelParser.ParseCheaply(pixels, width, matches, new PixelCosts(layout, groups.Groups[0]), hits, tokens);

    private static void WriteGroups(PixelTokens tokens, SymbolLayout layout, int width, int height, WebPEffort effort, LosslessBitSink sink)
    {
        sink.WriteFlag(layout.CacheBits > 0);
        if (layout.CacheBits > 0)
        {
            sink.Write((uint)layout.CacheBits, 4);
        }

        var (groups, tileBits) = ChooseGroups(tokens, layout, width, height, effort);
        sink.WriteFlag(groups.Groups.Count > 1);
        if (groups.Groups.Count > 1)
        {
            sink.Write((uint)(tileBits - 2), 3);
            WriteMap(groups, width, tileBits, sink);
        }

        WriteTokens(tokens, groups, layout, width, tileBits, sink);
    }

    // Tiles of one or several sizes, against one group for all.
    private static (TileGroups Groups, int TileBits) ChooseGroups(PixelTokens tokens, SymbolLayout layout, int width, int height, WebPEffort effort)
    {
        var best = TileGroups.Whole(layout, tokens);
        var bestCost = best.Cost;
        var bestBits = 0;
        var (first, last) = effort == WebPEffort.Small ? (3, 6) : (5, 5);
        for (var tileBits = first; tileBits <= last || (bestBits == 0 && tileBits <= MaxTileBits); tileBits++)
        {
            var count = (long)TransformTiles.Count(width, tileBits) * TransformTiles.Count(height, tileBits);
            if (count > MaxTiles)
            {
                continue;
            }

            if (count == 1)
            {
                break;
            }

            var groups = TileGroups.Create(layout, tokens, width, height, tileBits);
            using var map = new PooledBytes(1 << 12);
            var mapSink = new LosslessBitSink(map);
            WriteMap(groups, width, tileBits, mapSink);
            mapSink.Finish();
            var cost = groups.Cost + (8L * map.Length * Entropy.UnitsPerBit);
            if (cost < bestCost)
            {
                (best, bestCost, bestBits) = (groups, cost, tileBits);
            }

            if (tileBits >= last)
            {
                break;
            }
        }

        return (best, bestBits);
    }

    private static void WriteMap(TileGroups groups, int width, int tileBits, LosslessBitSink sink) =>
        WriteSmall(Array.ConvertAll(groups.GroupOf, group => (uint)group << 8), TransformTiles.Count(width, tileBits), sink);

    private static void WriteTokens(PixelTokens tokens, TileGroups groups, SymbolLayout layout, int width, int tileBits, LosslessBitSink sink)
    {
        var codes = new PrefixCodeWriter[groups.Groups.Count][];
        for (var group = 0; group < codes.Length; group++)
        {
            codes[group] = new PrefixCodeWriter[SymbolLayout.Codes];
            for (var code = 0; code < SymbolLayout.Codes; code++)
            {
                codes[group][code] = new PrefixCodeWriter(groups.Groups[group].AsSpan(layout.StartOf(code)..layout.StartOf(code + 1)), sink);
            }
        }

        var isOne = codes.Length == 1;
        var across = TransformTiles.Count(width, tileBits);
        int x = 0, y = 0;
        for (var token = 0; token < tokens.Count; token++)
        {
            var length = tokens.Lengths[token];
            var value = tokens.Values[token];
            var group = codes[isOne ? 0 : groups.GroupOf[((y >> tileBits) * across) + (x >> tileBits)]];
            WriteToken(length, value, group, sink);
            x += PixelTokens.PixelsOf(length);
            if (x >= width)
            {
                y += x / width;
                x %= width;
            }
        }
    }

    private static void WriteToken(int length, uint value, PrefixCodeWriter[] group, LosslessBitSink sink)
    {
        if (length == 0)
        {
            group[0].Write((int)((value >> 8) & 255), sink);
            group[1].Write((int)((value >> 16) & 255), sink);
            group[2].Write((int)(value & 255), sink);
            group[3].Write((int)(value >> 24), sink);
        }
        else if (length < 0)
        {
            group[0].Write(SymbolLayout.Cached + (int)value, sink);
        }
        else
        {
            var (symbol, extraBits, extra) = PixelTokens.Prefix(length);
            group[0].Write(SymbolLayout.Lengths + symbol, sink);
            sink.Write(extra, extraBits);
            (symbol, extraBits, extra) = PixelTokens.Prefix((int)value);
            group[4].Write(symbol, sink);
            sink.Write(extra, extraBits);
        }
    }
}
