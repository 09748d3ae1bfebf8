using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>The files of a job's folder: as downloads, as pictures, and all together.</summary>
internal static class JobFileRoutes
{
    /// <summary>Nothing in a file is run, whatever a browser takes it for.</summary>
    private const string Inert = "sandbox; default-src 'none'";

    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get("/jobs/{id}/files/{**path}", call => Download(Find(call, parts)));
        pages.Get("/jobs/{id}/looks/{**path}", call => LookAsync(call, parts));
        pages.Get("/jobs/{id}/folder.zip", call => Zip(FolderOf(call, parts), call.Part("id")));
    }

    /// <summary>A file as it is, which a browser keeps and never opens.</summary>
    public static Reply Download(string path, string? name = null) => new(200, "application/octet-stream", context =>
    {
        SetInert(context);
        context.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name ?? Path.GetFileName(path))}";
        context.Response.ContentLength = new FileInfo(path).Length;
        return context.Response.SendFileAsync(path, context.RequestAborted);
    });

    private static string FolderOf(PageCall call, ServerParts parts)
    {
        JobRecord job = JobPage.Find(call, parts);
        return job.State.IsFinal() && job.Folder is { } folder && parts.Options.PathOf(folder) is { } path && Directory.Exists(path)
            ? path
            : throw Refusal.Framework(404, "This job has no folder of results: it has not ended, or left none.");
    }

    private static string Find(PageCall call, ServerParts parts) =>
        FolderPath.In(FolderOf(call, parts), call.Part("path")) is { } path && File.Exists(path)
            ? path
            : throw Refusal.Framework(404, "This job has no such file.");

    private static async Task<Reply> LookAsync(PageCall call, ServerParts parts)
    {
        string path = Find(call, parts);
        if (FileKinds.ImageOf(path) is { } type)
        {
            return Picture(path, type);
        }

        if (!FileKinds.IsRaster(path))
        {
            throw Refusal.Framework(404, "There is no picture of such a file.");
        }

        var file = new FileInfo(path);
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}")))[..32];
        string folder = Directory.CreateDirectory(parts.Options.PathOf("looks")).FullName;
        string picture = Path.Combine(folder, key + ".png");
        if (!File.Exists(picture))
        {
            string? problem = parts.Looks.Obstacle ?? await parts.Looks.DrawAsync(path, picture, call.Cancel).ConfigureAwait(false);
            if (problem is not null)
            {
                throw Refusal.Framework(404, problem);
            }
        }

        return Picture(picture, "image/png");
    }

    private static Reply Picture(string path, string type) => new(200, type, context =>
    {
        SetInert(context);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return context.Response.SendFileAsync(path, context.RequestAborted);
    });

    /// <summary>The folder, written into the answer as it is read.</summary>
    private static Reply Zip(string folder, string id) => new(200, "application/zip", async context =>
    {
        SetInert(context);
        context.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(id)}.zip";
        IHttpBodyControlFeature? body = context.Features.Get<IHttpBodyControlFeature>();
        if (body is not null)
        {
            body.AllowSynchronousIO = true; // An archive writes its own parts so.
        }

        using var zip = new ZipArchive(context.Response.Body, ZipArchiveMode.Create, leaveOpen: true);
        foreach (FileEntry file in Folders.Files(folder)
            .Where(file => !file.IsLink && !file.Path.Contains(Folders.NotUtf8, StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = zip.CreateEntry(Path.GetRelativePath(folder, file.Path), CompressionLevel.Fastest);
            Stream target = entry.Open();
            await using System.Runtime.CompilerServices.ConfiguredAsyncDisposable first = target.ConfigureAwait(false);
            Stream source = File.OpenRead(file.Path);
            await using System.Runtime.CompilerServices.ConfiguredAsyncDisposable second = source.ConfigureAwait(false);
            await source.CopyToAsync(target, context.RequestAborted).ConfigureAwait(false);
        }
    });

    private static void SetInert(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Inert;
        context.Response.Headers.XContentTypeOptions = "nosniff";
    }
}
