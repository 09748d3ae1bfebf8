namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>
/// An algorithm whose jobs say that they have started, and wait until they may go on; their number is their result <c>r</c>.
/// </summary>
internal sealed class WaitingAlgorithm : IDisposable
{
    public WaitingAlgorithm(int rows)
    {
        Folder.Write("algorithm/run.sh", $"""
            #!/bin/sh
            set -eu
            mkdir output
            echo "row $2 is at work" >&2
            touch {Folder.Root}/started-$2
            until [ -e {Folder.Root}/go-$2 ]; do sleep 0.02; done
            [ ! -e {Folder.Root}/fail-$2 ]
            echo $2 > output/r

            """);
        Folder.Write("rows.csv", "number\n" + string.Concat(Enumerable.Range(1, rows).Select(row => $"{row}\n")));
    }

    public AlgorithmFolder Folder { get; } = new("");

    public bool Started(int row) => File.Exists(Path.Combine(Folder.Root, $"started-{row}"));

    public void Go(params int[] rows) => Array.ForEach(rows, row => Folder.Write($"go-{row}", ""));

    public void Fail(int row) => Folder.Write($"fail-{row}", "");

    public void Repair(int row) => File.Delete(Path.Combine(Folder.Root, $"fail-{row}"));

    /// <summary>The results that are published, by row.</summary>
    public string[] Results() =>
        [.. Folder.Published().Select(folder => File.ReadAllText(Path.Combine(folder, "r")).Trim()).Order(StringComparer.Ordinal)];

    public void Dispose() => Folder.Dispose();
}
