using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>A job as its user would submit it elsewhere. The token stands in none of it: all read it from MAAP_PGT.</summary>
internal static class CopiedJob
{
    private static readonly HashSet<string> s_python =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
        "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
        "identifier", "algo_id", "version", "queue", "retrieve_attributes", "self", // These are submitJob's own.
    ];

    /// <summary>All ways, by the names that the page shows.</summary>
    /// <param name="form">The job.</param>
    /// <param name="origin">The server's address.</param>
    public static IReadOnlyList<(string Key, string Title, string Text)> All(JobForm form, string origin) =>
    [
        ("dps", "dps submit", Dps(form)),
        ("maap4", "maap-py 4", MaapPy4(form)),
        ("maap5", "maap-py 5", MaapPy5(form)),
        ("curl", "curl", Curl(form, origin)),
    ];

    private static string NameOf(JobForm form) => $"{form.Algorithm.Name}:{form.Algorithm.Version}";

    private static string Dps(JobForm form)
    {
        var words = new List<string> { "dps", "submit", NameOf(form), "--queue", form.Queue };
        if (form.Tag.Length > 0)
        {
            words.AddRange(["--tag", form.Tag]);
        }

        words.AddRange(form.Values.SelectMany(value => (string[])["-i", $"{value.Key}={value.Value}"]));
        return string.Join(' ', words.Select(JobCommand.Quote));
    }

    private static string MaapPy4(JobForm form)
    {
        var arguments = new List<string>
        {
            $"identifier={Python(form.TagOrDefault)}", $"algo_id={Python(form.Algorithm.Name)}", $"version={Python(form.Algorithm.Version)}", $"queue={Python(form.Queue)}",
        };
        arguments.AddRange(form.Values.Where(value => IsName(value.Key)).Select(value => $"{value.Key}={Python(value.Value)}"));
        string[] others = [.. form.Values.Where(value => !IsName(value.Key)).Select(value => $"{Python(value.Key)}: {Python(value.Value)}")];
        if (others.Length > 0)
        {
            arguments.Add($"**{{{string.Join(", ", others)}}}");
        }

        return $"from maap.maap import MAAP\nmaap = MAAP()  # reads MAAP_API_HOST and MAAP_PGT\njob = maap.submitJob(\n    {string.Join(",\n    ", arguments)},\n)\n";
    }

    private static string MaapPy5(JobForm form)
    {
        if (form.Algorithm.Contract == JobContract.Legacy)
        {
            return $"# {NameOf(form)} is registered by the legacy route, which maap-py 5 does not speak: use maap-py 4,\n# or register it by its OGC configuration.\n";
        }

        IEnumerable<string> inputs = form.Inputs.Where(input => form.Values.ContainsKey(input.Name))
            .Select(input => $"{Python(input.Name)}: {PythonValue(ValueOf(input, form.Values[input.Name]))}");
        return $"from maap.maap import MAAP\nmaap = MAAP()  # reads MAAP_API_HOST and MAAP_PGT\njob = maap.submit_job(\n    process_id={form.Algorithm.Id},\n    inputs={{{string.Join(", ", inputs)}}},\n    queue={Python(form.Queue)},\n    tag={Python(form.TagOrDefault)},\n)\n";
    }

    private static string Curl(JobForm form, string origin)
    {
        const string Token = "-H \"proxy-ticket: $MAAP_PGT\"";
        return form.Algorithm.Contract == JobContract.Ogc
            ? $"curl --fail-with-body -X POST {origin}/api/ogc/processes/{form.Algorithm.Id}/execution \\\n  {Token} -H 'Content-Type: application/json' \\\n  --data-raw {JobCommand.Quote(Json(form))}\n"
            : $"curl --fail-with-body -X POST {origin}/api/dps/job \\\n  {Token} -H 'Content-Type: application/xml' \\\n  --data-raw {JobCommand.Quote(Xml(form))}\n";
    }

    private static string Json(JobForm form)
    {
        var inputs = new JsonObject();
        foreach (AlgorithmInput input in form.Inputs.Where(input => form.Values.ContainsKey(input.Name)))
        {
            inputs[input.Name] = ValueOf(input, form.Values[input.Name]);
        }

        return new JsonObject { ["inputs"] = inputs, ["queue"] = form.Queue, ["tag"] = form.TagOrDefault }.ToJsonString();
    }

    private static string Xml(JobForm form)
    {
        var inputs = new StringBuilder();
        foreach ((string name, string value) in form.Values.Append(new("queue", form.Queue)).Append(new("identifier", form.TagOrDefault)))
        {
            inputs.Append(CultureInfo.InvariantCulture, $"<wps:Input id=\"{SecurityElement.Escape(name)}\"><wps:Data><wps:LiteralValue>{SecurityElement.Escape(value)}</wps:LiteralValue></wps:Data></wps:Input>");
        }

        return $"<wps:Execute xmlns:wps=\"http://www.opengis.net/wps/2.0\" xmlns:ows=\"http://www.opengis.net/ows/2.0\" service=\"WPS\" version=\"2.0.0\" response=\"document\" mode=\"sync\"><ows:Identifier>job-{SecurityElement.Escape(NameOf(form))}</ows:Identifier>{inputs}<wps:Output id=\"result\" transmission=\"value\"/></wps:Execute>";
    }

    /// <summary>A number or flag as JSON has it; everything else is a text.</summary>
    private static JsonValue ValueOf(AlgorithmInput input, string text)
    {
        bool isTyped = !input.Type.IsList
            && input.Type.Kind is InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal or InputKind.Flag;
        try
        {
            return isTyped
                && JsonNode.Parse(text) is JsonValue value
                && value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
                ? value
                : JsonValue.Create(text)!;
        }
        catch (JsonException)
        {
            return JsonValue.Create(text)!;
        }
    }

    private static string PythonValue(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Number => value.ToJsonString(),
        _ => Python(value.GetValue<string>()),
    };

    /// <summary>A text as Python has it.</summary>
    private static string Python(string text) => $"\"{string.Concat(text.Select(c => c switch
    {
        '"' or '\\' => $"\\{c}",
        '\n' => "\\n",
        _ when char.IsControl(c) => $"\\x{(int)c:x2}",
        _ => c.ToString(),
    }))}\"";

    private static bool IsName(string name) =>
        !s_python.Contains(name)
        && name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
