/// The kinds of node in a Swift tree, each with a line of Swift and its children in order.
///
/// `expr` stands for any expression, `type` for any of the types, `pattern` for any of the patterns. Children are
/// only those named; keywords and punctuation are tokens of the node. `?` behind a child means it may lack.
public enum SwiftKind: UInt8, Sendable, CaseIterable {
    // Files and blocks

    /// A whole file. Children: statements and declarations.
    case file
    /// `{ … }`. Its tokens include the braces. Children: statements and declarations.
    case block
    /// `#if a … #elseif b … #else … #endif` around statements, members, cases, attributes or accessors.
    /// Children: `conditionalClause`s.
    case conditionalCompilation
    /// One branch, from its `#` word. Flag 1: it has a condition. Children: condition expr?, then what the place allows.
    case conditionalClause

    // Statements

    /// `f(x)`, also `if` and `switch` in the place of a statement. Children: expr.
    case expressionStatement
    /// `return x`, `throw e`. Children: expr?.
    case returnStatement, throwStatement
    /// `break a`, `continue a`, `fallthrough`. The label is a token.
    case breakStatement, continueStatement, fallthroughStatement
    /// `yield x` in an accessor, `then x`, `discard self`. Children: exprs.
    case yieldStatement, thenStatement, discardStatement
    /// Children: block.
    case deferStatement
    /// `do throws(E) { } catch { }`, also as an expression. Children: type?, block, `catchClause`s.
    case doStatement
    /// `catch let e as E where c { }`. Children: `caseItem`s, block.
    case catchClause
    /// `guard a, let b else { }`. Children: conditions, block.
    case guardStatement
    /// `while a, let b { }`. Children: conditions, block.
    case whileStatement
    /// `repeat { } while a`. Children: block, expr.
    case repeatStatement
    /// `for try await case p: T in s where c { }`. Flag 1: `await`; flag 2: `try`; flag 4: it has a `where`.
    /// Children: pattern, type?, expr, where expr?, block.
    case forStatement
    /// `a: while …`. The label is the first token. Children: statement.
    case labeledStatement

    // `if` and `switch`, in the place of a statement or an expression

    /// `if a, let b { } else …`. Children: conditions, block, then a block or an `ifExpression` for `else`?.
    case ifExpression
    /// Children: expr, `switchCase`s and `conditionalCompilation`s of them.
    case switchExpression
    /// `case p where c, q: …`. Flag 1: `default`; flag 2: `@unknown`, which is no attribute. Children: `caseItem`s,
    /// block (without braces).
    case switchCase
    /// `p where c`. Flag 1: it has a guard. Children: pattern (for `catch where c` an empty wildcardPattern), guard expr?.
    case caseItem

    // Conditions, beside exprs

    /// `let a: T = b`, `let a`, `var a = b`. Flag 1: `var`. Children: pattern, type?, expr?.
    case optionalBinding
    /// `case p: T = b`. Children: pattern, type?, expr.
    case matchingCondition
    /// `#available(iOS 17, *)`. No children.
    case availability

    // Patterns

    /// A name that is bound. No children: one token, behind it no other.
    case namePattern
    /// `_`.
    case wildcardPattern
    /// `(a, b: c)`. Children: patterns; labels are tokens.
    case tuplePattern
    /// `let p`, `var p`, as a pattern or within the expr of one. Every `name` in it that is not a callee, a label or
    /// behind a dot is bound. Flag 1: `var`. Children: namePattern or wildcardPattern where `p` is only that, else expr.
    case bindingPattern
    /// `is T`. Children: type.
    case isPattern
    /// `.a(let b)`, `1...2`, `x as T`. Children: expr, in which `bindingPattern`s may stand.
    case expressionPattern

    // Declarations. Each begins with its `attribute`s, `modifier`s, and conditionalCompilations of attributes.

