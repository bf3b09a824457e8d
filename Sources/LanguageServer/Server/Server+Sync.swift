import Driver

/// Documents that open, change and close.
extension Server {
    mutating func open(_ params: Params.Open) {
        let item = params.textDocument
        // What is no file has no place in a tree.
        guard let path = FileURI.path(item.uri).map(settledPath), isSource(path) else { return }
        let document = OpenText(uri: item.uri, path: path, version: item.version, text: item.text)
        documents[item.uri] = document
        if folder(of: path) == nil { add(workspaceFolder(of: path), isLoose: true) }
        update(document)
        changedOnDisk(path)
    }

    private func isSource(_ path: String) -> Bool {
        Language.all.contains { $0.endings.contains { path.hasSuffix(".\($0)") } }
    }

    mutating func change(_ params: Params.Change) {
        guard var document = documents.removeValue(forKey: params.textDocument.uri) else { return }
        document.apply(params.contentChanges, encoding)
        document.version = params.textDocument.version ?? document.version + 1
        documents[document.uri] = document
        for request in waiting where request.uri == document.uri && request.question.hasPlace {
            outgoing.refuse(request.id, .changed, "the document was changed")
        }
        waiting.removeAll { $0.uri == document.uri && $0.question.hasPlace }
        update(document)
    }

    private mutating func update(_ document: OpenText) {
        guard let index = folder(of: document.path) else { return }
        guard folders[index].workspace.document(document.path) != document.bytes else { return }
        folders[index].workspace.update(document.path, document.bytes)
        folders[index].touched.insert(document.uri)
        folders[index].edited = .now
    }

    mutating func close(_ params: Params.Document) {
        guard let document = documents.removeValue(forKey: params.textDocument.uri),
            let index = folder(of: document.path)
        else { return }
        // Another name of the same file may be open still.
        if let other = documents.values.first(where: { $0.path == document.path }) { return update(other) }
        folders[index].workspace.close(document.path)
        let isLast = !documents.values.contains { folders[index].contains($0.path) }
        if folders[index].isLoose, isLast { remove(index) }
    }

    mutating func saved(_ params: Params.Document) {
        FileURI.path(params.textDocument.uri).map(settledPath).map { changedOnDisk($0) }
    }

    /// Notes that a file may be new or another one, where the client does not tell by itself what changes on disk.
    private mutating func changedOnDisk(_ path: String) {
        guard let index = folder(of: path), !folders[index].workspace.isWatched else { return }
        folders[index].workspace.noteChangeOnDisk()
    }

    mutating func changedOnDisk() {
        for index in folders.indices { folders[index].workspace.noteChangeOnDisk() }
    }

    var isWatching: Bool { capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration == true }
}
