using Microsoft.Extensions.FileProviders;

namespace PaddleInferenceNet.Service.Hosting;

/// <summary>The page for people, which is part of the assembly.</summary>
internal static class Page
{
    public static void UsePage(this IApplicationBuilder app)
    {
        ManifestEmbeddedFileProvider files = new(typeof(Page).Assembly, "wwwroot");
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                // Asked for anew each time, and answered with 304 while it is the same.
                OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
            }
        );
    }
}