    /// `@A<T>(x)`. Children: type, `arguments`?. Arguments that are no exprs, as those of `@available`, are one opaque.
    case attribute
    /// `public`, `private(set)`, `nonisolated(unsafe)`. No children.
    case modifier
    /// A name, or the operator of an operator function with all its pieces. No children.
    case declarationName
    /// `import struct A.B`. Module and path are tokens.
    case importDeclaration
    /// `let a = 1, b: T { … }`. Flag 1: `var`. Children: `binding`s.
    case variableDeclaration
    /// `a: T = b { … }`. Flag 1: it has a type; flag 2: an initial value; flag 4: accessors.
    /// Children: pattern, type?, expr?, `accessors`?.
    case binding
    /// `{ get set }`, `{ return 1 }`. Flag 1: a getter's statements without `get`. Children: `accessor`s (and
    /// conditionalCompilations of them), or for flag 1 a block with the same tokens.
    case accessors
    /// `mutating get async throws { }`, `set(v) { }`, `didSet`, `_modify`, `init(v) { }`. Flag 1: `async`; flag 2: `throws`.
    /// Children: attributes, modifiers, declarationName (the accessor's word), namePattern? (the parameter), thrownType?, block?.
    case accessor
    /// `func f<T>(a b: C = d) async throws(E) -> R where T: P { }`. Flag 1: `async`; flag 2: `throws`; flag 4: `rethrows`.
    /// A parameter list that is missing is an empty `parameters`.
    /// Children: declarationName, genericParameters?, `parameters`, thrownType?, returnType?, whereClause?, block?.
    case functionDeclaration
    /// `init?<T>(…) { }`. Flags as of a function; flag 8: failable. Children: as of a function, without a name.
    case initializerDeclaration
    /// Children: block?.
    case deinitializerDeclaration
    /// `subscript<T>(i: Int) -> R { }`. Children: genericParameters?, `parameters`, returnType, whereClause?, `accessors`?.
    case subscriptDeclaration
    /// Children: `parameter`s.
    case parameters
    /// `@A label name: inout T... = d`, also of closures, enum cases and subscripts. The words are tokens: the first is the
    /// label, the second (where there is one) the name. Flag 1: variadic; flag 2: it has a type; flag 4: a default.
    /// Children: attributes, modifiers, type?, expr?.
    case parameter
    /// `throws(E)`: E. `-> R`: R. With the words and brackets before the type. Children: type.
    case thrownType, returnType
    /// `<T: P, each U, let n: Int>`. Children: attributes, the bounds as types.
    case genericParameters
    /// `where T: P, U == V`. Children: types, or exprs for integers.
    case whereClause
    /// Children: declarationName, genericParameters?, primary associated types as genericParameters?, `inheritance`?,
    /// whereClause?, block of members.
    case classDeclaration, structDeclaration, enumDeclaration, actorDeclaration, protocolDeclaration
    /// `extension A.B<C>: P where … { }`. Children: type, `inheritance`?, whereClause?, block of members.
    case extensionDeclaration
    /// `: A, @unchecked B, ~C`. Children: types.
    case inheritance
    /// `indirect case a(x: T = d), b = 1`. Children: `enumElement`s.
    case enumCase
    /// Flag 1: it has parameters; flag 2: a raw value. Children: declarationName, `parameters`?, expr?.
    case enumElement
    /// `typealias A<T> = B where …`, `associatedtype A: P = D where …`. Children: declarationName, genericParameters?,
    /// `inheritance`?, type?, whereClause?.
    case typealiasDeclaration, associatedtypeDeclaration
    /// `macro m(a: T) -> R = #externalMacro(…)`. Children: declarationName, genericParameters?, `parameters`, returnType?,
    /// expr?, whereClause?.
    case macroDeclaration
    /// `prefix operator +++`, `precedencegroup P { … }`. No children.
    case operatorDeclaration, precedenceGroup

    // Types

    /// `A`, `Self`, `Any`, `_`. One token.
    case nameType
    /// `A.B`: the member is the last token; also `A.Type`, and `M::A` of a module. Children: type.
    case memberType
    /// `A<B, C>`. Children: the generic type, then its arguments: types or exprs.
    case genericType
    /// `A?`, `A!`. Children: type.
    case optionalType
    /// `[A]`, `[3 of A]`. Children: the length?, the element type last.
    case arrayType
    /// `[A: B]`. Children: two types.
    case dictionaryType
    /// `(a: A, B)`. Children: types; labels are tokens. One unlabelled element is `tupleType` too.
    case tupleType
    /// `(A, inout B) async throws(E) -> C`. Flag 1: `async`; flag 2: `throws`. Children: parameter types, thrownType?, the
    /// result type last.
    case functionType
    /// `some A`, `any A`, `each A`, `repeat A`, `~A`. Children: type.
    case constrainedType
    /// `A & B`. Children: types.
    case compositionType
    /// `@escaping A`, `inout A`, `sending A`, `borrowing A`. Children: attributes, type.
    case attributedType

    // Atoms

