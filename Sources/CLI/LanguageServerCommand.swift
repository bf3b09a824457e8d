import Driver
import LanguageServer

/// The command `lsp`.
extension SessionLint {
    static let languageServer = Command(
        "lsp", summary: "serve an editor",
        about: [
            """
            Speaks the Language Server Protocol on standard input and output: findings while typing, what happens to a \
            session on hover, fixes as code actions. Editors start it themselves; it ends with them.
            """,
            """
            Unsaved documents lie over the files on disk; what is said of them is what `check` would say of the same bytes.
            """,
        ],
        operands: .none("lsp"),
        options: [
            Option("--stdio", help: "Standard input and output, which there is nothing else but.") { _ in },
            Option("--config", value: "FILE", help: "This configuration.") {
                values, text throws(UsageError) in values.configuration = .named(text)
            },
            Option("--isolated", help: "No configuration.") { $0.configuration = .none },
            Option(
                "--no-cache", help: "Neither use what earlier runs kept, nor keep anything for later ones."
            ) {
                $0.usesCache = false
            },
            jobsOption { $0.jobs = $1 },
        ],
        examples: [("lsp", "What an editor is told to start.")],
        values: { CheckRequest() },
        body: { request, _ throws(UsageError) in
            ExitCode(rawValue: serve(request)) ?? .findings
        })
}
