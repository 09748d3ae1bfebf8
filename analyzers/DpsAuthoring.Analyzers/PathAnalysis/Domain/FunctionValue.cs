using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>A lambda or a method that is passed around.</summary>
internal sealed class FunctionValue(IOperation function, int origins = 0) : Value
{
    /// <summary>The parameters of the method at hand that it came from, one bit each.</summary>
    public int Origins => origins;

    public IOperation Function { get; } = function;

    public override Value Map(Func<PathText, PathText> change) => this;

    public override Value WithOrigins(int origins) => origins == Origins ? this : new FunctionValue(Function, origins);

    public override bool IsExactly(Value other) => Equals(other);

    public override bool Equals(object? obj) =>
        obj is FunctionValue other && other.Function.Syntax == Function.Syntax && other.Origins == Origins;

    public override int GetHashCode() => Function.Syntax.GetHashCode();

    protected override Value? JoinCore(Value other) => null;
}
