namespace OgService.Web.Hosting;

/// <summary>A setting of the whole service that stands among those of a site: refused below <c>OgService:Sites:NAME</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeServiceAttribute : Attribute;
