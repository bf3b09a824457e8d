/// The kinds of node in a Python tree, each with a line of Python and its children in order.
///
/// `expr` stands for any expression. Children are only those named; keywords and punctuation are tokens of the node.
public enum PythonKind: UInt8, Sendable, CaseIterable {
    // Files and blocks

    /// A whole file. Children: statements.
    case file
    /// An indented block, or the statements behind a colon. Children: statements.
    case block

    // Simple statements

    /// `f(x)`. Children: expr.
    case expressionStatement
    /// `a = b = f()`. Children: targets, value.
    case assignment
    /// `a: T = f()`. Children: target, annotation, value or none.
    case annotatedAssignment
    /// `a += 1`. Children: target, value.
    case augmentedAssignment
    /// `return x`. Children: expr or none.
    case returnStatement
    /// `raise E from c`. Children: expr, cause; either may lack.
    case raiseStatement
    /// `del a, b[0]`. Children: targets.
    case deleteStatement
    /// `assert x, "m"`. Children: exprs.
    case assertStatement
    case passStatement, breakStatement, continueStatement
    /// `global a, b`. No children: the names are tokens. `nonlocal` likewise.
    case globalStatement, nonlocalStatement
    /// `import a.b, c as d`. Children: `importName`s.
    case importStatement
    /// `from .a import b as c`. Children: `importName`s or `importStar`. The module is tokens.
    case fromImport
    /// `a.b as c`. No children.
    case importName
    /// `*`.
    case importStar
    /// `type X[T] = Y`. Children: `typeParameters` or none, expr.
    case typeAlias

    // Compound statements

    /// `if a: … elif b: … else: …`. Children: condition, block, `elifClause`s, `elseClause` or none.
    case ifStatement
    /// Children: condition, block.
    case elifClause
    /// Children: block.
    case elseClause
    /// Children: condition, block, `elseClause` or none.
    case whileStatement
    /// `async for a in b: …`. Flag 1: async. Children: target, iterated, block, `elseClause` or none.
    case forStatement
    /// Children: block, `exceptClause`s, `elseClause` or none, `finallyClause` or none.
    case tryStatement
    /// `except* E as e: …`. Flag 1: a name is bound, the token before the colon; flag 2: a type is given.
    /// Children: type or none, block.
    case exceptClause
    /// Children: block.
    case finallyClause
    /// `async with a as b: …`. Flag 1: async. Children: `withItem`s, block.
    case withStatement
    /// `a as b`. Children: expr, target or none.
    case withItem
    /// `match a: …`. Children: subject, `caseClause`s.
    case matchStatement
    /// `case p if c: …`. Flag 1: guarded; flag 2: the pattern matches everything. Children: `capture`s, guard or none, block.
    case caseClause
    /// A name that a pattern binds. No children.
    case capture
    /// Children: `decorator`s, definition.
    case decorated
    /// `@f(x)`. Children: expr.
    case decorator
    /// `async def f[T](a, *, b: int = 1) -> T: …`. Flag 1: async. Children: `typeParameters` or none, `parameters`,
    /// `returnAnnotation` or none, block.
    case functionDefinition
    /// Children: `parameter`s.
    case parameters
    /// `a`, `*a`, `**a`. Flags: the raw value of `ParameterFact.Kind`. Children: `annotation` or none, `defaultValue` or none.
    case parameter
    /// Children: expr.
    case annotation, defaultValue, returnAnnotation
    /// `[T: bound = default, *Ts]`. Children: exprs.
    case typeParameters
    /// `class A[T](B, metaclass=M): …`. Children: `typeParameters` or none, `arguments` or none, block.
    case classDefinition

    // Atoms

    /// No children: one token.
    case name, number, ellipsis, noneLiteral, trueLiteral, falseLiteral
    /// Adjacent strings. Flag 1: one of them has fields. Children: the exprs in fields.
    case string
    /// `(a)`. Children: expr.
    case group
    /// `a, b` with or without parentheses, `[a, b]`, `{a, b}`. Children: exprs.
    case tuple, list, set
    /// `{a: b, **c}`. Children: keys and values in turn, or `doubleStarred`.
    case dictionary
    /// `[a for b in c if d]`. Flags: 0 list, 1 set, 2 dictionary, 3 generator.
    /// Children: element (two for a dictionary), `comprehensionFor`s.
    case comprehension
    /// `async for a in b if c`. Flag 1: async. Children: target, iterated, conditions.
    case comprehensionFor

    // Operators

    /// `a.b`: the member is the last token. Children: base.
    case attribute
    /// `a[b, c:d]`. Children: base, items.
    case subscripted
    /// `a:b:c`. Children: those that are there.
    case slice
    /// `f(a, *b, c=d)`. Children: callee, `arguments`.
    case call
    /// Children: exprs, `starred`, `doubleStarred`, `keyword`.
    case arguments
    /// `a=b`: the name is the first token. Children: expr.
    case keyword
    /// `*a`, `**a`. Children: expr.
    case starred, doubleStarred
    /// `-a`, a run of prefix operators. Children: expr.
    case unary
    /// `not a`. Flag 1: an even number of them. Children: expr.
    case not
    /// `a + b - c`, operators of one precedence. Children: operands; an operator's tokens stand before its right one.
    case binary
    /// `a < b in c`. Children: operands, as in `binary`.
    case comparison
    /// `a and b and c`. Children: operands.
    case and
    /// `a or b or c`. Children: operands.
    case or
    /// `a if b else c if d else e`. Children: value, condition, value, condition, …, value.
    case conditional
    /// `lambda a: b`. Children: `parameters`, expr.
    case lambda
    /// `await a`. Children: expr.
    case await
    /// `yield a`. Children: expr or none.
    case yield
    /// `yield from a`. Children: expr.
    case yieldFrom
    /// `a := b`: the name is the first token. Children: expr.
    case namedExpression

    /// What was not understood or is nested too deeply. Children: what could be read inside.
    case opaque
}
