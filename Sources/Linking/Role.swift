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
    public var name: String {
        switch self {
        case .orchestrator: "orchestrator"
        case .endpoint: "endpoint"
        case .task: "task"
        case .script: "script"
        case .middleware: "middleware"
        case .database: "database"
        case .service: "service"
        case .repository: "repository"
        case .model: "model"
        case .tool: "tool"
        case .toolFactory: "tool-factory"
        case .view: "view"
        case .viewModel: "view-model"
        case .registry: "registry"
        case .executor: "executor"
        case .agentPool: "agent-pool"
        case .test: "test"
        case .migration: "migration"
        case .legacy: "legacy"
        }
    }

    public init?(name: some StringProtocol) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }

    /// Whether code of this role may open a session and end its transaction.
    public var mayOwn: Bool { rawValue <= Role.database.rawValue }
    /// Whether code of this role is not reported unless the configuration asks for it.
    public var isLeftOut: Bool { rawValue >= Role.test.rawValue }
}
