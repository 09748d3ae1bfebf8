using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>The form of a configuration writes YAML, whatever is typed into it, and reads it back as it was typed.</summary>
public sealed partial class RegisterFormTests(RegisterFormTests.Running running) : IClassFixture<RegisterFormTests.Running>
{
    /// <summary>What somebody can type; what a page shows another sign for is not compared.</summary>
    private static readonly Gen<string> s_typed = Gen.Frequency(
        (3, Gen.Char[' ', '~']),
        (1, Gen.Char['\u00A1', '\uD7FF'].Where(c =>
            c is not ((>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))))
        .Array[0, 12].Select(chars => new string(chars));

    /// <summary>What YAML may take for something else.</summary>
    private static readonly string[] s_mistaken =
    [
        "null", "~", "yes", "1.10", "0x1F", "1e3", "- a", "a: b", "#a", "'", "\"", "{a", "*a", "2026-11-30", "1:30", "=", "<<", "---",
    ];

    private static readonly Gen<string> s_tricky = Gen.Int[0, s_mistaken.Length - 1].Select(at => s_mistaken[at]);

    [Fact]
    public void What_is_typed_comes_back_from_the_yaml() =>
        Gen.Select(Gen.OneOf(s_typed, s_tricky), Gen.OneOf(s_typed, s_tricky), Gen.OneOf(s_typed, s_tricky)).Sample(
            (description, meaning, value) =>
            {
                var sent = new Dictionary<string, string>
                {
                    ["schema"] = "ogc",
                    ["rows"] = "1",
                    ["act"] = "save",
                    ["key.algorithm_name"] = "typed",
                    ["key.algorithm_version"] = "v1",
                    ["key.algorithm_description"] = description,
                    ["input.0.name"] = "a",
                    ["input.0.type"] = "string",
                    ["input.0.given"] = "default",
                    ["input.0.doc"] = meaning,
                    ["input.0.default"] = value,
                };
                Page saved = running.Browser.Submit("/register", "/register", sent);
                Assert.Equal(200, saved.Status);
                string loaded = running.Browser.Submit("/register", "/register/load", new() { ["yaml"] = saved.Body }).Body;
                Assert.Equal(value, Typed(loaded, "input.0.default"));
                Assert.Equal(meaning, Typed(loaded, "input.0.doc"));
                Assert.Equal(description, WebUtility.HtmlDecode(Area().Match(loaded).Groups[1].Value));
                Assert.Contains("value=\"default\" selected", loaded, StringComparison.Ordinal);
            },
            iter: 60,
            threads: 1);

    private static string? Typed(string page, string field) =>
        Regex.Match(page, $"name=\"{Regex.Escape(field)}\"[^>]* value=\"([^\"]*)\"") is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    [GeneratedRegex("name=\"key.algorithm_description\"[^>]*>\n([^<]*)</textarea>")]
    private static partial Regex Area();

    /// <summary>A server, and a browser that has logged in.</summary>
    public sealed class Running : IDisposable
    {
        private readonly Support.Server _server = new();

        public Running() => Browser = Browser.LoggedIn(_server);

        internal Browser Browser { get; }

        public void Dispose()
        {
            Browser.Dispose();
            _server.Dispose();
        }
    }
}
