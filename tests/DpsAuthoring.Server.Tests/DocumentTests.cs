using System.Diagnostics;

namespace DpsAuthoring.Server.Tests;

/// <summary>What <c>docs/serve.md</c> tells is so.</summary>
public sealed class DocumentTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "serve.md"));

    [Fact]
    public void Clients_find_the_server_by_the_line_that_is_told()
    {
        string line = s_page.Split('\n').Single(one => one.StartsWith("export MAAP_API_HOST=", StringComparison.Ordinal));
        using var server = new Support.Server();
        string home = Directory.CreateDirectory(Path.Combine(server.Folder, "home/.local/share/dps")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(home, "serve"), server.Data);
        string script = line.Replace("http://127.0.0.1:8080", server.Address, StringComparison.Ordinal)
            + """

            /usr/bin/python3 -c 'import os, urllib.request as r; print(r.urlopen(r.Request(os.environ["MAAP_API_HOST"] + "/api/members/self", headers={"proxy-ticket": os.environ["MAAP_PGT"]})).status)'
            """;

        (int code, string output) = Run("/bin/bash", ["-c", script], ("HOME", Path.Combine(server.Folder, "home")));

        Assert.Equal((0, "200\n"), (code, output));
    }

    [Fact]
    public void Its_options_are_there()
    {
        // The page speaks of a few other commands too.
        IEnumerable<string> commands = ["serve", "register", "build", "run"];
        string help = string.Concat(commands.Select(command => Run(DpsTool.Path, [command, "--help"]).Output));
        Assert.All(
            s_page.Split(' ', '`', '\n', ';', '=').Where(word => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2),
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    [Fact]
    public void The_doctor_ends_and_says_what_is_there()
    {
        string folder = Directory.CreateTempSubdirectory("dps-doctor-").FullName;
        (int code, string output) = Run(DpsTool.Path, ["serve", "--doctor", "--data", folder]);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(0, code);
        Assert.Contains($"ok       data       {folder}\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'99999' is not valid for --port: write a whole number, 0 to 65535.", "--port", "99999")]
    [InlineData("'a b' is not a valid queue: write NAME or NAME=MINUTES, of letters, digits, - and _.", "--queue", "a b")]
    [InlineData("'0' is not valid for --parallel: write a whole number, 1 to 1000.", "--parallel", "0")]
    [InlineData("The data folder /proc/nothing cannot be written: ", "--port", "0", "--data", "/proc/nothing")]
    public void A_wrong_option_is_one_sentence(string sentence, params string[] options)
    {
        (int code, string output) = Run(DpsTool.Path, ["serve", .. options]);
        Assert.Equal(2, code);
        Assert.StartsWith($"dps: {sentence}", output, StringComparison.Ordinal);
        Assert.Single(output.TrimEnd('\n').Split('\n'));
    }

    private static (int ExitCode, string Output) Run(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
