using System.Text;
using DpsAuthoring.Results;
using DpsAuthoring.Results.Files;

namespace DpsAuthoring;

/// <summary>
/// The STAC catalogue of a job's results: <c>catalog.json</c> at the top of <c>output/</c>, and an item beside each result. It is written
/// when the algorithm has succeeded; a job that fails has none.
/// </summary>
public sealed class JobCatalog
{
    private readonly JobOutput _output;
    private readonly Dictionary<string, CatalogItem> _said = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private bool _isOn;
    private bool _hasAll;

    internal JobCatalog(JobOutput output) => _output = output;

    /// <summary>Has every result in the catalogue.</summary>
    public void Enable()
    {
        lock (_lock)
        {
            _hasAll = true;
            TurnOn();
        }
    }

    /// <summary>Says more of a result than its file does. Without <see cref="Enable"/>, the catalogue has those results alone that were added.</summary>
    /// <param name="name">The result's name, below <c>output/</c>; it may be published later.</param>
    /// <param name="describe">Says it: <c>item => item.At(time).Set("eo:cloud_cover", 12)</c>.</param>
    public void Add(OutputName name, Action<CatalogItem>? describe = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        lock (_lock)
        {
            if (!_said.TryGetValue(name.Value, out CatalogItem? item))
            {
                _said.Add(name.Value, item = new CatalogItem(name.Value));
            }

            describe?.Invoke(item);
            TurnOn();
        }
    }

    private void TurnOn()
    {
        if (!_isOn)
        {
            _isOn = true;
            _output.AtSuccess(Write);
        }
    }

    private void Write(SucceededJob job)
    {
        IReadOnlyList<string> files = _output.GetFiles();
        if (files.Contains(ResultGroup.Catalog))
        {
            throw new InvalidOperationException(
                "output/catalog.json is a result already, and the job's catalogue would be written over it: give the result another name, or do not enable the catalogue.");
        }

        IReadOnlyList<ResultGroup> all = ResultGroup.Of(files);
        if (_said.Keys.FirstOrDefault(name => all.All(group => group.Name != name)) is { } missing)
        {
            throw new InvalidOperationException($"output/{missing} was added to the catalogue, and there is no such result: publish it, or do not add it.");
        }

        ResultOrigin origin = JobOrigin.Of(job);
        ResultGroup[] wanted = [.. all.Where(group => _hasAll || _said.ContainsKey(group.Name))];
        var describer = new ResultDescriber(_output.FullPath, origin);

        // PROJ keeps what it has looked up to a thread, and GDAL then writes coordinate systems in other words.
        IReadOnlyList<ResultItem> items = OnOwnThread(() => (ResultItem[])[.. describer.Describe(wanted, _said, CancellationToken.None)]);
        foreach (string remark in items.SelectMany(item => item.Remarks))
        {
            job.Warn(remark);
        }

        if (items.GroupBy(item => item.Item.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new InvalidOperationException(
                $"{string.Join(" and ", same.Select(item => "output/" + item.File[..^ResultGroup.ItemEnding.Length]))} both have the id '{same.Key}' in the catalogue: set another Id of one.");
        }

        foreach ((string name, string content) in ResultCatalog.Documents(items, origin))
        {
            _output.Write(name, path => File.WriteAllText(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
        }
    }

    private static T OnOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default).GetAwaiter().GetResult();
}
