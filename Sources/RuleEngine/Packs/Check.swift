import Linking

/// The claim of a rule, as its file says it: where, about what, and what must not be or has to be.
///
/// A closed set of subjects with a closed set of predicates each; no code beyond this knows a rule.
struct Check: Sendable {
    /// Roles of the code at the place; nil where every role that is not left out counts, and none.
    var roles: Set<Role>?
    /// Roles of code that is not meant.
    var notRoles: Set<Role> = []
    /// Roles that a declaration around the place has a sign of besides its path: a base class, a decorator, a name.
    var like: Set<Role>?
    /// Where nothing but the path tells the role, findings are likely only.
    var doubtsPath = false
    /// Languages that are meant; all of the rule's where empty.
    var languages: [String] = []
    var subject: Subject

    func holds(in language: String) -> Bool { languages.isEmpty || languages.contains(language) }

    enum Subject: Sendable {
        case effect(EffectCheck)
        case importing(ImportCheck)
        case parameter(ParameterCheck)
        case call(CallCheck)
        case `class`(ClassCheck)
        case function(FunctionCheck)
        case pair(PairCheck)
        case once(OnceCheck)
        case order(OrderCheck)
        case escape(EscapeCheck)
        case reach(ReachCheck)
        case generator(GeneratorCheck)
        case finish(FinishCheck)
        case record(RecordCheck)
        case bridge(BridgeCheck)
        case use(UseCheck)
        case argument(ArgumentCheck)
        case making(MakingCheck)
        case holder(HolderCheck)
        case registration(RegistrationCheck)
        case signature(SignatureCheck)
        case property(PropertyCheck)
        case singleton(SingletonCheck)
        case overload(OverloadCheck)
        case awaiting(AwaitCheck)
        case coroutine(CoroutineCheck)
        case handing(HandingCheck)
        case filter(FilterCheck)
        case context(ContextCheck)
        case setting(SettingCheck)
        case reference(ReferenceCheck)
        case retried(RetriedCheck)
        case entry(EntryCheck)
        case decision(DecisionCheck)
        case companion(CompanionCheck)
        case mark(MarkCheck)
        case counterpart(CounterpartCheck)
        case block(BlockCheck)
        case initialisation(InitialisationCheck)
        case handed(HandedCheck)
        case decorator(DecoratorCheck)
        case route(RouteCheck)
        case guarding(GuardCheck)
        case literal(LiteralCheck)
        case passing(PassingCheck)
        case handler(HandlerCheck)
        case fallback(FallbackCheck)
        case choice(ChoiceCheck)
        case flag(FlagCheck)
        case declared(DeclaredCheck)
    }
}

enum Verb: String, Sendable, CaseIterable {
    case forbid, require, pair, once, order, escape
}

/// `forbid` an effect on a session.
struct EffectCheck: Sendable {
    enum OriginClass: String, Sendable, CaseIterable {
        case borrowed, opened, parameter, attribute, captured, ambient, returned, handed, unknown
    }

    enum Within: String, Sendable, CaseIterable {
        /// In the `with` block of another session that was opened there, or in a closure that is handed one.
        case otherSession = "block-of-other-session"
        /// In a closure that runs in a transaction of the same session.
        case ownTransaction = "own-transaction"
        /// While another session is open in the function, or lent to it.
        case liveSession = "life-of-other-session"
        /// Where what gave the session was asked of something that gives the same itself.
        case detour = "carrier-of-carrier"
        /// In the function that opened a session with a queue of its own, and in no closure that runs there.
        case outsideQueue = "outside-its-queue"
    }

    var effects: EffectSet = []
    /// Any origin where empty.
    var origins: Set<OriginClass> = []
    var within: Within?
    /// Effects of leaving a block count, too.
    var countsImplicit = false
    /// Only effects of leaving a block count.
    var isImplicitOnly = false
    /// Effects that a flag of the caller decides over count, too.
    var countsFlagged = false
    enum Exception: String, Sendable, CaseIterable {
        /// The function runs code of its caller in what it begins.
        case wrapper = "runs-code-of-caller"
        /// The function also ends the transaction by a call, which is told there.
        case endedByHand = "ended-by-hand"
        /// The function is called what it does to the session that it is given: `close_quietly(session)`.
        case namedForIt = "named-for-it"
        /// The function is one inside another, which runs it as a task, a thread or a job of its own, or several side by
        /// side: nobody can lend it a session.
        case runsApart = "runs-apart"
        /// In a function that hands a session to a closure of its caller.
        case lendsToClosure = "lends-to-closure"
    }

    var exceptions: Set<Exception> = []
    /// What the effect lands on; nil for everything but handles.
    var kinds: Set<ValueKind>?
    /// Names of sessions, factories and functions that are kept apart on purpose.
    var separate: [NamePattern] = []
    /// Only where the error of the call is dropped, as by `try?`.
    var isDropped = false
    /// Types of the models that sessions are asked of.
    var carriers: Set<String> = []
    /// Calls that open a session with a queue of its own, and arguments that say that a call does.
    var queued: Set<String> = []
    /// Types of the models that hand out one session a thread: what two of them open is one session.
    var threadTypes: [String] = []
}

