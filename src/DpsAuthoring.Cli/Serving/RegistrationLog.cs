using System.Text;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Serving;

/// <summary>The log of a registration, as people read it while it grows. A password in an address is not told.</summary>
internal sealed class RegistrationLog : IAsyncDisposable
{
    private readonly FileStream _file;

    /// <param name="path">The file, which is begun anew.</param>
    public RegistrationLog(string path)
    {
        File.Delete(path);
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    public void Say(string line) => _file.Write(Encoding.UTF8.GetBytes(SecretText.Mask(line) + "\n"));

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
