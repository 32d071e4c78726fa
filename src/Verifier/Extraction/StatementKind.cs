namespace InstructMix.Verifier.Extraction;

/// <summary>What a logical line of text is, if it is read as Python.</summary>
internal enum StatementKind
{
    /// <summary>A comment. Also a heading in Markdown.</summary>
    Comment,

    /// <summary>A literal or a bare name: Python, but so are <c>42</c> and <c>Done</c>.</summary>
    Literal,

    /// <summary>An <c>import</c> or <c>from … import</c>.</summary>
    Import,

    /// <summary>A function's head.</summary>
    Def,

    /// <summary>A class's head.</summary>
    Class,

    /// <summary>A decorator.</summary>
    Decorator,

    /// <summary>The head of <c>if</c>, <c>for</c>, <c>with</c>, <c>try</c> and the like.</summary>
    Compound,

    /// <summary>An assignment.</summary>
    Assignment,

    /// <summary>An expression that calls or computes something.</summary>
    Expression,

    /// <summary><c>assert</c>, <c>raise</c>, <c>del</c>, <c>pass</c> and the like.</summary>
    Simple,

    /// <summary><c>return</c>, <c>yield</c>, <c>break</c>, <c>continue</c>, <c>nonlocal</c>: only ever inside of something.</summary>
    Inner,

    /// <summary>Not Python, and words stand side by side as they do in sentences (and in other languages).</summary>
    Prose,

    /// <summary>Not Python, for another reason: a mistake, or another language.</summary>
    Broken,
}
