import Driver
import Reporting

/// The beginning, the configuration, and the folders.
extension Server {
    mutating func initialize(_ id: RequestID, _ params: Params.Initialize) {
        state = .running
        client = params.processId
        capabilities = params.capabilities ?? Capabilities()
        encoding = PositionEncoding(offered: capabilities.general?.positionEncodings)
        options = params.initializationOptions ?? Params.Options()
        let root = params.rootUri ?? params.rootPath.map(FileURI.uri)
        let uris = params.workspaceFolders?.map(\.uri) ?? [root].compactMap(\.self)
        for uri in uris { add(folder: uri) }
        let encoding = encoding
        outgoing.answer(id) { json in
            json.object { json in
                json.object("capabilities") { Self.write(&$0, encoding) }
                json.object("serverInfo") { json in
                    json.field("name", "sessionlint")
                    json.field("version", sessionLintVersion)
                }
            }
        }
    }

    private static func write(_ json: inout JSONWriter, _ encoding: PositionEncoding) {
        json.field("positionEncoding", encoding.rawValue)
        json.object("textDocumentSync") { json in
            json.field("openClose", true)
            // Changes come as ranges.
            json.field("change", 2)
            json.object("save") { $0.field("includeText", false) }
        }
        json.field("hoverProvider", true)
        json.field("referencesProvider", true)
        json.field("callHierarchyProvider", true)
        json.object("codeLensProvider") { $0.field("resolveProvider", false) }
        json.object("codeActionProvider") { json in
            json.array("codeActionKinds") { json in
                json.value("quickfix")
                json.value(Self.fixAll)
            }
        }
        json.object("executeCommandProvider") { json in
            json.array("commands") { json in
                for command in Command.allCases { json.value(command.rawValue) }
            }
        }
        json.object("diagnosticProvider") { json in
            json.field("identifier", "sessionlint")
            json.field("interFileDependencies", true)
            json.field("workspaceDiagnostics", true)
        }
        json.object("workspace") { json in
            json.object("workspaceFolders") { json in
                json.field("supported", true)
                json.field("changeNotifications", true)
            }
        }
    }

    mutating func initialized() {
        let watchedFiles = watchedFiles
        var registrations: [(id: String, method: String, options: (inout JSONWriter) -> Void)] = []
        if capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration == true {
            registrations.append(
                (
                    "watch", "workspace/didChangeWatchedFiles",
                    { json in
                        json.array("watchers") { json in
                            for glob in watchedFiles { json.object { $0.field("globPattern", glob) } }
                        }
                    }
                ))
        }
        if capabilities.workspace?.didChangeConfiguration?.dynamicRegistration == true {
            registrations.append(
                (
                    "configure", "workspace/didChangeConfiguration", { $0.field("section", "sessionlint") }
                ))
        }
        if !registrations.isEmpty {
            let id = outgoing.request("client/registerCapability") { json in
                json.array("registrations") { json in
                    for registration in registrations {
                        json.object { json in
                            json.field("id", registration.id)
                            json.field("method", registration.method)
                            json.object("registerOptions", registration.options)
                        }
                    }
                }
            }
            asked[id] = .nothing
        }
        askForConfiguration()
    }

    private mutating func askForConfiguration() {
        guard capabilities.workspace?.configuration == true else { return }
        let id = outgoing.request("workspace/configuration") { json in
            json.array("items") { json in json.object { $0.field("section", "sessionlint") } }
        }
        asked[id] = .configuration
    }

    mutating func changeConfiguration(_ params: Params.ConfigurationChange) {
        if let options = params.settings?.sessionlint {
            configure(options)
        } else {
            askForConfiguration()
        }
    }

    /// Takes new settings; where they change what is analysed, everything is analysed anew.
    mutating func configure(_ new: Params.Options) {
        guard new != options else { return }
        let isOther = new.config != options.config
        options = new
        if isOther { for folder in folders { replace(folder) } }
        for index in folders.indices {
            folders[index].published = [:]
            folders[index].workspace.noteChangeOnDisk()
        }
    }

    // MARK: Folders

    private mutating func nextFolder() -> Int {
        lastFolder += 1
        return lastFolder
    }

    private var folderRequest: CheckRequest {
        var request = request
        if let config = options.config { request.configuration = .file(config) }
        return request
    }

    /// Opens a folder; one that is no folder on this machine is told and left out.
    mutating func add(folder uri: String) {
        guard let path = FileURI.path(uri).map(settledPath) else {
            return outgoing.log("`\(uri)` is no folder on this machine, and is not analysed", isError: true)
        }
        add(path, isLoose: false)
    }

    mutating func add(_ path: String, isLoose: Bool) {
        guard !folders.contains(where: { $0.path == path }) else { return }
        let folder = WorkspaceFolder(
            nextFolder(), path: path, isLoose: isLoose,
            workspace(path, isLoose: isLoose))
        // The innermost comes first.
        let place = folders.firstIndex { $0.path.utf8.count < path.utf8.count } ?? folders.count
        folders.insert(folder, at: place)
        settleDocuments()
    }

    /// Clients watch the folders that they have opened, and no others.
    private func workspace(_ path: String, isLoose: Bool) -> EditedWorkspace {
        EditedWorkspace(folder: path, folderRequest, isWatched: isWatching && !isLoose)
    }

    /// Begins a folder anew, with the settings that hold now.
    private mutating func replace(_ folder: WorkspaceFolder) {
        guard let index = folders.firstIndex(where: { $0.path == folder.path }) else { return }
        let new = WorkspaceFolder(
            nextFolder(), path: folder.path, isLoose: folder.isLoose,
            workspace(folder.path, isLoose: folder.isLoose))
        folders[index] = new
        settleDocuments()
    }

    mutating func changeFolders(_ params: Params.FolderChange) {
        for removed in params.event.removed {
            guard let path = FileURI.path(removed.uri).map(settledPath),
                let index = folders.firstIndex(where: { $0.path == path })
            else { continue }
            remove(index)
        }
        for added in params.event.added { add(folder: added.uri) }
    }

    /// Closes a folder: what was said of its files is taken back.
    mutating func remove(_ index: Int) {
        let folder = folders.remove(at: index)
        for uri in folder.published.keys.sorted() { publish([], to: uri) }
        for request in waiting where request.folder == folder.path {
            outgoing.refuse(request.id, .cancelled, "its folder was closed")
        }
        waiting.removeAll { $0.folder == folder.path }
        settleDocuments()
    }

    /// Gives every document to the folder that it belongs to, and to no other.
    private mutating func settleDocuments() {
        for document in documents.values.sorted(by: { $0.uri < $1.uri }) {
            let owner = folder(of: document.path)
            for index in folders.indices {
                if index == owner {
                    guard folders[index].workspace.document(document.path) != document.bytes else { continue }
                    folders[index].workspace.update(document.path, document.bytes)
                } else {
                    folders[index].workspace.close(document.path)
                }
            }
        }
    }

    /// The files whose changes are told.
    private var watchedFiles: [String] {
        Language.all.flatMap(\.endings).map { "**/*.\($0)" }
            + ["**/*.toml", "**/.gitignore", "**/\(BaselineFile.usualName)"]
    }
}
