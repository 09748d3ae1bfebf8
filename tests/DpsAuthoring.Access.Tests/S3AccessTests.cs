using DpsAuthoring.Jobs.Tests.Support;
using DpsAuthoring.Maap;
using Microsoft.Extensions.Time.Testing;
using OSGeo.GDAL;

namespace DpsAuthoring.Access.Tests;

/// <summary>Keys that end, and are renewed before they do.</summary>
public sealed class S3AccessTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero));
    private int _given;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_used_until_shortly_before_its_end()
    {
        S3Access access = Access();

        Assert.Equal("KEY1", (await access.GetAsync(Cancelled)).AccessKeyId);
        _time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("KEY1", (await access.GetAsync(Cancelled)).AccessKeyId);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("KEY2", (await access.GetAsync(Cancelled)).AccessKeyId);
    }

    [Fact]
    public async Task A_key_of_a_short_life_is_used_for_most_of_it()
    {
        S3Access access = Access(TimeSpan.FromMinutes(4));

        Assert.Equal("KEY1", (await access.GetAsync(Cancelled)).AccessKeyId);
        _time.Advance(TimeSpan.FromMinutes(2.9));
        Assert.Equal("KEY1", (await access.GetAsync(Cancelled)).AccessKeyId);
        _time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal("KEY2", (await access.GetAsync(Cancelled)).AccessKeyId);
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_key_and_who_gives_up_takes_it_from_nobody()
    {
        var gate = new TaskCompletionSource();
        var access = new S3Access(
            async _ =>
            {
                await gate.Task;
                return Key(TimeSpan.FromHours(1));
            },
            new() { TimeProvider = _time });
        using var impatient = new CancellationTokenSource();
        Task<MaapS3Credentials> first = access.GetAsync(impatient.Token).AsTask();
        Task<MaapS3Credentials>[] others = [.. Enumerable.Range(0, 20).Select(_ => access.GetAsync(Cancelled).AsTask())];

        await impatient.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.All(await Task.WhenAll(others), key => Assert.Equal("KEY1", key.AccessKeyId));
        Assert.Equal(1, _given);
    }

    [Fact]
    public async Task A_failure_is_told_and_not_kept()
    {
        bool fails = true;
        var access = new S3Access(
            _ => fails ? throw new MaapException(MaapErrorKind.Forbidden, "no") : Task.FromResult(Key(TimeSpan.FromHours(1))),
            new() { TimeProvider = _time });

        await Assert.ThrowsAsync<MaapException>(() => access.GetAsync(Cancelled).AsTask());
        fails = false;

        Assert.Equal("KEY1", (await access.GetAsync(Cancelled)).AccessKeyId);
    }

    [Fact]
    public async Task A_key_that_has_ended_is_told()
    {
        S3Access access = Access(TimeSpan.FromSeconds(-1));

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => access.GetAsync(Cancelled).AsTask());

        Assert.Equal("The key to S3 that was given had ended before it came (2026-01-02 02:59:59Z): is this machine's clock right?", e.Message);
    }

    [Fact]
    public async Task GDAL_s_options_follow_the_key_and_go_in_the_end()
    {
        var log = new Lines();
        var options = new Options();
        bool fails = false;
        var access = new S3Access(
            _ => fails ? throw new MaapException(MaapErrorKind.ServerFailure, "The server failed.") : Task.FromResult(Key(TimeSpan.FromHours(1))),
            new() { TimeProvider = _time, Logger = log, RequesterPays = true });

        await using (await access.KeepAsync(options.Set, Cancelled))
        {
            Assert.Equal("AWS_ACCESS_KEY_ID=KEY1 AWS_REGION=us-west-2 AWS_REQUEST_PAYER=requester AWS_SECRET_ACCESS_KEY=secret1 AWS_SESSION_TOKEN=token1", options.ToString());

            await AdvanceAsync(TimeSpan.FromMinutes(55), () => options.Has("KEY2"));

            fails = true;
            await AdvanceAsync(TimeSpan.FromMinutes(55), () => log.All.Count == 1);
            Assert.True(options.Has("KEY2"));

            fails = false;
            await AdvanceAsync(TimeSpan.FromSeconds(30), () => options.Has("KEY3"));
        }

        Assert.Equal("", options.ToString());
        Assert.Equal(
            "the key to S3 could not be renewed: The server failed; it is tried again in 30 s", Assert.Single(log.All));
    }

    [Fact]
    public async Task The_bucket_of_a_reader_who_pays_is_read_as_one()
    {
        var options = new Options();

        await using (await S3Access.RequesterPays(new PayingMaap(), new() { TimeProvider = _time }).KeepAsync(options.Set, Cancelled))
        {
            Assert.Contains("AWS_REQUEST_PAYER=requester", options.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>A server that checks signatures as AWS does, and knows each key until the next one is given.</summary>
    [Fact]
    public async Task GDAL_reads_with_a_key_that_is_renewed()
    {
        const string Grid = "ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n5 7\n";
        using var server = new S3Server(new AwsKey("KEY1", "secret1", "token1"), new AwsKey("KEY2", "secret2", "token2"));
        var bucket = new S3Bucket { Readers = ["KEY1"], Objects = { ["a.asc"] = Grid } };
        server.Buckets["protected"] = bucket;
        server.Buckets["renewed"] = new S3Bucket { Readers = ["KEY2"], Objects = { ["a.asc"] = Grid, ["b.asc"] = Grid } };
        Gdal.AllRegister();
        (string Name, string Value)[] place =
        [
            ("AWS_S3_ENDPOINT", new Uri(server.Address).Authority), ("AWS_HTTPS", "NO"), ("AWS_VIRTUAL_HOSTING", "FALSE"),
            ("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"), ("AWS_EC2_METADATA_DISABLED", "YES"),
        ];
        foreach ((string name, string value) in place)
        {
            Gdal.SetConfigOption(name, value);
        }

        try
        {
            await using (await Access().KeepAsync(Gdal.SetConfigOption, Cancelled))
            {
                Assert.Equal([5, 7], Read("/vsis3/protected/a.asc"));
                Assert.ThrowsAny<ApplicationException>(() => Read("/vsis3/renewed/a.asc"));

                await AdvanceAsync(TimeSpan.FromMinutes(55), () => Gdal.GetConfigOption("AWS_SESSION_TOKEN", "") == "token2");

                Assert.Equal([5, 7], Read("/vsis3/renewed/b.asc"));
            }
        }
        finally
        {
            foreach ((string name, _) in place)
            {
                Gdal.SetConfigOption(name, null);
            }
        }
    }

    [Fact]
    public async Task No_key_is_shown()
    {
        MaapS3Credentials key = await Access().GetAsync(Cancelled);

        Assert.Equal("MaapS3Credentials until 2026-01-02 04:00:00Z", key.ToString());
    }

    private static int[] Read(string path)
    {
        using Dataset raster = Gdal.Open(path, OSGeo.GDAL.Access.GA_ReadOnly);
        using Band band = raster.GetRasterBand(1);
        int[] values = new int[2];
        band.ReadRaster(0, 0, 2, 1, values, 2, 1, 0, 0);
        return values;
    }

    /// <summary>Moves the clock on, and again, until what is waited for is done by the thread that was woken.</summary>
    private async Task AdvanceAsync(TimeSpan time, Func<bool> isDone)
    {
        _time.Advance(time);
        while (!isDone())
        {
            Cancelled.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private S3Access Access(TimeSpan? life = null) =>
        new(_ => Task.FromResult(Key(life ?? TimeSpan.FromHours(1))), new() { TimeProvider = _time });

    private MaapS3Credentials Key(TimeSpan life)
    {
        int number = Interlocked.Increment(ref _given);
        return new($"KEY{number}", $"secret{number}", $"token{number}", _time.GetUtcNow() + life);
    }

    private sealed class PayingMaap : MaapClient
    {
        public override Task<MaapS3Credentials> GetRequesterPaysCredentialsAsync(
            TimeSpan? lifetime = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new MaapS3Credentials("PAYER", "secret"));
    }

    /// <summary>What GDAL was told.</summary>
    private sealed class Options
    {
        private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
        private readonly Lock _lock = new();

        public void Set(string name, string? value)
        {
            lock (_lock)
            {
                _values.Remove(name);
                if (value is not null)
                {
                    _values.Add(name, value);
                }
            }
        }

        public bool Has(string key)
        {
            lock (_lock)
            {
                return _values["AWS_ACCESS_KEY_ID"] == key && _values["AWS_SESSION_TOKEN"] == key.Replace("KEY", "token", StringComparison.Ordinal);
            }
        }

        public override string ToString()
        {
            lock (_lock)
            {
                return string.Join(' ', _values.Select(each => $"{each.Key}={each.Value}"));
            }
        }
    }
}
