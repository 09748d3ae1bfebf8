using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Store;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Server.Api;

/// <summary>
/// Results, what triage kept, and the logs of builds, at addresses that hold an id which nobody guesses: a browser sends no token, and one
/// must not stand in an address.
/// </summary>
internal static class FileApi
{
    /// <summary>How far a build is whose log is shown: of the legacy generation nothing else tells.</summary>
    private const string StateHeader = "dps-build-state";

    /// <summary>Asks for a folder's files, all the way down, as JSON.</summary>
    private const string FilesQuery = "files";

    public static void Add(Routes routes, ServerParts parts)
    {
        routes.Public("GET", JobProduct.Root + "/{job}/{**path}", call => Show(parts, call));
        routes.Public("GET", "/builds/{id}/log", call => Log(parts, call, call.Part("id")));
    }

    private static Reply Log(ServerParts parts, Call call, string id)
    {
        Registration registration = parts.Algorithms.Find(id) ?? throw Missing();
        string log = parts.Registrations.LogOf(registration);
        call.Context.Response.Headers[StateHeader] = registration.Status.ToString().ToLowerInvariant();
        return Reply.Text(File.Exists(log) ? ReadShared(log) : $"{registration.Name} {registration.Version} waits for its turn.\n");
    }

    private static Reply Show(ServerParts parts, Call call)
    {
        JobRecord? job = parts.Jobs.Find(call.Part("job"));
        if (job is not { Folder: { } folder } || !job.State.IsFinal())
        {
            throw Missing();
        }

        string asked = Path.Combine(parts.Options.Data, call.Part("path"));
        string path = FolderPath.In(Path.Combine(parts.Options.Data, folder), asked) ?? throw Missing();
        return
            !Directory.Exists(path) ? File.Exists(path) ? Content(path) : throw Missing()
            : call.Context.Request.Query.ContainsKey(FilesQuery) ? Files(path)
            : Listing(call, path);
    }

#pragma warning disable DPS1008 // This runs in no job: what is shown are results, from which no link may lead out.
    /// <summary>All files of a folder with their sizes, for programs. Links lead out, and are none.</summary>
    private static Reply Files(string folder) => Reply.Json(new JsonObject
    {
        [FilesQuery] = new JsonArray([.. Folders.Files(folder).Where(file => !file.IsLink)
            .OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => (JsonNode)new JsonObject { ["name"] = Path.GetRelativePath(folder, file.Path), ["size"] = file.Length })]),
    });

    private static Reply Listing(Call call, string folder)
    {
        string here = call.Context.Request.Path.ToUriComponent().TrimEnd('/');
        var page = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><title>Results</title><ul>\n");
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Where(entry => entry.LinkTarget is null).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            string name = HtmlEncoder.Default.Encode(entry.Name + (entry is DirectoryInfo ? "/" : ""));
            page.Append("<li><a href=\"").Append(HtmlEncoder.Default.Encode($"{here}/{Uri.EscapeDataString(entry.Name)}"))
                .Append("\">").Append(name).Append("</a>\n");
        }

        call.Context.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return Reply.Text(page.Append("</ul>\n").ToString(), "text/html; charset=utf-8");
    }

#pragma warning restore DPS1008

    /// <summary>A result is the algorithm's own work: it is never a page of this server.</summary>
    private static Reply Content(string path) => new(200, "application/octet-stream", async context =>
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.ContentLength = new FileInfo(path).Length;
        await context.Response.SendFileAsync(path, context.RequestAborted).ConfigureAwait(false);
    });

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static Refusal Missing() => Refusal.Framework(404, "There is nothing here.");
}
