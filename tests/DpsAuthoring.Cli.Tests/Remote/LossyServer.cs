using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>Stands between dps and a real dps serve, and loses what it is told to lose; what was taken, the real one tells.</summary>
internal sealed class LossyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly CancellationTokenSource _over = new();
    private readonly string _behind;
    private int _submissions;

    private LossyServer(WebApplication app, string behind) => (_app, _behind) = (app, behind);

    /// <summary>What is done to a submission, the first of which is 1.</summary>
    public Func<int, Loss> Submission { get; set; } = _ => Loss.None;

    /// <summary>What an answer is turned into: path and text to text.</summary>
    public Func<string, string, string> Answer { get; set; } = (_, text) => text;

    public string Address => _app.Urls.First();

    /// <summary>Ends when a submission is held for ever.</summary>
    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<LossyServer> StartAsync(string behind)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var server = new LossyServer(app, behind);
        app.Run(server.PassAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _app.DisposeAsync();
        _http.Dispose();
        _over.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        bool isSubmission = context.Request.Method == "POST"
            && (context.Request.Path.Value!.EndsWith("/execution", StringComparison.Ordinal) || context.Request.Path.Value.EndsWith("/dps/job", StringComparison.Ordinal));
        Loss loss = isSubmission ? Submission(Interlocked.Increment(ref _submissions)) : Loss.None;
        if (loss == Loss.Token)
        {
            context.Response.StatusCode = 401;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"message":"Invalid or expired token.","code":401}""");
            return;
        }

        if (loss == Loss.Request)
        {
            context.Abort();
            return;
        }

        using HttpResponseMessage answer = await ForwardAsync(context.Request);
        byte[] body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        switch (loss)
        {
            case Loss.Answer:
                context.Abort();
                return;
            case Loss.ForEver:
                Held.TrySetResult();
                using (var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _over.Token))
                {
                    await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                return;
        }

        string? type = answer.Content.Headers.ContentType?.ToString();
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = type;
        if (type?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            string text = System.Text.Encoding.UTF8.GetString(body).Replace(_behind, Address, StringComparison.Ordinal);
            body = System.Text.Encoding.UTF8.GetBytes(Answer(context.Request.Path.Value! + context.Request.QueryString.Value, text));
        }

        await context.Response.Body.WriteAsync(body);
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequest from)
    {
        string address = _behind + from.Path.ToUriComponent() + from.QueryString.ToUriComponent();
        using var request = new HttpRequestMessage(new HttpMethod(from.Method), address);
        if (from.Headers.TryGetValue("proxy-ticket", out Microsoft.Extensions.Primitives.StringValues token))
        {
            request.Headers.Add("proxy-ticket", token.ToString());
        }

        using var body = new MemoryStream();
        await from.Body.CopyToAsync(body, CancellationToken.None);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        return await _http.SendAsync(request, CancellationToken.None);
    }
}

/// <summary>What is lost of a submission.</summary>
internal enum Loss
{
    None,

    /// <summary>The token is accepted no more.</summary>
    Token,

    /// <summary>The connection breaks before the server behind hears of it.</summary>
    Request,

    /// <summary>It is taken, and the connection breaks before the answer.</summary>
    Answer,

    /// <summary>It is taken, and the answer never comes.</summary>
    ForEver,
}
