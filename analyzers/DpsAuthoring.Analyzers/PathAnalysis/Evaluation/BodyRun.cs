using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// One run of one body over abstract values: what it knows at the point that it has reached, and the parts that go on from there.
/// </summary>
internal sealed class BodyRun
{
    private readonly Func<ISymbol, Value?> _onEntry;

    private BodyRun(CompilationAnalysis analysis, Frame frame, SyntaxNode syntax)
    {
        Analysis = analysis;
        Frame = frame;
        Syntax = syntax;
        Variables = new(this);
        _onEntry = Variables.OnEntry;
        Statements = new(this);
        Expressions = new(this);
        Texts = new(this);
        Assignments = new(this);
        Conditions = new(this);
        Patterns = new(this);
        NameChecks = new(this);
        Containment = new(this);
        Refinement = new(this);
        Calls = new(this);
        Creations = new(this);
        Helpers = new(this);
        Guards = new(this);
        Functions = new(this);
        Uses = new(this);
    }

    public CompilationAnalysis Analysis { get; }

    /// <summary>Whose body it is; another's while a helper's check or a local function is run for its caller.</summary>
    public Frame Frame { get; set; }

    /// <summary>The body as it is written.</summary>
    public SyntaxNode Syntax { get; }

    /// <summary>What is known here; null where control never comes.</summary>
    public BodyState? State { get; set; } = new();

    public Outcome Outcome { get; set; } = new();

    public VariableStore Variables { get; }

    public StatementRunner Statements { get; }

    public ExpressionEvaluator Expressions { get; }

    public TextEvaluator Texts { get; }

    public AssignmentEvaluator Assignments { get; }

    public ConditionEvaluator Conditions { get; }

    public PatternEvaluator Patterns { get; }

    public NameCheck NameChecks { get; }

    public ContainmentCheck Containment { get; }

    public Refinement Refinement { get; }

    public CallEvaluator Calls { get; }

    public CreationEvaluator Creations { get; }

    public HelperRunner Helpers { get; }

    public GuardEvaluator Guards { get; }

    public FunctionRunner Functions { get; }

    public UseRecorder Uses { get; }

    /// <summary>
    /// Runs the bodies of one method, property, constructor or initializer: what it returns, and what is known at its end.
    /// </summary>
    public static (Value? Result, BodyState? End) Of(CompilationAnalysis analysis, Frame frame, IOperation body, bool asValue = false)
    {
        var run = new BodyRun(analysis, frame, body.Syntax);
        run.Functions.Declare(analysis.Bodies.LocalFunctionsOf(body));
        if (asValue)
        {
            run.Outcome.Result = run.Evaluate(body);
        }
        else
        {
            run.Statements.Execute(body);
        }

        return run.End();
    }

    /// <summary>Runs all that a method runs, in order: a primary constructor's initializers, then what it calls.</summary>
    public static (Value? Result, BodyState? End) Of(CompilationAnalysis analysis, Frame frame, IReadOnlyList<IOperation> parts)
    {
        var run = new BodyRun(analysis, frame, parts.Count == 1 ? parts[0].Syntax : frame.Owner.DeclaringSyntaxReferences[0].GetSyntax());
        foreach (IOperation part in parts)
        {
            run.Functions.Declare(analysis.Bodies.LocalFunctionsOf(part));
            if (part is ISymbolInitializerOperation initializer)
            {
                run.Initialize(initializer);
            }
            else
            {
                run.Statements.Execute(part);
            }
        }

        return run.End();
    }

    private void Initialize(ISymbolInitializerOperation initializer)
    {
        Value value = Evaluate(initializer.Value);
        IEnumerable<ISymbol> members = initializer switch
        {
            IFieldInitializerOperation { InitializedFields: var fields } => fields,
            IPropertyInitializerOperation { InitializedProperties: var properties } => properties,
            _ => [],
        };
        foreach (ISymbol member in members)
        {
            Variables.Write(Analysis.Members.StoredIn(member), value, initializer.Syntax);
        }
    }

    private (Value? Result, BodyState? End) End()
    {
        BodyState? end = Join(State, Outcome.Exit);
        if (end is not null)
        {
            Variables.ForgetWrittenParameters(end);
        }

        Outcome outcome = Outcome;
        Functions.RunWhatNobodyCalled();
        return (outcome.Given, end);
    }

    public Value Evaluate(IOperation operation) => Expressions.Evaluate(operation);

    public PathValue EvaluatePath(IOperation? operation) => Expressions.EvaluatePath(operation);

    public BodyState? Join(BodyState? a, BodyState? b) => BodyState.Join(a, b, _onEntry);
}

/// <summary>What a body has come to at the places where it returns.</summary>
internal sealed class Outcome
{
    /// <summary>What is known where it returned.</summary>
    public BodyState? Exit { get; set; }

    /// <summary>What it returned.</summary>
    public Value? Result { get; set; }

    public bool IsIterator { get; set; }

    /// <summary>Set while a check is asked, whose returns are conditions.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>What a call gives.</summary>
    public Value? Given => IsIterator && Result is not null ? new SequenceValue(Result) : Result;
}

/// <summary>What is known where the body of a check returns true, and where false.</summary>
internal sealed class Verdict
{
    public BodyState? True { get; set; }

    public BodyState? False { get; set; }
}
