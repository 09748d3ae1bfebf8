using System.Net;

namespace DpsAuthoring.Access.Tests;

/// <summary>A network that answers as it is told to, and remembers what went over it. No name of a host is ever looked up.</summary>
internal sealed class Network(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly List<string> _asked = [];

    /// <summary>Each request: its method, its address, and its token.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public static HttpResponseMessage Redirect(string to, HttpStatusCode status = HttpStatusCode.Redirect) =>
        new(status) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } };

    public static HttpResponseMessage Status(int status, string? retryAfter = null)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("body") };
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string token = request.Headers.Authorization is { } authorization ? $" {authorization}" : "";
        _asked.Add($"{request.Method} {request.RequestUri}{token}");
        try
        {
            return Task.FromResult(answer(request, _asked.Count));
        }
        catch (HttpRequestException e)
        {
            return Task.FromException<HttpResponseMessage>(e);
        }
    }
}
