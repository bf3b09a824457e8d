/// What clients send with their messages, as far as the server looks at it: names are those of the protocol.
enum Params {
    struct Initialize: Decodable {
        var processId: Int?
        var rootUri: String?
        var rootPath: String?
        var capabilities: Capabilities?
        var initializationOptions: Options?
        var workspaceFolders: [Folder]?
        var workDoneToken: RequestID?

        private enum CodingKeys: CodingKey {
            case processId, rootUri, rootPath, capabilities, initializationOptions, workspaceFolders
            case workDoneToken
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            processId = try? values.decodeIfPresent(Int.self, forKey: .processId)
            rootUri = try? values.decodeIfPresent(String.self, forKey: .rootUri)
            rootPath = try? values.decodeIfPresent(String.self, forKey: .rootPath)
            capabilities = try values.decodeIfPresent(Capabilities.self, forKey: .capabilities)
            // What is not understood of options is as if it were not there.
            initializationOptions = try? values.decodeIfPresent(Options.self, forKey: .initializationOptions)
            workspaceFolders = try? values.decodeIfPresent([Folder].self, forKey: .workspaceFolders)
            workDoneToken = try? values.decodeIfPresent(RequestID.self, forKey: .workDoneToken)
        }
    }

    struct Folder: Decodable, Hashable {
        var uri: String
    }

    struct FolderChange: Decodable {
        struct Event: Decodable {
            var added: [Folder]
            var removed: [Folder]
        }
        var event: Event
    }

    /// The settings of this server, from `initializationOptions` or the section `sessionlint`.
    struct Options: Decodable, Equatable {
        /// The file of a configuration, instead of the one that is found.
        var config: String?
        /// Where the pages of the rules lie, such as `https://…/Rules/`.
        var rulePages: String?
        var codeLens: Bool?
        /// Milliseconds after an edit before the workspace is analysed.
        var delay: Int?
    }

    struct ConfigurationChange: Decodable {
        struct Settings: Decodable { var sessionlint: Options? }
        var settings: Settings?
    }

    struct DocumentID: Decodable {
        var uri: String
        var version: Int?
    }

    struct Open: Decodable {
        struct Item: Decodable {
            var uri: String
            var languageId: String?
            var version: Int
            var text: String
        }
        var textDocument: Item
    }

    struct Change: Decodable {
        struct Part: Decodable {
            var range: Range?
            var text: String
        }
        var textDocument: DocumentID
        var contentChanges: [Part]
    }

    struct Document: Decodable {
        var textDocument: DocumentID
    }

    struct Place: Decodable {
        var textDocument: DocumentID
        var position: Position
    }

    struct Actions: Decodable {
        struct Context: Decodable { var only: [String]? }
        var textDocument: DocumentID
        var range: Range
        var context: Context?
    }

    struct Diagnostic: Decodable {
        var textDocument: DocumentID
        var previousResultId: String?
    }

    struct WorkspaceDiagnostic: Decodable {
        struct Previous: Decodable {
            var uri: String
            var value: String
        }
        var previousResultIds: [Previous]?
    }

    struct Item: Decodable {
        struct Function: Decodable {
            var uri: String
            var selectionRange: Range
        }
        var item: Function
    }

    struct Command: Decodable {
        var command: String
        var arguments: [Argument]?
    }

    /// An argument of a command: a text or a position.
    enum Argument: Decodable {
        case text(String)
        case position(Position)
        case other

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self = .text(text)
            } else if let position = try? Position(from: decoder) {
                self = .position(position)
            } else {
                self = .other
            }
        }

        var text: String? { if case .text(let text) = self { text } else { nil } }
        var position: Position? { if case .position(let position) = self { position } else { nil } }
    }

    struct Cancel: Decodable {
        var id: RequestID
    }

    struct None: Decodable {}
}

/// A place in a document: both numbers count from 0, the character in the unit that was agreed on.
struct Position: Decodable, Hashable {
    var line: Int
    var character: Int
}

/// The end is exclusive.
struct Range: Decodable, Hashable {
    var start: Position
    var end: Position
}
