using OgService.Yaml;

namespace OgService.Posts.FrontMatter;

/// <summary>Front matter of any format as one tree of nodes with positions in the file.</summary>
internal static class FrontMatterReader
{
    /// <summary>The fields, or null when there are none.</summary>
    /// <exception cref="PostException">Broken, too deep, too many keys, or not a mapping.</exception>
    public static YamlMapping? Read(FrontMatterBlock block, string file)
    {
        try
        {
            var root = block.Format switch
            {
                FrontMatterFormat.Yaml => YamlReader.Parse(block.Content, file, YamlLimits.Default, block.FirstLine),
                FrontMatterFormat.Toml => TomlFrontMatter.Parse(block.Content, file, YamlLimits.Default, block.FirstLine),
                FrontMatterFormat.Json => JsonFrontMatter.Parse(block.Content, file, YamlLimits.Default, block.FirstLine),
                _ => null,
            };
            return root switch
            {
                null => null,
                YamlMapping mapping => mapping,
                YamlScalar { Kind: YamlScalarKind.Null } => null,
                _ => throw new PostException(file, root.Position.Line, root.Position.Column,
                    $"the front matter must be fields (\"key: value\" lines); got {YamlObject.Describe(root)}"),
            };
        }
        catch (YamlException e)
        {
            throw new PostException(file, e.Position.Line, e.Position.Column, e.Reason);
        }
    }
}
