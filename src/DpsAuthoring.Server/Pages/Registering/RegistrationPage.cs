using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Algorithms;
using DpsAuthoring.Server.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>A build: how far it is, and its log while it is written.</summary>
internal static class RegistrationPage
{
    /// <summary>What a page shows of a log; all of it is a click away.</summary>
    private const int Shown = 200_000;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get(RegistrationPath.Root + "/{id}", call => Show(parts, call));
        pages.Get(RegistrationPath.Root + "/{id}/events", call => Events(parts, call));
    }

    private static Registration Find(ServerParts parts, PageCall call) =>
        parts.Algorithms.Find(call.Part("id")) ?? throw Refusal.Framework(404, "There is no such build.");

    private static bool IsOver(Registration registration) =>
        registration.Status is RegistrationStatus.Successful or RegistrationStatus.Failed;

    private static Reply Show(ServerParts parts, PageCall call)
    {
        Registration registration = Find(parts, call);
        bool isOver = IsOver(registration);
        (string log, long end) = Tail(parts.Registrations.LogOf(registration));
        string path = RegistrationPath.Of(registration);
        return call.Page($"{registration.Name}:{registration.Version}", Html.Of(
            $"""
            {Html.If(!isOver, $"""<noscript><meta http-equiv="refresh" content="3"></noscript>""")}
            <p><a href="{AlgorithmsPage.Path}">Algorithms</a></p>
            <h1>Build of <bdi>{registration.Name}:{registration.Version}</bdi></h1>
            <div class="card" id="state">{State(registration)}</div>
            <div class="row spread"><h2 id="log-title">Log of the build</h2><span class="row"><button class="quiet script" type="button" data-copy="#log">Copy</button><a href="/builds/{registration.Uuid}/log">All of it as text</a></span></div>
            <div class="scroll code log" tabindex="0" role="region" aria-labelledby="log-title"><pre id="log"{Html.If(!isOver, $""" data-events="{path}/events?from={end}" """)}>{log}</pre></div>
            """));
    }

    private static Html State(Registration registration) => Html.Of(
        $"""
        <dl class="facts"><dt>State</dt><dd>{AlgorithmText.StateOf(registration.Status)}{Html.If(!IsOver(registration), $""" <span class="hint scriptless">the page is loaded anew every 3 seconds</span>""")}</dd>
        {Html.If(registration.Error is not null, $"""<dt>What went wrong</dt><dd class="problem">{registration.Error}</dd>""")}
        <dt>Route</dt><dd>{AlgorithmText.RouteOf(registration.Kind)}</dd><dt>Created</dt><dd>{ShownTime.At(registration.Created)}</dd>
        <dt>Updated</dt><dd>{ShownTime.At(registration.Changed)}</dd></dl>
        {Html.If(registration.Algorithm is not null && registration.Status == RegistrationStatus.Successful, $"""
        <p class="row"><a class="button main" href="/submit?algorithm={registration.Algorithm ?? 0}">Submit a job</a><a class="button" href="{AlgorithmsPage.Path}/{registration.Algorithm ?? 0}">The algorithm</a></p>
        """)}
        {Html.If(registration.Status == RegistrationStatus.Failed, $"""<p>Mend it, and <a href="{RegisterPage.Path}">register it again</a>.</p>""")}
        """);

    /// <summary>What is added to the log, and the state where it changes, until the build is over.</summary>
    private static Reply Events(ServerParts parts, PageCall call)
    {
        Registration registration = Find(parts, call);
        long from = long.TryParse(call.Query("from"), NumberStyles.None, CultureInfo.InvariantCulture, out long asked) ? asked : 0;
        return new Reply(200, "text/event-stream", async context =>
        {
            // A server that stops does not wait for who looks on.
            CancellationToken stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            long at = from;
            RegistrationStatus told = registration.Status;
            while (true)
            {
                // The state first: what was logged before it changed is read after it.
                Registration now = parts.Algorithms.Find(registration.Id)!;
                (string text, at) = Read(parts.Registrations.LogOf(registration), at, Shown);
                if (text.Length > 0)
                {
                    await SendAsync(context, "log", new JsonObject { ["text"] = text, ["end"] = at }).ConfigureAwait(false);
                    continue;
                }

                if (now.Status != told || IsOver(now))
                {
                    told = now.Status;
                    await SendAsync(context, "state", new JsonObject { ["html"] = State(now).ToString(), ["isOver"] = IsOver(now), ["say"] = Spoken(now) }).ConfigureAwait(false);
                    if (IsOver(now))
                    {
                        return;
                    }
                }

                await Task.Delay(s_pause, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (end.IsCancellationRequested)
                {
                    return;
                }
            }
        });
    }

    private static string Spoken(Registration registration) => registration.Status switch
    {
        RegistrationStatus.Successful => $"{registration.Name} is registered",
        RegistrationStatus.Failed => $"The build of {registration.Name} has failed",
        _ => $"{registration.Name} is being built",
    };

    private static async Task SendAsync(HttpContext context, string name, JsonObject data)
    {
        await context.Response.WriteAsync($"event: {name}\ndata: {data.ToJsonString()}\n\n", context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static (string Text, long End) Tail(string path)
    {
        long length = File.Exists(path) ? new FileInfo(path).Length : 0;
        return Read(path, Math.Max(0, length - Shown), Shown);
    }

    /// <summary>Text from some byte on, up to the last line that is whole.</summary>
    private static (string Text, long End) Read(string path, long from, int most)
    {
        if (!File.Exists(path))
        {
            return ("", from);
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (from < 0 || from > file.Length)
        {
            return ("", from);
        }

        file.Seek(from, SeekOrigin.Begin);
        byte[] bytes = new byte[Math.Min(most, file.Length - from)];
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        int end = Array.LastIndexOf(bytes, (byte)'\n', Math.Max(0, count - 1), count) + 1;
        end = end > 0 || count < most ? end : count; // A line longer than what is shown is cut.
        return (Encoding.UTF8.GetString(bytes, 0, end), from + end);
    }
}
