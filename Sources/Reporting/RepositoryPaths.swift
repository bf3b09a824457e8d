/// Paths as services want them that show a repository: from its root, with `/`.
struct RepositoryPaths {
    /// The workspace relative to that root, without slashes at its ends.
    let prefix: String

    init(_ options: RenderOptions) {
        prefix = options.workspaceInRepository.split(separator: "/").filter { $0 != "." }
            .joined(separator: "/")
    }

    /// - Parameter path: relative to the workspace, or absolute for a file outside of it.
    func path(_ path: String) -> String {
        path.hasPrefix("/") || prefix.isEmpty ? path : "\(prefix)/\(path)"
    }

    /// - Parameter file: index into the files of the report.
    func path(ofFile file: Int, _ locator: Locator) -> String {
        path(locator.file(file)?.workspacePath ?? "?")
    }
}
