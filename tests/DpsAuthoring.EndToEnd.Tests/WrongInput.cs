using DpsAuthoring.Testing;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// Through <c>run.sh</c>: what cannot be used is said in a sentence, with its exit code, and leaves nothing in <c>output/</c>.
/// </summary>
public sealed class WrongInput(Workshop workshop)
{
    private const int Failure = 1;
    private const int BadInput = 2;

    [Theory]
    [InlineData("outsize is '0', but must be a whole number from 1 to 100.", "--input_file", "geoid.gtx", "--outsize", "0")]
    [InlineData("outsize is '101', but must be a whole number from 1 to 100.", "--input_file", "geoid.gtx", "--outsize", "101")]
    [InlineData("outsize is 'abc', but must be a whole number from 1 to 100.", "--input_file", "geoid.gtx", "--outsize", "abc")]
    [InlineData("outsize is '1e1', but must be a whole number from 1 to 100.", "--input_file", "geoid.gtx", "--outsize", "1e1")]
    [InlineData("outsize is '101', but must be a whole number from 1 to 100.", "small.tif", "101")]
    [InlineData("outsize was given without a value", "--input_file", "geoid.gtx", "--outsize")]
    [InlineData("input_file is missing", "--outsize", "30")]
    [InlineData("did you mean --outsize?", "--input_file", "geoid.gtx", "--outsiz", "30")]
    [InlineData("--reproject is no input of", "--input_file", "geoid.gtx", "--reproject", "yes")]
    [InlineData("'extra' is too many", "small.tif", "30", "extra")]
    [InlineData("it is an absolute path", "--input_file", "geoid.gtx", "--output_file", "/tmp/small.tif")]
    [InlineData("'..' leads out of output/", "--input_file", "geoid.gtx", "--output_file", "../small.tif")]
    [InlineData("'..' leads out of output/", "a/../../small.tif", "30")]
    public async Task Is_refused(string sentence, params string[] args)
    {
        using var job = new JobFolder();
        string raster = job.AddInput(await workshop.Rasters.GetAsync("geoid.gtx"));

        JobResult result = await RunAsync(job, [.. args.Select(arg => arg == "geoid.gtx" ? raster : arg)]);

        AssertRefused(result, BadInput, sentence);
    }

    [Fact]
    public async Task No_file_is_refused()
    {
        using var job = new JobFolder();

        AssertRefused(await RunAsync(job, "small.tif", "30"), BadInput, "input_file is missing: put a file into input/");
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_refused()
    {
        using var job = new JobFolder();

        AssertRefused(await RunAsync(job, "--input_file", "input/nothing.tif"), BadInput, "nothing.tif");
    }

    [Fact]
    public async Task Two_files_where_one_is_expected_are_refused()
    {
        using var job = new JobFolder();
        job.AddInput(await workshop.Rasters.GetAsync("geoid.gtx"));
        job.AddInput(await workshop.Rasters.GetAsync("tiled.tif"));

        AssertRefused(await RunAsync(job, "small.tif", "30"), BadInput, "input/ holds 2: geoid.gtx, tiled.tif");
    }

    [Theory]
    [InlineData("no raster at all")]
    [InlineData("")]
    public async Task A_file_that_is_no_raster_fails(string content)
    {
        using var job = new JobFolder();
        string file = job.AddInput("dem.tif", path => File.WriteAllText(path, content));

        AssertRefused(await RunAsync(job, "--input_file", file), Failure, "dem.tif");
    }

    [Fact]
    public async Task A_truncated_raster_fails_and_leaves_no_half_file()
    {
        byte[] whole = await File.ReadAllBytesAsync(await workshop.Rasters.GetAsync("striped.tif"), TestContext.Current.CancellationToken);
        using var job = new JobFolder();
        string file = job.AddInput("half.tif", path => File.WriteAllBytes(path, whole[..(whole.Length / 2)]));

        AssertRefused(await RunAsync(job, "--input_file", file, "--outsize", "100"), Failure, "error: ");
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_fails()
    {
        bool isRoot = Environment.IsPrivilegedProcess;
        if (isRoot)
        {
            Command.Need("setpriv"); // root may read everything, unless he gives up that right
        }

        using var job = new JobFolder();
        string file = job.AddInput(await workshop.Rasters.GetAsync("geoid.gtx"));
        File.SetUnixFileMode(File.ResolveLinkTarget(file, returnFinalTarget: true)!.FullName, UnixFileMode.None);
        Scaffold scaffold = await workshop.BuiltAsync();

        string[] bound = isRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : ["env"];
        JobResult result = await job.RunProcessAsync(
            bound[0], [.. bound[1..], scaffold.RunScript, "--input_file", file], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(result.ExitCode, (int[])[Failure, BadInput]);
        AssertRefused(result, result.ExitCode, "geoid.gtx");
    }

    [Theory]
    [InlineData("a name with blanks.gtx")]
    [InlineData("--dashes 'and' \"quotes\" $HOME *.gtx")]
    [InlineData("größe.gtx")]
    [InlineData("dem.gtx?X-Amz-Signature=abc")]
    public async Task A_strange_file_name_is_no_obstacle(string name)
    {
        string geoid = await workshop.Rasters.GetAsync("tiled.tif");
        foreach (JobContract contract in Enum.GetValues<JobContract>())
        {
            using var job = new JobFolder();
            string file = job.AddInput(name, path => File.Copy(geoid, path));

            JobResult result = (await RunAsync(job, Reduction.Arguments(contract, file, "small one.tif", "5"))).EnsureSuccess();

            Assert.Contains("small one.tif", result.Outputs);
        }
    }

    private async Task<JobResult> RunAsync(JobFolder job, params string[] args) =>
        await job.RunProcessAsync((await workshop.BuiltAsync()).RunScript, args, cancellationToken: TestContext.Current.CancellationToken);

    private static void AssertRefused(JobResult result, int exitCode, string sentence)
    {
        Assert.True(exitCode == result.ExitCode, $"ended with {result.ExitCode}:\n{result.StandardOutput}{result.StandardError}");
        Assert.Contains(sentence, result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardError, StringComparison.Ordinal);
        Assert.Matches(@"\A(usage: [^\n]*\n)?error: ", result.StandardError);
        Assert.Empty(result.Outputs);
    }
}
