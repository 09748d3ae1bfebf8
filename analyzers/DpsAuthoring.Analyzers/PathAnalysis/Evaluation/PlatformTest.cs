using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Questions about the machine, which a job's answers always alike: it is Linux.</summary>
internal sealed class PlatformTest(CompilationAnalysis analysis)
{
    private const string Job = "linux";

    /// <summary>As many members are followed that each say what the next says.</summary>
    private const int Deepest = 4;

    /// <summary><c>PlatformID.Unix</c>.</summary>
    private const int Unix = 4;

    /// <summary>What a job's machine answers; null where it is not asked, or not it alone.</summary>
    public bool? AnswerOf(IOperation condition) => AnswerOf(condition, depth: 0);

    /// <summary>Whether code stands on a side of a question to which no job comes.</summary>
    public bool IsForOthers(IOperation code)
    {
        for (IOperation inner = code; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IConditionalOperation choice
                && inner != choice.Condition
                && AnswerOf(choice.Condition) is { } answer
                && answer != (inner == choice.WhenTrue))
            {
                return true;
            }
        }

        return false;
    }

    private bool? AnswerOf(IOperation condition, int depth) => Operations.WithoutConversions(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !AnswerOf(not.Operand, depth),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and =>
            AnswerOf(and.LeftOperand, depth) & AnswerOf(and.RightOperand, depth),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or =>
            AnswerOf(or.LeftOperand, depth) | AnswerOf(or.RightOperand, depth),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality => AreSame(equality),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } inequality => !AreSame(inequality),
        IInvocationOperation { TargetMethod.IsStatic: true } call => FrameworkAnswer(call) ?? OwnAnswer(call.TargetMethod, depth),
        IPropertyReferenceOperation { Property.IsStatic: true } property => OwnAnswer(property.Property, depth),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } field => OwnAnswer(field.Field, depth),
        _ => null,
    };

    private static bool? FrameworkAnswer(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Is("System.Runtime.InteropServices.RuntimeInformation", "IsOSPlatform"))
        {
            IOperation asked = Operations.WithoutConversions(call.Arguments[0].Value);
            return asked is IPropertyReferenceOperation { Property: { IsStatic: true } platform } ? IsJob(platform.Name) : null;
        }

        return !method.Name.StartsWith("Is", StringComparison.Ordinal) || !method.ContainingType.Is("System.OperatingSystem") ? null
            : call.Arguments.Length == 0 ? IsJob(method.Name.Substring("Is".Length))
            : call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string name } ? IsJob(name)
            : method.Name.EndsWith("VersionAtLeast", StringComparison.Ordinal) ? false
            : null;
    }

    /// <summary>A member of the author's that is marked as the guard of what runs elsewhere, or asks nothing but the machine.</summary>
    private bool? OwnAnswer(ISymbol member, int depth)
    {
        if (depth == Deepest
            || !analysis.Types.IsSource(member.ContainingType)
            || ((member as IMethodSymbol)?.ReturnType ?? Values.TypeOf(member))?.SpecialType != SpecialType.System_Boolean
            || member is IMethodSymbol { Parameters.Length: > 0 })
        {
            return null;
        }

        return IsGuardOfOthers(member) ? false : TextOf(member) is { } text ? AnswerOf(text, depth + 1) : null;
    }

    /// <summary>The one expression that a member is.</summary>
    private IOperation? TextOf(ISymbol member) => member switch
    {
        IFieldSymbol or IPropertySymbol when analysis.Members.InitializerOperationOf(member) is { } initializer =>
            member is IPropertySymbol { SetMethod: not null } ? null : initializer,
        IPropertySymbol { GetMethod: { } getter } => TextOf(getter),
        IMethodSymbol { DeclaringSyntaxReferences: [var written] } method
            when written.GetSyntax() is ArrowExpressionClauseSyntax or MethodDeclarationSyntax { ExpressionBody: not null } =>
            analysis.Bodies.Of(method) switch
            {
                IMethodBodyOperation { ExpressionBody: { } body } => Returned(body),
                IBlockOperation body => Returned(body),
                _ => null,
            },
        _ => null,
    };

    private static IOperation? Returned(IBlockOperation body) =>
        body.Operations is [IReturnOperation { ReturnedValue: { } value }] ? value : null;

    private static bool? AreSame(IBinaryOperation equality)
    {
        IOperation left = Operations.WithoutConversions(equality.LeftOperand);
        IOperation right = Operations.WithoutConversions(equality.RightOperand);
        (IOperation asked, object? value) = left.ConstantValue.HasValue
            ? (right, left.ConstantValue.Value)
            : (left, right.ConstantValue.Value);
        return (asked, value) switch
        {
            (IPropertyReferenceOperation { Property: { Name: "Platform", ContainingType: var type } }, int platform)
                when type.Is("System.OperatingSystem") => platform == Unix,
            (IFieldReferenceOperation { Field: { Name: var name, ContainingType: var type } }, char character)
                when type.Is("System.IO.Path") => name switch
                {
                    "DirectorySeparatorChar" or "AltDirectorySeparatorChar" => character == '/',
                    "PathSeparator" => character == ':',
                    _ => null,
                },
            _ => null,
        };
    }

    private static bool IsGuardOfOthers(ISymbol guard)
    {
        bool isOfOthers = false;
        foreach (AttributeData attribute in guard.GetAttributes())
        {
            if (attribute.AttributeClass.Is("System.Runtime.Versioning.UnsupportedOSPlatformGuardAttribute") && IsJob(attribute.Text(0)))
            {
                return true;
            }

            if (attribute.AttributeClass.Is("System.Runtime.Versioning.SupportedOSPlatformGuardAttribute"))
            {
                if (IsJob(attribute.Text(0)))
                {
                    return false;
                }

                isOfOthers = true;
            }
        }

        return isOfOthers;
    }

    private static bool IsJob(string platform) => platform.Equals(Job, StringComparison.OrdinalIgnoreCase);
}
