using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>What holds of every page: who sees it, and what a browser may do with it.</summary>
public sealed class PageShellTests(PageShellTests.Started started) : IClassFixture<PageShellTests.Started>
{
    private Support.Server Server => started.Server;

    [Fact]
    public void Who_has_not_logged_in_is_asked_for_the_token_and_told_where_it_is()
    {
        using var browser = new Browser(Server);
        Page page = browser.Get("/queues?x=1");
        Assert.Equal(401, page.Status);
        Assert.Equal("text/html; charset=utf-8", page.Type);
        Assert.Contains(Path.Combine(Server.Data, "token"), page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("maap-dps-sandbox", page.Body, StringComparison.Ordinal);

        Page wrong = browser.Send("POST", "/login", new() { ["token"] = "wrong", ["next"] = "/queues?x=1" });
        Assert.Equal(401, wrong.Status);
        Assert.Contains("not this server&#x27;s token", wrong.Body, StringComparison.Ordinal);
        Assert.Empty(browser.Cookies);

        Page right = browser.Send("POST", "/login", new() { ["token"] = Server.Token, ["next"] = "/queues?x=1" });
        Assert.Equal(303, right.Status);
        Assert.Equal("/queues?x=1", right.Headers["Location"]);
        Page queues = browser.Get("/queues");
        Assert.Equal(200, queues.Status);
        Assert.Contains("maap-dps-sandbox", queues.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Token, page.Body + wrong.Body + queues.Body + Server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cookie_is_a_random_id_that_scripts_and_other_sites_do_not_get()
    {
        using var browser = new Browser(Server);
        Page page = browser.Send("POST", "/login", new() { ["token"] = Server.Token });
        string cookie = page.Headers["Set-Cookie"];
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Server.Token, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cookie_does_not_open_the_api()
    {
        using var browser = Browser.LoggedIn(Server);
        Page page = browser.Get("/api/members/self");
        Assert.Equal(401, page.Status);
        Assert.Equal("application/json", page.Type);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    public void A_login_leads_nowhere_else(string next)
    {
        using var browser = new Browser(Server);
        Assert.Equal("/jobs", browser.Send("POST", "/login", new() { ["token"] = Server.Token, ["next"] = next }).Headers["Location"]);
    }

    [Theory]
    [InlineData("/queues", 200)]
    [InlineData("/queues/none", 404)]
    [InlineData("/login", 303)]
    [InlineData("/assets/page.css", 200)]
    [InlineData("/assets/none.css", 404)]
    public void No_page_runs_or_loads_what_is_not_the_servers(string path, int status)
    {
        using var browser = Browser.LoggedIn(Server);
        Page page = browser.Get(path);
        Assert.Equal(status, page.Status);
        string policy = page.Headers["Content-Security-Policy"];
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.DoesNotContain(" style=", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick=", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Host", "evil.example")]
    public void A_form_of_another_page_changes_nothing(string header, string value)
    {
        using var browser = Browser.LoggedIn(Server);
        Dictionary<string, string> form = new() { ["form-token"] = Browser.FormToken(browser.Get("/queues")) };
        (string, string)[] headers = header == "Sec-Fetch-Site" ? [("Origin", ""), (header, value)] : [(header, value)];
        Page page = browser.Send("POST", "/logout", form, headers);
        Assert.Equal(403, page.Status);
        Assert.StartsWith("text/html", page.Type, StringComparison.Ordinal);
        Assert.Equal(200, browser.Get("/queues").Status);
    }

    [Fact]
    public void A_form_without_the_sessions_token_changes_nothing()
    {
        using var browser = Browser.LoggedIn(Server);
        using var other = Browser.LoggedIn(Server);
        Assert.Equal(403, browser.Send("POST", "/logout", []).Status);
        Assert.Equal(403, browser.Send("POST", "/logout", new() { ["form-token"] = Browser.FormToken(other.Get("/queues")) }).Status);
        Assert.Equal(200, browser.Get("/queues").Status);
        Assert.Equal(303, browser.Submit("/queues", "/logout").Status);
        Assert.Equal(401, browser.Get("/queues").Status);
    }

    [Fact]
    public void Errors_of_pages_are_pages_and_those_of_the_api_are_not()
    {
        using var browser = Browser.LoggedIn(Server);
        Assert.StartsWith("text/html", browser.Get("/queues/none").Type, StringComparison.Ordinal);
        Assert.Equal(405, browser.Send("POST", "/queues", []).Status);
        Assert.Equal("application/json", browser.Get("/api/none").Type);
        Assert.Equal("application/json", browser.Get("/none").Type);
        Page head = browser.Send("HEAD", "/queues");
        Assert.Equal((200, ""), (head.Status, head.Body));
        Page start = browser.Send("HEAD", "/");
        Assert.Equal((303, "/jobs"), (start.Status, start.Headers["Location"]));
    }

    [Fact]
    public void Its_address_is_told() => Assert.Contains($"  page      {Server.Address}/jobs\n", Server.Said, StringComparison.Ordinal);

    [Fact]
    public void Without_a_token_forms_of_others_change_nothing_either()
    {
        using var server = new Support.Server("--no-token");
        using var browser = new Browser(server);
        Assert.Equal(200, browser.Get("/queues").Status);
        Assert.Equal(403, browser.Send("POST", "/jobs/actions", new() { ["act"] = "cancel" }).Status);
        Assert.Equal(400, browser.Submit("/queues", "/jobs/actions", new() { ["act"] = "cancel" }).Status);
    }

    /// <summary>A server without anything in it.</summary>
    public sealed class Started : IDisposable
    {
        internal Support.Server Server { get; } = new();

        public void Dispose() => Server.Dispose();
    }
}
