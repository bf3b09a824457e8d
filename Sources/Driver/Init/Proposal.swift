import Linking
import Reporting
import RuleEngine

/// The configuration that `init` proposes for what it saw: short, every line with the reason that it is there.
///
/// What the program recognises by itself is not written down: it would only go stale.
struct Proposal {
    let survey: Survey
    /// The path of each file, relative to the workspace.
    let paths: [String]

    /// Most entries of one kind; what comes after them is told on the terminal alone.
    static let most = 12

    /// The names to write down.
    var names: [Survey.NameProposal] { Array(survey.names.prefix(Self.most)) }

    /// Folders that seem to be something.
    var folders: [Survey.FolderProposal] {
        Array(survey.folders.filter { $0.role != nil && !$0.folder.isEmpty }.prefix(Self.most))
    }

    /// Folders of which only those who know them can say what they are, those with the most to say first.
    var doubtful: [Survey.FolderProposal] {
        let some = survey.folders.filter {
            $0.role == nil && !$0.folder.isEmpty && $0.borrowing + $0.opening > 2
        }
        let sorted = some.sorted { $1.borrowing + $1.opening < $0.borrowing + $0.opening }
        return Array(sorted.prefix(Self.most / 2))
    }

    /// What a doubtful folder may be.
    func guess(_ folder: Survey.FolderProposal) -> Role? {
        if let role = folder.neighbours, folder.neighbourCount * 2 >= folder.borrowing + folder.opening {
            return role
        }
        if folder.borrowing >= folder.opening * 8 { return .service }
        return folder.opening >= folder.borrowing * 4 ? .orchestrator : nil
    }

    /// The text of a `sessionlint.toml`.
    var text: String {
        var lines = [
            "# SessionLint: one owner opens the database session and commits once; everything else borrows it.",
            "# `sessionlint check --show-settings` shows everything that is in force here.",
        ]
        if !survey.libraries.isEmpty || !survey.packs.isEmpty || !survey.openers.isEmpty { lines.append("") }
        if !survey.libraries.isEmpty {
            let seen = seen(survey.libraries.map { ($0.name, counted($0.fileCount, "file")) })
            lines += wrapped("Recognised: \(seen).")
        }
        if !survey.packs.isEmpty {
            let ids = survey.packs.map { "`\(comment($0.id))`" }.sorted().joined(separator: ", ")
            lines += wrapped(
                "Packs that count here by what files import: \(ids). A list `packs` would choose others.")
        }
        if !survey.openers.isEmpty {
            let seen = seen(survey.openers.map { ("`\($0.name)`", times($0.count)) })
            lines += wrapped("Sessions are opened with \(seen).")
        }
        addNames(to: &lines)
        addRoles(to: &lines)
        return lines.joined(separator: "\n") + "\n"
    }

    private func wrapped(_ text: String) -> [String] { wrap(text, width: 108).map { "# " + $0 } }

    private func addNames(to lines: inout [String]) {
        guard !names.isEmpty else { return }
        lines += ["", "# Used like sessions, and nothing in the tree says that they are some.", "[names]"]
        for list in NameList.allCases {
            let proposed = names.filter { $0.list == list }
            guard !proposed.isEmpty else { continue }
            lines.append("\(list.key) = [")
            for name in proposed {
                let methods = name.methods.prefix(3).map { "\($0)()" }.joined(separator: ", ")
                lines.append(
                    "    \(quoted(name.name)),  # \(comment(methods)) in \(counted(name.functionCount, "function")), "
                        + "first in \(comment(paths[name.place.file]))")
            }
            lines.append("]")
        }
    }

    private func addRoles(to lines: inout [String]) {
        guard !folders.isEmpty || !doubtful.isEmpty else { return }
        lines += [
            "", "# Code that works with sessions, in folders whose names say nothing about its layer.",
            "[roles]",
        ]
        for folder in folders {
            guard let role = folder.role else { continue }
            lines.append(
                "\(quoted(pattern(folder))) = \(quoted(role.name))  # \(borrowing(folder)), and none opens one"
            )
        }
        for folder in doubtful {
            lines.append(
                "# \(quoted(pattern(folder))) = \(quoted(guess(folder)?.name ?? "?"))  # \(holding(folder))"
            )
        }
        if !doubtful.isEmpty {
            lines.append(
                "# A layer that opens sessions is an owner: orchestrator, endpoint, task, script or database."
            )
        }
    }

    private func pattern(_ folder: Survey.FolderProposal) -> String { folder.folder + "/*" }

    private func borrowing(_ folder: Survey.FolderProposal) -> String {
        "\(counted(folder.borrowing, "function")) borrow\(folder.borrowing == 1 ? "s" : "") a session"
    }

    private func holding(_ folder: Survey.FolderProposal) -> String {
        var parts: [String] = []
        if folder.opening > 0 { parts.append(opening(folder)) }
        if folder.borrowing > 0 { parts.append(borrowing(folder)) }
        if let role = folder.neighbours, role == guess(folder) {
            parts.append("beside \(folder.neighbourCount) of the layer \(role.name)")
        }
        return parts.joined(separator: ", ")
    }

    private func opening(_ folder: Survey.FolderProposal) -> String {
        "\(counted(folder.opening, "function")) open\(folder.opening == 1 ? "s" : "") a session"
    }

    private func seen(_ all: [(name: String, count: String)]) -> String {
        var parts = all.prefix(4).map { "\(comment($0.name)) (\($0.count))" }
        if all.count > parts.count { parts.append("\(all.count - parts.count) more") }
        return parts.joined(separator: ", ")
    }
}

/// `once`, `12 times`.
private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

/// Text of a scanned file that stands in a comment: nothing in it ends the line or is no text.
private func comment(_ text: String) -> String { quoted(text, marks: false) }
