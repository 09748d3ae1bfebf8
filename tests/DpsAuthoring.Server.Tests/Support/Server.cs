using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Server.Tests.Support;

/// <summary><c>dps serve</c> as a user starts it, on a data folder of its own.</summary>
internal sealed class Server : IDisposable
{
    private readonly string[] _options;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly StringBuilder _said = new();
    private Process? _process;

    public Server(params string[] options)
        : this(new Dictionary<string, string>(), options)
    {
    }

    public Server(IReadOnlyDictionary<string, string> environment, params string[] options)
    {
        (_environment, _options) = (environment, options);
        Folder = Directory.CreateTempSubdirectory("dps-serve-").FullName;
        Start();
    }

    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    public string Address { get; private set; } = "";

    public string Token => File.ReadAllText(Path.Combine(Data, "token")).Trim();

    public int Port => new Uri(Address).Port;

    public int Pid => _process!.Id;

    /// <summary>All that it has said so far, on both streams.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public void Start()
    {
        var start = new ProcessStartInfo(DpsTool.Path, ["serve", "--port", "0", "--data", Data, .. _options])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("MAAP_PGT");
        foreach ((string name, string value) in _environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string? line)
        {
            lock (_said)
            {
                _said.AppendLine(line);
            }

            if (line is null)
            {
                listening.TrySetException(new InvalidOperationException("The server did not start: " + Said));
            }
            else if (line.StartsWith("Listening on ", StringComparison.Ordinal))
            {
                listening.TrySetResult(line["Listening on ".Length..]);
            }
        }

        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                Hear(line.Data);
            }
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = listening.Task.GetAwaiter().GetResult();
    }

    /// <summary>Ends it as a power cut would end a process.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Ends it as a system that shuts down does.</summary>
    /// <returns>Its exit code.</returns>
    public int Stop()
    {
        using var kill = Process.Start("/bin/kill", ["-TERM", Pid.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        _process!.WaitForExit();
        return _process.ExitCode;
    }

    public Answer Get(string path, string? token = "") => Send("GET", path, null, token);

    public Answer Post(string path, string body, string? token = "") => Send("POST", path, body, token);

    /// <summary>Asks it something; with the right token unless another is given, or null for none.</summary>
    public Answer Send(string method, string path, string? body = null, string? token = "", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Address + path);
        if (token is not null)
        {
            request.Headers.Add("proxy-ticket", token.Length == 0 ? Token : token);
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = _http.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", reader.ReadToEnd());
    }

    /// <summary>Registers an algorithm by the legacy door, and waits until it is there.</summary>
    public void Register(Repository repository, string name = "counter")
    {
        Answer answer = Post("/api/mas/algorithm", repository.Legacy(name));
        Assert.True(answer.Status == 200, answer.Body);
        Until.True(() => Get("/api/mas/algorithm").Body.Contains($"\"{name}\"", StringComparison.Ordinal), "The algorithm is not there: " + Said);
    }

    /// <summary>Submits a job by the legacy door.</summary>
    /// <returns>Its id.</returns>
    public string Submit(params (string Name, string Value)[] inputs)
    {
        Answer answer = Post("/api/dps/job", Execute("counter:main", inputs));
        Assert.True(answer.Status == 200, answer.Body);
        return System.Xml.Linq.XElement.Parse(answer.Body).Elements().First().Value;
    }

    public string StatusOf(string job) => System.Xml.Linq.XElement.Parse(Get($"/api/dps/job/{job}/status").Body).Elements().Last().Value;

    public static string Execute(string algorithm, params (string Name, string Value)[] inputs) =>
        $"""
        <wps:Execute xmlns:wps="http://www.opengis.net/wps/2.0" xmlns:ows="http://www.opengis.net/ows/2.0" service="WPS" version="2.0.0" response="document" mode="sync">
        <ows:Identifier>{SecurityElement(algorithm)}</ows:Identifier>
        {string.Concat(inputs.Select(input => $"<wps:Input id=\"{SecurityElement(input.Name)}\"><wps:Data><wps:LiteralValue>{SecurityElement(input.Value)}</wps:LiteralValue></wps:Data></wps:Input>"))}
        <wps:Output id="result" transmission="value"/></wps:Execute>
        """;

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string SecurityElement(string text) => System.Security.SecurityElement.Escape(text);
}

/// <summary>What it has answered.</summary>
internal sealed record Answer(int Status, string Type, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public override string ToString() => $"{Status} {Type} {Body}";
}
