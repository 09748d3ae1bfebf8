using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>All framework types that the analysis knows. A new model is written here.</summary>
internal static class KnownModels
{
    public static FrameworkModels All { get; } = new(
    [
            new StringModel(),
            new CompositeFormatModel(),
            new StringBuilderModel(),
            new RegexModel(),
            new PathModel(),
            new DirectoryModel(),
            new FileSystemInfoModel(),
            new FileStreamOptionsModel(),
            new EnvironmentModel(),
            new ListModel(),
            new DictionaryModel(),
            new LinqModel(),
            new EnumeratorModel(),
            new TaskModel(),
            new ConversionModel(),
            new ReflectionModel(),
            new RuntimeModel(),
            new ConnectionStringModel(),
            new LogLayoutModel(),
    ]);
}
