using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

public sealed class PublishTests : IDisposable
{
    private readonly JobFolder _job = new();
    private readonly WorkFolder _work;
    private readonly JobOutput _output;

    public PublishTests()
    {
        _work = new WorkFolder(_job.FullPath);
        _output = new JobOutput(_job.FullPath, _work, "x.log");
    }

    public void Dispose()
    {
        _work.Dispose();
        _job.Dispose();
    }

    [Fact]
    public void A_result_is_seen_when_it_is_published_and_not_before()
    {
        using OutputFile file = _output.Create("sub/a.txt");
        Assert.Equal("a.txt", Path.GetFileName(file.FullPath));
        using (FileStream stream = file.OpenWrite())
        {
            stream.WriteByte(1);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_output.FullPath));
        Assert.Equal(["sub/a.txt"], _output.Unpublished.Select(name => name.Value));
        file.Publish();
        Assert.Equal(["sub/a.txt"], _output.GetFiles());
        Assert.Empty(_output.Unpublished);
        Assert.Equal("output/sub/a.txt was already published.", Assert.Throws<InvalidOperationException>(file.Publish).Message);
    }

    [Fact]
    public void What_lies_beside_a_result_comes_with_it()
    {
        _output.Write("a.shp", path =>
        {
            Put(path);
            Put(Path.ChangeExtension(path, ".dbf"));
            Put(path + ".aux.xml");
        });
        Assert.Equal(["a.dbf", "a.shp", "a.shp.aux.xml"], _output.GetFiles());
    }

    [Fact]
    public void A_result_may_be_a_directory()
    {
        _output.Write("store.zarr", path => Put(Path.Combine(Directory.CreateDirectory(Path.Combine(path, "0")).FullName, "chunk")));
        Assert.Equal(["store.zarr/0/chunk"], _output.GetFiles());
    }

    [Fact]
    public void Nothing_of_a_writer_that_throws_is_seen()
    {
        Assert.Throws<InvalidDataException>(() => _output.Write("a.txt", path =>
        {
            Put(path);
            throw new InvalidDataException();
        }));
        Assert.Empty(_output.GetFiles());
        Assert.Empty(_output.Unpublished);
        _output.Write("a.txt", Put); // It can be tried again.
        Assert.Equal(["a.txt"], _output.GetFiles());
    }

    [Fact]
    public void A_writer_that_wrote_nothing_or_elsewhere_is_told()
    {
        Assert.Equal(
            "output/a.txt was published, but nothing of that name was written.",
            Assert.Throws<InvalidOperationException>(() => _output.Write("a.txt", _ => { })).Message);
        Assert.Equal(
            "output/a.txt was published, but nothing of that name was written (but a.tif was).",
            Assert.Throws<InvalidOperationException>(() => _output.Write("a.txt", path => Put(Path.ChangeExtension(path, ".tif")))).Message
        );
        Assert.Empty(_output.GetFiles());
    }

    [Fact]
    public void A_discarded_result_cannot_be_published()
    {
        OutputFile file = _output.Create("a.txt");
        Put(file.FullPath);
        file.Dispose();
        file.Dispose();
        Assert.Equal("output/a.txt was already discarded.", Assert.Throws<InvalidOperationException>(file.Publish).Message);
        Assert.Empty(_output.GetFiles());
    }

    [Fact]
    public void A_stage_that_was_taken_away_hides_no_other_failure()
    {
        Assert.Throws<InvalidDataException>(() => _output.Write("a.txt", path =>
        {
            Directory.Delete(Path.GetDirectoryName(path)!);
            throw new InvalidDataException();
        }));
    }

    [Theory]
    [InlineData("a", "a", "output/a is already a result of this run; two results need two names.")]
    [InlineData("a/b", "a", "output/a and output/a/b cannot both be results of this run: one would be a folder of the other.")]
    [InlineData("a", "a/b/c", "output/a/b/c and output/a cannot both be results of this run: one would be a folder of the other.")]
    public void No_result_takes_the_place_of_another(string first, string second, string sentence)
    {
        using (_output.Create(first))
        {
            Assert.Equal(sentence, Assert.Throws<InvalidOperationException>(() => _output.Create(second)).Message);
        }

        _output.Write(first, Put);
        Assert.Equal(sentence, Assert.Throws<InvalidOperationException>(() => _output.Create(second)).Message);
        Assert.Equal([first], _output.GetFiles());
    }

    [Theory]
    [InlineData("a", "ab")]
    [InlineData("a/b", "a/c")]
    [InlineData("a-b/c", "a")]
    [InlineData("a.b/c", "a")]
    [InlineData("a0", "a")]
    public void Names_that_merely_start_alike_are_two_results(string first, string second)
    {
        _output.Write(first, Put);
        _output.Write(second, Put);
        Assert.Equal(2, _output.GetFiles().Count);
    }

    [Fact]
    public void The_logs_own_name_is_taken() =>
        Assert.Equal(
            "output/x.log is the name of the job's own log; choose another. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => _output.Create("./x.log")).Message);

    [Fact]
    public void Only_what_this_run_has_made_or_changed_is_listed()
    {
        Put(Path.Combine(_output.FullPath, "old.txt"));
        Put(Path.Combine(_output.FullPath, "again.txt"));
        var output = new JobOutput(_job.FullPath, _work, "x.log");
        Assert.Empty(output.GetFiles());
        output.Write("again.txt", path => File.WriteAllText(path, "longer than before"));
        Put(Path.Combine(output.FullPath, "beside.txt"));
        Put(Path.Combine(output.FullPath, "x.log"));
        Assert.Equal(["again.txt", "beside.txt"], output.GetFiles());
    }

    [Fact]
    public void A_result_of_an_earlier_run_is_replaced_whatever_it_was()
    {
        Directory.CreateDirectory(Path.Combine(_output.FullPath, "a", "deep"));
        Put(Path.Combine(_output.FullPath, "b"));
        _output.Write("a", Put);
        _output.Write("b", path => Put(Path.Combine(Directory.CreateDirectory(path).FullName, "c")));
        Assert.Equal(["a", "b/c"], _output.GetFiles());
    }

    [Fact]
    public void Many_results_from_many_threads_all_arrive()
    {
        Parallel.For(0, 500, i => _output.Write($"{i % 7}/{i}.txt", Put));
        Assert.Equal(500, _output.GetFiles().Count);
        Assert.Empty(_output.Unpublished);
    }

    [Fact]
    public void Of_many_threads_with_one_name_one_wins()
    {
        int refused = 0;
        using var all = new Barrier(8);
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            all.SignalAndWait();
            try
            {
                _output.Write("a.txt", Put);
            }
            catch (InvalidOperationException)
            {
                Interlocked.Increment(ref refused);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(7, refused);
        Assert.Equal(["a.txt"], _output.GetFiles());
    }

    private static void Put(string path) => File.WriteAllText(path, "x");
}
