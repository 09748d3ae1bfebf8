using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Inputs;

/// <summary>The cache as its user sees it: what is in it, what is removed from it, and what stays.</summary>
[Trait("Speed", "Slow")]
public sealed class CacheTests : IDisposable
{
    private readonly JobSandbox _box = new();
    private readonly StubServer _server = new((request, response) => response.Send(200, request.Path.Split('?')[0].PadRight(1000)));

    public CacheTests() => _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));

    private string Folder => Path.Combine(_box.Root, "cache");

    public void Dispose()
    {
        _server.Dispose();
        _box.Dispose();
    }

    [Fact]
    public void Its_files_are_listed_with_what_they_are()
    {
        Fetch("a.tif?X-Amz-Signature=secret");
        using JsonDocument list = Json("ls");
        JsonElement file = Assert.Single(list.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal(_server.Address + "a.tif", file.GetProperty("source").GetString());
        Assert.Equal(1000, file.GetProperty("bytes").GetInt64());
        Assert.Equal(64, file.GetProperty("sha256").GetString()!.Length);
        Assert.False(file.GetProperty("in_use").GetBoolean());
        Assert.True(File.Exists(file.GetProperty("path").GetString()));
        Assert.Equal((1, Folder), (list.RootElement.GetProperty("version").GetInt32(), list.RootElement.GetProperty("folder").GetString()));

        (int code, string output, _) = Cache("ls");
        Assert.Equal(0, code);
        Assert.Matches($@"^ +1 kB  used \d{{4}}-\d\d-\d\d \d\d:\d\d  {_server.Address}a\.tif\n1 file, 1 kB in {Folder}\n$", output);
    }

    [Theory]
    [InlineData("ls", "0 files, 0 B in ")]
    [InlineData("clean", "0 files, 0 B removed, 0 B left in ")]
    [InlineData("verify", "0 of 0 files, 0 B are what was fetched, in ")]
    public void One_that_is_not_there_is_empty_and_is_not_made(string command, string sentence)
    {
        Assert.Equal((0, $"{sentence}{Folder}\n", ""), Cache(command));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void It_is_emptied_and_nothing_else_is_deleted()
    {
        Fetch("a.tif", "b.tif");
        string[] others = ["notes.txt", "0123456789abcdef0123456789abcdef/theirs", "deep/file.state", "own.url"];
        foreach (string other in others)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, other))!);
            File.WriteAllText(Path.Combine(Folder, other), "theirs");
        }

        Assert.Equal((0, $"2 files, 2 kB removed, 0 B left in {Folder}\n", ""), Cache("clean"));
        Assert.Equal(
            [.. others.Append(".lock").Order(StringComparer.Ordinal)],
            Folders.Files(Folder).Select(file => Path.GetRelativePath(Folder, file.Path)).Order(StringComparer.Ordinal));
        Fetch("a.tif");
    }

    [Theory]
    [InlineData("b c d", "--older-than", "5d")]
    [InlineData("c d", "--older-than", "36h")]
    [InlineData("b c d", "--to", "3kB")]
    [InlineData("d", "--to", "1999")]
    [InlineData("", "--to", "0")]
    [InlineData("a b c d", "--to", "1GiB")]
    [InlineData("d", "--to", "1kB", "--older-than", "5d")]
    [InlineData("c d", "--to", "1TB", "--older-than", "36h")]
    public void What_was_used_longest_ago_goes_first(string left, params string[] options)
    {
        foreach ((string name, int days) in new[] { ("b", 3), ("d", 0), ("a", 9), ("c", 1) })
        {
            Fetch(name);
            Age(name, days);
        }

        Assert.Equal(0, Cache(["clean", .. options]).ExitCode);
        Assert.Equal(left, string.Join(' ', Names().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_use_makes_a_file_new_again()
    {
        Fetch("a");
        Age("a", 9);
        Fetch("a");
        Assert.Equal(0, Cache("clean", "--older-than", "5d").ExitCode);
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public void What_a_job_uses_stays()
    {
        Fetch("a", "b");
        _box.Values["raster"] = _server.Address + "a";
        string said = _box.Said(JobContract.Ogc, $"""{Tool()} cache clean --cache '{Folder}'; {Tool()} cache ls --cache '{Folder}'; cat "$2" """);
        Assert.Matches("^1 file, 1 kB removed, 1 kB left in .*; 1 file, 1 kB of it in use by running jobs\n.*/a  \\(in use\\)\n1 file, .*\n/a", said);
        Assert.Equal(["a"], Names());
        Assert.Equal(0, Cache("clean").ExitCode);
        Assert.Empty(Names());
    }

    [Fact]
    public void What_a_killed_process_used_does_not_stay()
    {
        Fetch("a");
        string id = Path.GetFileName(Directory.GetDirectories(Folder).Single());
        Directory.CreateDirectory(Path.Combine(Folder, ".use-killed"));
        File.WriteAllText(Path.Combine(Folder, ".use-killed", id), "");
        Assert.Equal(0, Cache("clean").ExitCode);
        Assert.Equal([".lock"], JobSandbox.Names(Folder));
    }

    [Theory]
    [InlineData("2500", "c d")]
    [InlineData("1", "d")]
    [InlineData("1MB", "a b c d")]
    public void A_limit_is_kept_while_jobs_run(string limit, string left)
    {
        using var s3 = new S3Server();
        using var user = new S3User(s3) { Environment = { ["DPS_CACHE_LIMIT"] = limit } };
        foreach (string name in new[] { "a", "b", "c", "d" })
        {
            Assert.StartsWith("/" + name, user.Get(_server.Address + name), StringComparison.Ordinal);
        }

        Assert.Equal(
            left,
            string.Join(' ', Names(Path.Combine(user.Home, ".cache/dps-authoring/inputs")).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("/nonexistent/home", "the home folder /nonexistent/home does not exist")]
    [InlineData("home", "home/.cache cannot be written")]
    public void Without_a_home_it_is_beside_the_results_and_that_is_said_once(string home, string obstacle)
    {
        using var s3 = new S3Server();
        using var user = new S3User(s3);
        user.Write("home/.cache", "no folder");
        user.Environment["HOME"] = Path.Combine(user.Home, home);
        string table = user.Write("t.csv", $"raster\n{_server.Address}a\n{_server.Address}b\n{_server.Address}c\n");
        (int code, string output, string error) = user.Dps("batch", "algorithm", "--rows", table);
        Assert.True(code == 0, output + error);
        Assert.Single(error.Split('\n'), line => line.Contains(obstacle, StringComparison.Ordinal)
            && line.Contains($"are kept in {user.Home}/.dps/inputs: --cache FOLDER or XDG_CACHE_HOME", StringComparison.Ordinal));
        Assert.Equal(3, Names(Path.Combine(user.Home, ".dps/inputs")).Length);
        Assert.False(Path.Exists(Path.Combine(user.Home, ".cache")));
    }

    [Fact]
    public void A_folder_that_was_named_and_cannot_be_written_is_a_sentence_before_any_job()
    {
        using var s3 = new S3Server();
        using var user = new S3User(s3);
        (int code, _, string error) = user.Dps("run", "algorithm", "-i", $"raster={_server.Address}a", "--cache", "/proc/cache");
        Assert.Equal((2, "dps: fetched inputs cannot be kept in /proc/cache: /proc cannot be written.\n"), (code, error));
    }

    [Theory]
    [InlineData("flip", "printf X | dd of=\"$f\" conv=notrunc status=none; touch -r \"$f.time\" \"$f\"")]
    [InlineData("cut", ": > \"$f\"")]
    public void A_file_that_is_not_what_was_fetched_is_found_and_removed(string how, string deed)
    {
        Fetch("a", "b");
        string file = Files().Single(path => Path.GetFileName(path) == "a");
        Assert.Equal((0, $"2 of 2 files, 2 kB are what was fetched, in {Folder}\n", ""), Cache("verify"));
        Assert.Equal(0, Command.Run("/bin/bash", "-c", $"f='{file}'; touch -r \"$f\" \"$f.time\"; chmod u+w \"$f\"; {deed}; rm \"$f.time\""));
        (int code, string output, _) = Cache("verify");
        Assert.Equal((1, how), (code, how));
        Assert.StartsWith(
            $"{file} is not what was fetched from {_server.Address}a: it is removed, and fetched again by the next job that needs it.\n1 of 2 files",
            output,
            StringComparison.Ordinal);
        Assert.Equal(["b"], Names());
        using var later = new JobSandbox(_box.Root);
        Fetch(later, "a");
        Assert.Equal(0, Cache("verify").ExitCode);
    }

    [Theory]
    [InlineData("'many' is not a valid size: write a number of bytes, or 500MB, 20GB, 1.5TB or 16GiB.", "--to", "many")]
    [InlineData("'-5GB' is not a valid size", "--to=-5GB")]
    [InlineData("'20XB' is not a valid size", "--to", "20XB")]
    [InlineData("'30' is not a valid age: write 12h, 30d or 8w.", "--older-than", "30")]
    [InlineData("'9999999999w' is not a valid age", "--older-than", "9999999999w")]
    public void What_is_no_size_or_age_is_a_sentence(string sentence, params string[] options)
    {
        Fetch("a");
        (int code, string output, string error) = Cache(["clean", .. options]);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("dps: " + sentence, error, StringComparison.Ordinal);
        Assert.EndsWith("See: dps cache clean --help\n", error, StringComparison.Ordinal);
        Assert.Equal(["a"], Names());
    }

    private (int ExitCode, string Output, string Error) Cache(params string[] arguments) =>
        Dps.Run(_box.Root, ["cache", .. arguments, "--cache", Folder]);

    private JsonDocument Json(string command)
    {
        (int code, string output, string error) = Cache(command, "--json");
        Assert.Equal((0, ""), (code, error));
        return JsonDocument.Parse(output);
    }

    private void Fetch(params string[] names)
    {
        Array.ForEach(names, name => Fetch(_box, name));
    }

    private void Fetch(JobSandbox box, string name)
    {
        box.Inputs.Clear();
        box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        box.Values["raster"] = _server.Address + name;
        Assert.StartsWith("/" + name.Split('?')[0], box.Said(JobContract.Legacy, "cat input/*"), StringComparison.Ordinal);
    }

    private void Age(string name, int days)
    {
        string file = Files().Single(path => Path.GetFileName(path) == name);
        File.SetLastWriteTimeUtc(Path.GetDirectoryName(file) + ".state", DateTime.UtcNow.AddDays(-days));
    }

    private string[] Files() => Files(Folder);

    private static string[] Files(string folder) => [.. Directory.GetDirectories(folder).SelectMany(Directory.GetFiles)];

    private string[] Names() => Names(Folder);

    private static string[] Names(string folder) => [.. Files(folder).Select(path => Path.GetFileName(path))];

    private static string Tool() => string.Create(
        CultureInfo.InvariantCulture, $"DOTNET_ROOT='{Environment.GetEnvironmentVariable("DOTNET_ROOT")}' '{DpsTool.Path}'");
}
