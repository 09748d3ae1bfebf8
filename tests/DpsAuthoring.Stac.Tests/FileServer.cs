using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Stac.Tests;

/// <summary>The files of a folder, on loopback, or whatever else is answered.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FileServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static Task<FileServer> StartAsync(string folder) => StartAsync(async context =>
    {
        string path = Path.Combine(folder, context.Request.Path.Value!.TrimStart('/'));
        context.Response.StatusCode = File.Exists(path) ? 200 : 404;
        if (File.Exists(path))
        {
            await context.Response.SendFileAsync(path);
        }
    });

    public static async Task<FileServer> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