/// `forbid` to reach an effect through calls.
struct ReachCheck: Sendable {
    var effects: EffectSet = []
    /// Whose the session is, seen from the function that makes the call; anybody's where empty.
    var owners: Set<EffectCheck.OriginClass> = []
    /// Functions on the way that may do it: what lies behind them is their own affair.
    var allowed: Set<Role> = []
    /// Only while another session is live in the function.
    var isBesideLive = false
    /// Only where the call stands in a transaction of the same session.
    var isInTransaction = false
    /// Ways of more calls than this are left out where they are not sure.
    var longest = Int.max
    /// Only where the function that is called does it for a parameter of one of these names that is true.
    var flags: [NamePattern] = []
    /// What something is called that is kept apart on purpose: a function on the way, a session, a factory.
    var separate: [NamePattern] = []
    /// Types of the models that hand out one session a thread: what they open may be there already.
    var threadTypes: [String] = []
    /// It may happen once on a path.
    var isOnce = false
    /// Functions that are only started, to run beside or after others, may do it.
    var isUnlessApart = false
    /// Functions whose result is kept in a cache may do it.
    var isUnlessCached = false
}

/// `forbid` an import.
struct ImportCheck: Sendable {
    /// What the imported name is a value of.
    var kinds: Set<ValueKind> = []
    /// Components of the path that make it meant.
    var components: Set<String> = []
    /// Components or names that make it not meant.
    var notComponents: [NamePattern] = []
    var isInTree = false
    /// Not meant where the file does with it what a finding of another rule is about.
    var unlessUsed = false
}

/// `forbid` a parameter.
struct ParameterCheck: Sendable {
    enum Default: String, Sendable, CaseIterable {
        case `true`, `false`, none
        /// Something that is made or found once for all calls.
        case shared
    }

    enum Place: String, Sendable, CaseIterable {
        case constructor, entry, factory, function, method
    }

    var kinds: Set<ValueKind> = []
    var names: [NamePattern] = []
    /// Libraries in whose files such a parameter means something else.
    var notModules: [String] = []
    var defaults: Set<Default> = []
    /// Calls in a default by which a framework passes something.
    var notDefaults: [String] = []
    var places: Set<Place> = []
    /// The body opens a session where the parameter is missing.
    var opensWhenMissing = false
}

/// `forbid` a call, or `require` an argument of it.
struct CallCheck: Sendable {
    enum Sink: String, Sendable, CaseIterable {
        /// A remainder, a division or a mask.
        case bucket
        /// Text.
        case text
        /// An attribute or argument that names something.
        case identifier
    }

    enum Exception: String, Sendable, CaseIterable {
        /// Begins, ends and takes back around code of its caller.
        case wrapper = "transaction-wrapper"
        /// In a function that listens to the event of the same name.
        case listener = "event-listener"
        /// In the class whose method is called.
        case ownClass = "own-class"
        /// What it gives goes into an effect that is told itself.
        case usedByEffect = "used-by-effect"
        /// In `__hash__`.
        case hashMethod = "hash-method"
    }

    /// Names of the language.
    var builtins: Set<String> = []
    /// `name` or `Class.method`, with `*`.
    var callees: [(type: NamePattern?, name: NamePattern)] = []
    /// Kinds of value that it gives.
    var gives: Set<ValueKind> = []
    /// Texts of an argument, in lower case, with `*`.
    var strings: [NamePattern] = []
    /// First words of such texts that say little where the function sends none that begins otherwise.
    var weakAlone: Set<String> = []
    /// Which argument the texts are looked for in, from 1.
    var argument = 1
    var sinks: Set<Sink> = []
    var identifiers: [NamePattern] = []
    /// Names by which something may be stored, or only be found again in the same process.
    var keys: [NamePattern] = []
    /// Not meant where the first argument is surely a number.
    var notNumbers = false
    /// Kinds of value of which one has to be passed.
    var passes: Set<ValueKind> = []
    /// Labels that will do.
    var labels: Set<String> = []
    var exceptions: Set<Exception> = []
    /// Calls on objects of these modules are not meant.
    var notModules: Set<PathHash> = []
    /// What a function of the program calls that is not meant.
    var notThrough: Set<String> = []
    /// Only in files that name a library for databases.
    var needsLibrary = false
    /// Only functions of these modules, and methods of their objects; all where empty.
    var modules: Set<PathHash> = []
    /// Only where something of these paths is passed under the label.
    var values: Set<String> = []
    var valueLabel = ""
    /// Only while a transaction is open.
    var isInTransaction = false
    /// Whose the session is that the call is made on or is given; anybody's, and none, where empty.
    var origins: Set<EffectCheck.OriginClass> = []
}

/// `require` something of a class.
struct ClassCheck: Sendable {
    enum Reach: String, Sendable, CaseIterable {
        case session, service
    }

    /// What a program as a whole may have or lack.
    enum Having: String, Sendable, CaseIterable {
        case registry
    }

    /// Kinds of value of which the constructor has to take one.
    var takes: Set<ValueKind> = []
    /// Only classes whose constructor takes one of these.
    var whenTakes: Set<ValueKind> = []
    /// Only classes whose methods work with one of these.
    var whenReaches: Set<Reach> = []
    /// A class that has nothing but its name to say what it is must have one of these methods.
    var nameNeeds: Set<String> = []
    /// Where neither the class is called like one of these nor anything that it works with, it is no more than a note.
    var noteUnlessNames: [NamePattern] = []
    /// Where no file of the program names one of these, it is no more than a note.
    var noteUnlessKnown: Set<Having> = []
}

/// `require` something of a function.
struct FunctionCheck: Sendable {
    var takes: Set<ValueKind> = []
    /// A class that takes it will do for its methods.
    var orClassTakes = false
    /// Where the file works with none of these, it is no more than a note.
    var noteUnlessReaches: Set<ClassCheck.Reach> = []
    /// Where no file of the program names one of these, it is no more than a note.
    var noteUnlessKnown: Set<ClassCheck.Having> = []
}
