using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>Somebody whose algorithm shows its input file, with a home folder and an environment that have nothing else of AWS.</summary>
internal sealed class S3User : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("dps-s3-").FullName;

    public S3User(S3Server server)
    {
        Directory.CreateDirectory(Path.Combine(_root, "algorithm"));
        Write("algorithm/algorithm_config.yml", """
            algorithm_name: show
            algorithm_version: main
            code_repository: https://example.org/show.git
            run_command: show/run.sh
            inputs:
              - {name: raster, type: File}
            outputs:
              - {name: out, type: Directory}

            """);
        File.SetUnixFileMode(
            Write("algorithm/run.sh", "#!/bin/sh\nset -eu\nmkdir output\ncat input/*\necho\n"), (UnixFileMode)0b111_101_101);
        Environment = new()
        {
            ["HOME"] = _root,
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH")!,
            ["AWS_ENDPOINT_URL"] = server.Address,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        if (System.Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
        {
            Environment["DOTNET_ROOT"] = runtime;
        }
    }

    public Dictionary<string, string> Environment { get; }

    /// <summary>The home folder, in which all is.</summary>
    public string Home => _root;

    public string Write(string name, string text)
    {
        string path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public S3User With(AwsKey key)
    {
        (Environment["AWS_ACCESS_KEY_ID"], Environment["AWS_SECRET_ACCESS_KEY"]) = (key.Id, key.Secret);
        if (key.Token is not null)
        {
            Environment["AWS_SESSION_TOKEN"] = key.Token;
        }

        return this;
    }

    /// <summary>Runs the algorithm with an object that it must get.</summary>
    public string Get(string address)
    {
        (int code, string output, string error) = Run(address);
        Assert.True(code == 0, output + error);
        return output.Split("\n\n")[0].TrimEnd('\n');
    }

    /// <summary>Runs the algorithm with an object that it must not get.</summary>
    /// <returns>Why not.</returns>
    public string Fail(string address)
    {
        (int code, string output, string error) = Run(address);
        Assert.NotEqual(0, code);
        string problem = (output + error).Split('\n').Single(line => line.Contains("could not be fetched", StringComparison.Ordinal));
        return problem[problem.IndexOf("Input raster", StringComparison.Ordinal)..];
    }

    /// <summary>Starts <c>dps</c> in the folder that the algorithm's is in.</summary>
    public (int Code, string Output, string Error) Dps(params string[] arguments) => Support.Dps.RunIn(_root, Environment, arguments);

    private (int Code, string Output, string Error) Run(string address) => Dps("run", "algorithm", "-i", "raster=" + address);

    public void Dispose() => FileSystem.Delete(_root);
}
