using System.Net;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Server.Tests.Support;

/// <summary>What a browser does with the pages as far as HTTP sees it: it keeps cookies, and says which page a form is on.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly Server _server;
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Browser(Server server)
    {
        _server = server;
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(server.Address),
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public CookieCollection Cookies => _cookies.GetAllCookies();

    /// <summary>One that has logged in.</summary>
    public static Browser LoggedIn(Server server)
    {
        var browser = new Browser(server);
        Page page = browser.Send("POST", "/login", new() { ["token"] = server.Token });
        Assert.Equal(303, page.Status);
        return browser;
    }

    public Page Get(string path) => Send("GET", path);

    /// <summary>Sends a form with the token of the page that it is on.</summary>
    public Page Submit(string on, string path, Dictionary<string, string>? fields = null) =>
        Send("POST", path, new Dictionary<string, string>(fields ?? []) { ["form-token"] = FormToken(Get(on)) });

    public static string FormToken(Page page) => TokenField().Match(page.Body).Groups[1].Value;

    public Page Send(string method, string path, Dictionary<string, string>? fields = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        if (fields is not null)
        {
            request.Content = new FormUrlEncodedContent(fields);
            request.Headers.Add("Origin", _server.Address);
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.Remove(name);
            if (value.Length > 0)
            {
                request.Headers.Add(name, value);
            }
        }

        using HttpResponseMessage response = _http.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return new Page((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", reader.ReadToEnd(), response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>An answer as it comes, to be read while it is written.</summary>
    public Stream Open(string path) =>
        _http.Send(new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead).Content.ReadAsStream();

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"form-token\" (?:value|content)=\"([0-9a-f]+)\"")]
    private static partial Regex TokenField();
}

/// <summary>A page as it was answered.</summary>
internal sealed record Page(int Status, string Type, string Body, IReadOnlyDictionary<string, string> Headers);
