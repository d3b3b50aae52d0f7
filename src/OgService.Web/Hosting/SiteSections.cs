using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using OgService.Web.Signing;

namespace OgService.Web.Hosting;

/// <summary>The configuration's sections <c>OgService:Sites:NAME</c>: what the binder does not do for them. A wrong key is refused, since a site that lacks a setting may show what it should not.</summary>
internal static class SiteSections
{
    // Listed, not found by their properties: so their names outlive the compilation to machine code.
    private static readonly Dictionary<Type, PropertyInfo[]> Known = new()
    {
        [typeof(MountedSiteOptions)] = PropertiesOf<MountedSiteOptions>(),
        [typeof(SigningOptions)] = PropertiesOf<SigningOptions>(),
        [typeof(PostSettings)] = PropertiesOf<PostSettings>(),
        [typeof(RemoteSettings)] = PropertiesOf<RemoteSettings>(),
        [typeof(LimitOptions)] = PropertiesOf<LimitOptions>(),
    };

    /// <summary>Before the binder, whose words for it nobody would understand.</summary>
    /// <param name="service">The section <c>OgService</c>.</param>
    /// <exception cref="InvalidOperationException">A key is not known, or is of the whole service.</exception>
    public static void Check(IConfigurationSection service)
    {
        // One letter away from what is meant; it would show the example site to the world.
        if (service.GetSection(nameof(SiteOptions.Site)).GetChildren().FirstOrDefault() is { } astray)
        {
            throw new InvalidOperationException($"{astray.Path} is no setting: {ServiceOptions.Section}:{nameof(SiteOptions.Site)} is a folder, several sites are {ServiceOptions.Section}:{nameof(ServiceOptions.Sites)}.");
        }

        RequireSection(service.GetSection(nameof(ServiceOptions.Sites)));
        foreach (var section in service.GetSection(nameof(ServiceOptions.Sites)).GetChildren())
        {
            RequireSection(section);
            RequireKnown(section, Known[typeof(MountedSiteOptions)], "");
        }
    }

    /// <summary>After the binder.</summary>
    public static void Complete(IConfigurationSection service, ServiceOptions options)
    {
        foreach (var section in service.GetSection(nameof(ServiceOptions.Sites)).GetChildren())
        {
            // A name with nothing below it is bound to nothing, and should not be passed over.
            var site = options.Sites.GetValueOrDefault(section.Key) ?? (options.Sites[section.Key] = new MountedSiteOptions());
            if (section.GetSection(nameof(MountedSiteOptions.Host)).Value is { Length: > 0 } hosts)
            {
                site.Host = hosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            }
        }
    }

    private static void RequireSection(IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            throw new InvalidOperationException($"{section.Path} has settings below it, and no value; got {section.Value}.");
        }
    }

    private static PropertyInfo[] PropertiesOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>() => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static void RequireKnown(IConfigurationSection section, PropertyInfo[] known, string below)
    {
        foreach (var child in section.GetChildren())
        {
            var property = known.FirstOrDefault(candidate => candidate.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidOperationException($"{child.Path} is no setting; there are {string.Join(", ", known.Select(candidate => candidate.Name).Order(StringComparer.Ordinal))}.");
            if (property.GetCustomAttribute<WholeServiceAttribute>() is not null)
            {
                throw new InvalidOperationException($"{child.Path} cannot be set for one site: it is of the whole service, {ServiceOptions.Section}:{below}{property.Name}.");
            }

            if (Known.TryGetValue(property.PropertyType, out var nested))
            {
                RequireKnown(child, nested, below + property.Name + ":");
            }
        }
    }
}
