/// What a client can do, as far as the server asks.
struct Capabilities: Decodable {
    var general: General?
    var textDocument: TextDocument?
    var workspace: Workspace?
    var window: Window?

    struct General: Decodable { var positionEncodings: [String]? }
    struct Flag: Decodable {
        var dynamicRegistration: Bool?
        var refreshSupport: Bool?
    }
    struct TextDocument: Decodable {
        var diagnostic: Flag?
        var publishDiagnostics: PublishDiagnostics?
        var hover: Hover?
        var codeAction: CodeAction?
    }
    struct PublishDiagnostics: Decodable {
        var relatedInformation: Bool?
        var codeDescriptionSupport: Bool?
        var dataSupport: Bool?
    }
    struct Hover: Decodable { var contentFormat: [String]? }
    struct CodeAction: Decodable {
        struct Literals: Decodable {}
        var codeActionLiteralSupport: Literals?
    }
    struct Workspace: Decodable {
        var configuration: Bool?
        var applyEdit: Bool?
        var didChangeWatchedFiles: Flag?
        var didChangeConfiguration: Flag?
        var diagnostics: Flag?
        var codeLens: Flag?
        var workspaceEdit: WorkspaceEdit?
    }
    struct WorkspaceEdit: Decodable { var documentChanges: Bool? }
    struct Window: Decodable { var workDoneProgress: Bool? }

    /// Whether the client asks for diagnostics itself, so that none have to be sent.
    var pullsDiagnostics: Bool { textDocument?.diagnostic != nil }
}
