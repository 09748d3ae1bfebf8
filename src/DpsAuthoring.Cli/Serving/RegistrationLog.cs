using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Serving;

/// <summary>
/// The log of a registration, as people read it while it grows: build scripts write into it too. A password in an address is not told.
/// </summary>
internal sealed class RegistrationLog
{
    private readonly string _path;

    /// <param name="path">The file, which is begun anew.</param>
    public RegistrationLog(string path)
    {
        _path = path;
        File.WriteAllText(path, "");
    }

    public void Say(string line) => File.AppendAllText(_path, SecretText.Mask(line) + "\n");
}
