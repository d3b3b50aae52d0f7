using OgService.Cards;
using OgService.Typography;
using OgService.Yaml;

namespace OgService.Previews;

/// <summary>Why a program that shows previews cannot start.</summary>
public static class StartFailure
{
    /// <summary>Whether the message says all that a person needs: a file that cannot be read or used. Anything else is our own mistake and should show its trace.</summary>
    public static bool IsForPeople(Exception failure)
        => failure is YamlException or TemplateException or MissingGlyphsException or FontFormatException or IOException or UnauthorizedAccessException or InvalidDataException;
}
