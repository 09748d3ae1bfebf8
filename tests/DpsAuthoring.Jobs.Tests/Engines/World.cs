using System.Globalization;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>
/// What the jobs of the engines' tests do, whatever runs them: files in a folder tell a job <c>n</c> to wait, to fail, or to fail at first,
/// and it notes there that it ran. A success has <c>n</c> in its result <c>r</c>.
/// </summary>
internal sealed class World(string folder)
{
    private readonly string _folder = Directory.CreateDirectory(folder).FullName;
    private readonly Lock _lock = new();

    /// <summary>The jobs' run script.</summary>
    public string Script => $$"""
        #!/bin/bash
        mkdir output
        echo "$2" >> {{_folder}}/ran
        while [ -e "{{_folder}}/wait-$2" ]; do sleep 0.01; done
        if [ -e "{{_folder}}/lose-$2" ]; then
          lost=$(cat "{{_folder}}/lose-$2")
          mkdir -p "$(dirname "./$lost")"
          touch "$lost"
        fi
        if [ -e "{{_folder}}/fail-$2" ]; then
          tail -n +2 "{{_folder}}/fail-$2" >&2
          exit "$(head -n 1 "{{_folder}}/fail-$2")"
        fi
        if [ -e "{{_folder}}/flaky-$2" ] && [ "$(grep -cx -- "$2" {{_folder}}/ran)" -le "$(cat "{{_folder}}/flaky-$2")" ]; then
          exit 7
        fi
        echo "$2" > output/r

        """;

    public void Wait(string n) => Write("wait-" + n, "");

    public void GoOn(string n) => File.Delete(Path.Combine(_folder, "wait-" + n));

    public void Fail(string n, int exitCode, string log = "") => Write("fail-" + n, $"{exitCode}\n{log}");

    /// <summary>Has a job write a file where DPS loses it.</summary>
    public void Lose(string n, string file) => Write("lose-" + n, file);

    /// <summary>What a job writes where DPS loses it.</summary>
    public IReadOnlyList<string> Lost(string n) =>
        File.Exists(Path.Combine(_folder, "lose-" + n)) ? [File.ReadAllText(Path.Combine(_folder, "lose-" + n))] : [];

    public void Repair(string n) => File.Delete(Path.Combine(_folder, "fail-" + n));

    public void FailAtFirst(string n, int times) => Write("flaky-" + n, $"{times}");

    /// <summary>The jobs that ran, in order of their numbers.</summary>
    public string Ran()
    {
        lock (_lock)
        {
            string path = Path.Combine(_folder, "ran");
            return File.Exists(path)
                ? string.Join(' ', File.ReadAllLines(path).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal))
                : "";
        }
    }

    /// <summary>Does what the script does.</summary>
    /// <returns>The exit code, and what it wrote to its log.</returns>
    public async Task<(int ExitCode, string Log)> DoAsync(string n)
    {
        int ran;
        lock (_lock)
        {
            File.AppendAllText(Path.Combine(_folder, "ran"), n + "\n");
            ran = File.ReadAllLines(Path.Combine(_folder, "ran")).Count(line => line == n);
        }

        while (File.Exists(Path.Combine(_folder, "wait-" + n)))
        {
            await Task.Delay(5);
        }

        if (File.Exists(Path.Combine(_folder, "fail-" + n)))
        {
            string[] lines = File.ReadAllText(Path.Combine(_folder, "fail-" + n)).Split('\n', 2);
            return (int.Parse(lines[0], CultureInfo.InvariantCulture), lines[1]);
        }

        string flaky = Path.Combine(_folder, "flaky-" + n);
        return File.Exists(flaky) && ran <= int.Parse(File.ReadAllText(flaky), CultureInfo.InvariantCulture) ? (7, "") : (0, "");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
