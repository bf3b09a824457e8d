import Findings
import Reporting
import RuleEngine

/// What `init` tells about the tree it read.
struct InitSummary {
    let proposal: Proposal
    /// As the user would write them.
    let shownPaths: [String]
    let texts: [Report.Text]
    let estimate: [(rule: RuleID, severity: Severity, count: Int)]
    let isColored: Bool
    var width: Int?

    /// Most rows of one section.
    private static let most = 8

    private var survey: Survey { proposal.survey }

    var bytes: [UInt8] {
        render(
            Overview([libraries, openers, roles, names, folders, packs, findings]), color: isColored,
            width: width)
    }

    private var libraries: Overview.Section {
        let none =
            "no database library: nothing here will be reported unless the configuration names sessions"
        return Overview.Section(
            "Libraries, by the files that import them",
            survey.libraries.map { Overview.Row($0.fileCount, $0.name) },
            note: survey.libraries.isEmpty ? none : nil)
    }

    private var openers: Overview.Section {
        section("Sessions are opened with", survey.openers) { opener in
            Overview.Row(opener.count, opener.name, "first at \(shown(opener.place))")
        }
    }

    private var roles: Overview.Section {
        Overview.Section(
            "Layers, by the files and declarations that were recognised",
            survey.roles.map { role in
                var reasons = role.reasons.prefix(2).map { "\($0.count) \($0.because)" }
                let rest = role.reasons.dropFirst(2).reduce(0) { $0 + $1.count }
                if rest > 0 { reasons.append("\(rest) otherwise") }
                return Overview.Row(role.count, role.role.name, reasons.joined(separator: "; "))
            },
            note: survey.roles.isEmpty
                ? "none: every function that borrows a session will be taken for a service" : nil)
    }

    private var names: Overview.Section {
        section("Used like sessions, and not known: proposed under [names]", survey.names) { name in
            let methods = name.methods.prefix(4).map { "\($0)()" }.joined(separator: ", ")
            return Overview.Row(name.functionCount, name.name, "\(methods), first at \(shown(name.place))")
        }
    }

    private var folders: Overview.Section {
        section(
            "Folders that work with sessions and have no layer: proposed under [roles]",
            proposal.folders + proposal.doubtful
        ) { folder in
            let role =
                folder.role.map { "taken for \($0.name): none opens one" } ?? "\(folder.opening) open one"
            return Overview.Row(folder.borrowing + folder.opening, folder.folder, role)
        }
    }

    private var packs: Overview.Section {
        section("Packs that count here, by the files that import what they are about", survey.packs) { pack in
            Overview.Row(pack.fileCount, pack.id, pack.name)
        }
    }

    private var findings: Overview.Section {
        let total = estimate.reduce(0) { $0 + $1.count }
        return Overview.Section(
            "A first estimate: \(counted(total, "finding"))",
            estimate.prefix(12).map {
                Overview.Row($0.count, $0.rule.description, $0.severity.name, severity: $0.severity)
            },
            note: estimate.count > 12 ? "and of \(estimate.count - 12) more rules" : nil)
    }

    private func section<Element>(_ title: String, _ all: [Element], _ row: (Element) -> Overview.Row)
        -> Overview.Section
    {
        Overview.Section(
            title, all.prefix(Self.most).map(row),
            note: all.count > Self.most ? "and \(all.count - Self.most) more" : nil)
    }

    private func shown(_ place: Finding.Place) -> String {
        let text = texts[place.file]
        let line = text.lines.line(at: place.range.start)
        return "\(shownPaths[place.file]):\(line)"
    }
}