    /// `a`, `self`, `Self`, `super`, `$0`, `Any`. No children: one token, but for `f(a:b:)`, where the name is the first,
    /// and an operator as an argument, `sort(by: >=)`.
    case name
    /// `_` in the place of an expression.
    case wildcard
    /// No children: one token.
    case integer, float, regex, trueLiteral, falseLiteral, nilLiteral
    /// Flag 1: it has interpolations. Children: `argument`s of the interpolations.
    case string
    /// `(a)`. Children: expr.
    case group
    /// `(a, b: c)`, `()`. Children: `argument`s.
    case tuple
    /// `[a, b]`. Children: exprs.
    case array
    /// `[a: b]`, `[:]`. Children: keys and values in turn.
    case dictionary
    /// `{ @A [c] (a: T, b) async throws -> R in … }`. Flag 1: `async`; flag 2: `throws`; flag 4: it has a parameter
    /// list, also an empty one. Children: attributes, `captures`?, `closureParameters`?, thrownType?, returnType?, block
    /// whose tokens are the closure's statements without head and braces.
    case closure
    /// `[weak a, b = c, self]`. Children: `capture`s.
    case captures
    /// `weak a`, `b = c`: the name is the last token before `=`. Children: expr? behind `=`.
    case capture
    /// `(a: T, b)`, `a, b`, `_`. Children: `parameter`s.
    case closureParameters
    /// `\A.b?.c`, `\.a`. Children: the root type?; then the exprs in subscripts. The path is tokens.
    case keyPath
    /// A type that only can be one in the place of an expression: `any P`, `(A) -> B`, `@A () -> B`, `[3 of A]`.
    /// `[A]()` calls an `array` of a `name`. Children: type.
    case typeExpression

    // Chains

    /// `a.b`, `a.0`, `a.init`, `a.b(c:d:)`: the member is the first word behind the dot behind the base; in `a.M::b` and
    /// `M::b` (base `M`) the one behind `::`. Children: base.
    case member
    /// `.a`, `.a(b:)`: the member is the second token. No children.
    case implicitMember
    /// `f(a, b: c) { } label: { }`, also in the header of a statement. A further `{ }` calls what the call returns.
    /// Children: callee, `arguments`?, closure?, `labeledClosure`s.
    case call
    /// `#m<T>(a) { }`, also in the place of a declaration. Children: attributes and modifiers there, `macroName`, then as
    /// of a call.
    case macroExpansion
    /// `#` and a name. Children: generic arguments as types.
    case macroName
    /// `(a, b: c)`: tokens include the brackets. Children: `argument`s.
    case arguments
    /// `a`, `b: c`. Flag 1: it has a label, the first token. Children: expr.
    case argument
    /// `label: { }` behind a trailing closure. The label is the first token. Children: closure.
    case labeledClosure
    /// `a[b, c: d] { }`. Children: base, `arguments`, trailing closures as of a call.
    case subscripted
    /// `A<B>` as an expression. Children: base, types.
    case specialization
    /// `a?` in a chain, `a!`. Children: expr.
    case optionalChain, forced
    /// `a #if … .b #endif`. Children: base, then `conditionalClause`s whose last child is a chain upon `conditionalBase`.
    case conditionalChain
    /// The empty base of a chain inside a branch. No tokens.
    case conditionalBase
    /// `a...`. Children: expr.
    case postfix

    // Operators, loosest first. Operators of one kind stand in one node; their tokens stand before the right operand.
    // Within a kind they are not told apart: `a + b * c` and `a |> b` have their operands side by side.

    /// `a = b`. Children: target, value.
    case assignment
    /// `a += b`. Children: target, value.
    case compoundAssignment
    /// `a ? b : c`. Children: condition, value, other value.
    case conditional
    /// `a || b`, `a && b`. Children: operands.
    case or, and
    /// `a == b`, `a < b`. Children: operands.
    case comparison
    /// `a ?? b`. Children: operands.
    case coalescing
    /// `a is T`, `a as T`, `a as? T`, `a as! T`. Flags: 0 `is`, 1 `as`, 2 `as?`, 3 `as!`. Children: expr, type.
    case cast
    /// `a + b`, and whatever is not told apart above. Children: operands.
    case binary
    /// `-a`, `&a`, `!a`, `>=6` in a directive. Flag 1: `!`; flag 2: `&`. Children: expr.
    case prefix
    /// `try a`, `try? a`, `try! a`, covering all to its right in its operator sequence: `try a ? b : c` covers `b` and `c`,
    /// `a ? try b : c` covers `b` alone. Flags: 0, 1, 2. Children: expr.
    case tryExpression
    /// Children: expr, all to its right.
    case awaitExpression
    /// `consume a`, `copy a`, `borrow a`, `each a`: an operand; `unsafe a`, `repeat a`: all to its right. Children: expr.
    case wordExpression

    /// What was not understood or is nested too deeply, or without tokens where something is missing. Children: what
    /// could be read inside.
    case opaque
}
