using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Models;

/// <summary>What a builder of connection strings makes of what it is given.</summary>
internal sealed class ConnectionStringModel() : FrameworkModel(
    "System.Data.Common.DbConnectionStringBuilder",
    "Microsoft.Data.Sqlite.SqliteConnectionStringBuilder",
    "System.Data.SQLite.SQLiteConnectionStringBuilder",
    "DuckDB.NET.Data.DuckDBConnectionStringBuilder")
{
    private const string Whole = "ConnectionString";

    public override Value? Create(IObjectCreationOperation creation, Value[] arguments) =>
        arguments.Length > 0 ? ObjectValue.Empty.With(Whole, arguments[0]) : ObjectValue.Empty;

    public override Value? Read(BodyRun run, IPropertyReferenceOperation property, Value? self) =>
        property.Property.Name == Whole && self is ObjectValue builder ? Text(builder) : null;

    public override Value? Call(BodyRun run, IInvocationOperation call, Value? self, Value[] arguments) =>
        call.TargetMethod.Name == "ToString" && self is ObjectValue builder ? Text(builder) : null;

    /// <summary>Its properties are called like the keys, up to what stands between words.</summary>
    private static PathValue Text(ObjectValue builder)
    {
        PathValue text = builder.Member(Whole) is { } whole ? Values.AsPath(whole) : PathValue.Of(PathText.Empty);
        foreach (KeyValuePair<string, Value> member in builder.Members
            .Where(static member => member.Key != Whole)
            .OrderBy(static member => member.Key, StringComparer.Ordinal))
        {
            text = text.Concat(PathValue.Of(Piece.Literal($";{member.Key}="))).Concat(Values.AsPath(member.Value));
        }

        return text;
    }
}
