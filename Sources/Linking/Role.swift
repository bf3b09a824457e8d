/// What a declaration is in the layers of an application: decides what it may do with a session.
public enum Role: UInt8, Sendable, CaseIterable {
    // They may own a session.
    case orchestrator, endpoint, task, script, middleware, database
    // They borrow one.
    case service, repository, model, tool, toolFactory, view, viewModel, registry
    // They must take the registry, and may end a transaction where they build it.
    case executor, agentPool
    // Left out unless asked for.
    case test, migration, legacy

    /// The word in rule packs, in configuration and in reports.
    public var name: String { Self.names[Int(rawValue)] }

    public init?(name: some StringProtocol) {
        guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
        self = Self.allCases[index]
    }

    private static let names = allCases.map { role in
        switch role {
        case .toolFactory: "tool-factory"
        case .viewModel: "view-model"
        case .agentPool: "agent-pool"
        default: String(describing: role)
        }
    }

    /// Whether code of this role may open a session and end its transaction.
    public var mayOwn: Bool { rawValue <= Role.database.rawValue }
    /// Whether code of this role is not reported unless the configuration asks for it.
    public var isLeftOut: Bool { rawValue >= Role.test.rawValue }
}
