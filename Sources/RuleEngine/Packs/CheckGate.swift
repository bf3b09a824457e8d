import Linking

/// What can be said of a check without looking closely at a file: most checks are passed over for most files by this.
struct CheckGate: Equatable, Sendable {
    enum Subject: UInt8, Sendable {
        case effect, importing, parameter, call, `class`, function, escape, reach, link
    }

    /// Places in `Engine.rules` and `Rule.checks`.
    var rule: Int
    var check: Int
    var subject: Subject
    var effects: EffectSet = []
    /// The roles of which a file must have one; nil where any file will do.
    var roles: RoleMask?
    /// Nothing is found where the file opens no session.
    var needsOpening = false
    /// Nothing is found where the file imports nothing that opens a session.
    var needsOpener = false
    /// Nothing is found where the file names nothing through which services are reached.
    var needsRegistry = false
    /// Nothing is found where nobody in the program makes objects of classes that he is given.
    var needsMaker = false
    /// Nothing is found where the file names no database library, and nothing that speaks of a session.
    var needsSign = false
    /// Nothing is found where the file names nothing that the whole process shares.
    var needsShared = false
    /// Nothing is found where the file names no class whose rows belong to tenants.
    var needsScoped = false
    /// Nothing is found where the file names no class whose objects work for somebody.
    var needsContext = false
    /// Nothing is found where the file has none of these names; any file will do where there are none.
    var names: Set<Word> = []
    /// Nothing is found where the file is no configuration, and has none.
    var needsConfiguration = false
    /// Nothing is found where the program registers no services by name.
    var needsEntries = false
    /// Nothing is found where the program has nothing through which services are reached, and no pool of agents.
    var needsKnownRegistry = false
    /// Functions with the words of the check are evaluated for it alone.
    var isRestrictedCall = false
    /// Its calls count only beside what happens to sessions.
    var isBeside = false
    /// Nothing is found where no file of the program names a flag of the migration.
    var needsFlags = false
    /// Nothing is found where the file names no such flag, and imports no module that holds the old way.
    var needsOldWay = false
    /// Nothing is found where the file names nothing that starts something.
    var needsStarter = false
    /// Nothing is found where a file of the program names one of these settings.
    var unlessNamed: [String] = []

    init(rule: Int, number: Int, check: Check) {
        self.rule = rule
        self.check = number
        roles = check.like.map(RoleMask.init) ?? check.roles.map(RoleMask.init)
        switch check.subject {
        case .effect(let effect):
            subject = .effect
            effects = effect.effects
        case .importing(let importing):
            subject = .importing
            needsOpener = !importing.kinds.isEmpty
        case .parameter(let parameter):
            subject = .parameter
            needsOpening = parameter.opensWhenMissing
        case .call(let call):
            subject = .call
            isRestrictedCall = roles != nil && !call.isInTransaction
            isBeside = call.isInTransaction
        case .awaiting:
            subject = .effect
            effects = EffectSet(rawValue: .max)
        case .passing:
            subject = .effect
            effects = EffectSet(.passes)
        case .fallback:
            subject = .link
            needsOldWay = true
        case .choice:
            subject = .link
            needsRegistry = true
            needsFlags = true
        case .flag:
            subject = .link
            needsFlags = true
        case .handler(let handler):
            subject = .reach
            effects = handler.effects
        case .class: subject = .class
        case .function: subject = .function
        case .pair(let pair):
            subject = pair.callees.isEmpty ? .effect : .call
            effects = pair.acquired
            isRestrictedCall = roles != nil
            unlessNamed = pair.unlessNamed
        case .once(let once):
            subject = .effect
            effects = once.effects
            unlessNamed = once.unlessNamed
        case .order(let order):
            subject = .effect
            effects = order.ends
        case .escape:
            subject = .escape
            isRestrictedCall = roles != nil
            isBeside = true
        case .generator:
            subject = .link
            needsOpening = true
        case .use, .argument, .holder:
            subject = .link
            needsRegistry = true
        case .making(let making):
            subject = .link
            needsRegistry = making.made.isEmpty
        case .registration: subject = .call
        case .signature:
            subject = .link
            needsMaker = true
        case .property, .overload:
            subject = .link
            needsSign = true
        case .singleton:
            subject = .link
            needsShared = true
        case .reach(let reach):
            subject = .reach
            effects = reach.effects
        case .finish(let finish):
            subject = .effect
            effects = EffectSet(.opens)
            needsOpening = true
            unlessNamed = finish.unlessNamed
        case .record(let record):
            subject = .reach
            effects = record.effects
        case .coroutine, .handing:
            subject = .link
            needsRegistry = true
        case .filter:
            subject = .link
            needsScoped = true
        case .context:
            subject = .link
            needsContext = true
        case .setting(let setting):
            subject = .effect
            effects = setting.effects
        case .reference(let reference):
            subject = .link
            needsKnownRegistry = reference.takes.contains(.registry)
        case .entry:
            subject = .link
            needsEntries = true
        case .decision, .companion, .mark, .counterpart, .block, .initialisation, .handed, .decorator, .route,
            .guarding:
            subject = .link
        case .literal:
            subject = .link
            needsConfiguration = true
        case .retried(let retried):
            subject = .reach
            effects = retried.effects
        case .declared: subject = .reach
        case .bridge(let bridge):
            subject = .reach
            effects = bridge.effects
            needsStarter = bridge.isDropped
        }
    }
}

/// Several roles, one bit each.
struct RoleMask: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ roles: some Sequence<Role>) {
        rawValue = roles.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }
}
