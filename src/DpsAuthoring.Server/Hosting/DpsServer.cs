using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Catalogue;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Logs;
using DpsAuthoring.Server.Running;
using DpsAuthoring.Server.Store;
using Microsoft.AspNetCore.Builder;

namespace DpsAuthoring.Server.Hosting;

/// <summary>The server: one data folder, one port, and everything behind them.</summary>
public sealed class DpsServer : IDisposable
{
    private const string StoreName = "server.db";
    private const string ItemsName = "stac.db";
    private const string LockName = "lock";

    private readonly FileLock _lock;
    private readonly Socket _socket;

    private DpsServer(FileLock held, Socket socket) => (_lock, _socket) = (held, socket);

    /// <summary>Its address, with the port that it got.</summary>
    public string Address =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}");

    /// <summary>The file that a server holds locked while it has a data folder.</summary>
    /// <param name="data">The data folder.</param>
    public static string LockOf(string data) => Path.Combine(data, LockName);

    /// <summary>Takes the data folder and the port. Nothing is answered yet.</summary>
    /// <exception cref="IOException">Another server has the folder, or another program the port.</exception>
    public static DpsServer Open(ServerOptions options)
    {
        if (Folders.Obstacle(options.Data, out _) is { } obstacle)
        {
            throw new IOException($"The data folder {options.Data} cannot be written: {obstacle}. Give another by --data.");
        }

        Directory.CreateDirectory(options.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        FileLock held = FileLock.Try(LockOf(options.Data))
            ?? throw new IOException($"Another server has the folder {options.Data}: stop it, or give another folder by --data.");
        try
        {
            return new DpsServer(held, Bind(options.Port));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="options">Those that it was opened with, and the token.</param>
    /// <param name="builder">Builds what is registered.</param>
    /// <param name="engine">Runs jobs.</param>
    /// <param name="looks">Looks into results.</param>
    /// <param name="describer">Describes results as STAC.</param>
    /// <param name="ready">Is told when it answers.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RunAsync(
        ServerOptions options,
        IAlgorithmBuilder builder,
        IJobEngine engine,
        IRasterLooks looks,
        IResultItems describer,
        Action ready,
        CancellationToken cancel)
    {
        string store = options.PathOf(StoreName);
        using var writer = new StoreWriter(ServerDatabase.OpenToWrite(store));
        using var reader = ServerDatabase.OpenToRead(store);
        using var indexReader = ServerDatabase.OpenToRead(store);
        using var itemWriter = ItemDatabase.OpenToWrite(options.PathOf(ItemsName));
        using var itemReader = ItemDatabase.OpenToRead(options.PathOf(ItemsName));
        var items = new ItemStore(itemWriter, itemReader);
        var algorithms = new AlgorithmStore(writer, reader);
        var jobs = new JobStore(writer, reader);
        var secrets = new SecretStore(writer, reader);
        var mask = new SecretMask(options.Token, secrets);
        using var service = new JobService(engine, jobs, algorithms, mask, options);
        var registrations = new RegistrationService(builder, algorithms, options);
        var parts = new ServerParts(
            options,
            algorithms,
            jobs,
            secrets,
            service,
            registrations,
            builder,
            new JobIndex(indexReader, jobs.Changes),
            new JobLogs(options, service, mask),
            looks,
            items);
        WebApplication web = WebPipeline.Create(parts, _socket);
        await using ConfiguredAsyncDisposable _ = web.ConfigureAwait(false);
        await web.StartAsync(cancel).ConfigureAwait(false);
        ready();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] work = [service.RunAsync(stop.Token), registrations.RunAsync(stop.Token)];
        Task catalogue = new ItemService(describer, items, jobs, algorithms, options).RunAsync(stop.Token);
        await Task.WhenAny(work).ConfigureAwait(false); // Both end when they are stopped, and one where it cannot go on.
        await web.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll([.. work, catalogue]).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _lock.Dispose();
    }

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"Port {port} of 127.0.0.1 cannot be had: {e.Message}. Give another by --port, or --port 0 for any.", e);
        }
    }
}
