using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Calls, step by step: what they are given, what they use of it, what they give.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Local functions and delegates run in their caller's frame; their parameters have the bits that methods leave free.</summary>
    private const int NestedBits = 16;

    private Value Invoke(IInvocationOperation call)
    {
        Value? self = call.Instance is { } instance ? Evaluate(instance) : null;
        IMethodSymbol method = call.TargetMethod;
        Value[] arguments = EvaluateArguments(call.Arguments, method.Parameters.Length);
        if (_state is null)
        {
            return PathValue.Nothing;
        }

        if (method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } })
        {
            _state = null;
            return PathValue.Nothing;
        }

        Use(method, call.Instance, self, call.Arguments, arguments, call.Syntax);
        if (method.Name is "GetAttributes" or "ResolveLinkTarget" && method.ContainingNamespace is { Name: "IO" } && LinkTest.IsSkip(call, method.Name == "ResolveLinkTarget"))
        {
            _frame.AddSkippedLinks(call.Syntax, AsPath(self is PathValue ? self : arguments[0]));
        }

        AssignOut(call.Arguments, Taken(method.Name, self, arguments));
        Value result = method.MethodKind == MethodKind.DelegateInvoke ? InvokeDelegate(self, call, arguments)
            : Known(call, method, self, arguments)
            ?? InvokeSource(method, call.Arguments, arguments, call.Instance, self, call.Syntax)
            ?? DefaultOf(call);
        RunLambdas(call, self, arguments);
        return result;
    }

    private Value[] EvaluateArguments(ImmutableArray<IArgumentOperation> arguments, int count)
    {
        var values = new Value[count];
        foreach (IArgumentOperation argument in arguments)
        {
            bool isOut = argument.Parameter?.RefKind == RefKind.Out;
            Value value = isOut ? PathValue.Unknown : Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < count)
            {
                values[parameter.Ordinal] = value;
            }
        }

        for (int i = 0; i < count; i++)
        {
            values[i] ??= PathValue.Unknown;
        }

        return values;
    }

    private void AssignOut(ImmutableArray<IArgumentOperation> arguments, Value? taken = null)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && _state is not null)
            {
                Assign(argument.Value, taken is null or PathValue { IsNothing: true } ? DefaultOf(argument.Value) : taken);
            }
        }
    }
}
