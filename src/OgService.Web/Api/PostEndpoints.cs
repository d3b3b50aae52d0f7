using System.Text.Json;
using System.Text.Json.Nodes;
using OgService.Previews;
using OgService.Web.Hosting;
using OgService.Web.Sites;

namespace OgService.Web.Api;

/// <summary><c>PUT</c> and <c>DELETE /api/posts/{slug}</c>: posts that are no files of the site, told by programs that show a key.</summary>
internal static class PostEndpoints
{
    private const int MaxBytes = 64 * 1024;

    public static void MapPosts(this IEndpointRouteBuilder api)
    {
        api.MapPut("/posts/{**slug}", PutAsync).Accepts<JsonObject>("application/json").WithSummary("Tells of a post: a JSON object with the names of front matter");
        api.MapDelete("/posts/{**slug}", Delete).WithSummary("Forgets a post that was told of");
    }

    private static async Task<IResult> PutAsync(string slug, HttpContext context)
    {
        var previews = ServedSite.Of(context).Previews;
        if (!previews.TakesPosts)
        {
            return Problems.NotFound(context, "The service keeps no posts: OgService:Posts:Folder is not set.");
        }

        if (!context.Request.HasJsonContentType())
        {
            return Problems.UnsupportedMedia(context);
        }

        JsonObject post;
        try
        {
            post = PreviewService.ParsePost(await ReadAsync(context));
        }
        catch (JsonException)
        {
            return Problems.BadRequest(context, "The body must be a JSON object, each name once.");
        }

        var (isNew, problem) = previews.PutPost(slug, post);
        return problem is null
            ? Results.StatusCode(isNew ? StatusCodes.Status201Created : StatusCodes.Status204NoContent)
            : Problems.Unprocessable(context, $"The post cannot be kept: {problem}.");
    }

    private static IResult Delete(string slug, HttpContext context)
        => ServedSite.Of(context).Previews is { TakesPosts: true } previews && previews.DeletePost(slug) ? Results.NoContent() : Problems.NotFound(context, "There is no such post that was told of.");

    // Inside another application the limit of bodies is that application's.
    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var whole = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            whole.Write(chunk, 0, read);
            if (whole.Length > MaxBytes)
            {
                throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return whole.ToArray();
    }
}
