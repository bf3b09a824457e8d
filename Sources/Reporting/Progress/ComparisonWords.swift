import Findings

/// What moved between two commits, in words.
enum ComparisonWords {
    /// What became of a thing.
    static func name(_ kind: ProgressComparison.Kind) -> String {
        switch kind {
        case .fellBack: "fell back"
        case .newLeft: "new to do"
        case .wentOver: "went over"
        case .goneLeft: "gone, to do"
        case .newOver: "new and over"
        case .goneOver: "gone, over"
        }
    }

    /// A metric's count: `10 of 12 (83.3%)`, or what is left of one that counts down.
    static func count(_ count: Progress.Count, _ goal: Progress.Goal) -> String {
        guard goal == .all else { return "\(ProgressWords.number(count.left)) left" }
        guard let percent = ProgressWords.percent(count) else { return "nothing" }
        return "\(ProgressWords.number(count.done)) of \(ProgressWords.number(count.total)) (\(percent))"
    }

    /// `1a2b3c4 of 7 Sep 2026`.
    static func revision(_ revision: Progress.Revision) -> String {
        let day = CalendarDate(secondsSinceEpoch: revision.time).map { " of \(ProgressWords.day($0))" } ?? ""
        return String(revision.hash.prefix(7)) + day
    }

    /// Which kinds of moves are told of owners and authors: what was done, and what came to be done.
    static let sums: [ProgressComparison.Kind] = [.wentOver, .newOver, .newLeft, .fellBack]
}

extension ProgressComparison {
    /// Sums by owner and by author, as far as they are known; with the name of the kind of party.
    var allParties: [(kind: String, parties: [Party])] {
        var all: [(kind: String, parties: [Party])] = []
        if hasOwners {
            all.append(("Owner", parties { $0.item.owners.isEmpty ? ["nobody"] : $0.item.owners }))
        }
        // Nobody touched its file where what it calls has changed.
        if metrics.contains(where: { $0.moves.contains { !$0.authors.isEmpty } }) {
            all.append(("Author", parties { $0.authors.isEmpty ? ["changes in other files"] : $0.authors }))
        }
        return all.filter { !$0.parties.isEmpty }
    }

    /// Metrics in which something moved.
    var moved: [Metric] { metrics.filter { !$0.moves.isEmpty } }
}
