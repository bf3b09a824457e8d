import Findings
import RuleEngine
import SourceText

/// Makes what is told of a migration from what was counted: with lines, owners, groups and gates.
struct ProgressBuilder {
    let inputs: [SourceInput]
    let analysis: SourceAnalysis
    let languages: [Language]
    /// By the index of an input: whether it is reported.
    let isReported: [Bool]
    /// By the index of an input.
    let owners: [[String]]
    /// Whether anybody says who owns what.
    let hasOwners: Bool

    /// The metrics, those that count nothing behind the others.
    func metrics() -> [Progress.Metric] {
        let counts = analysis.counts(isReported)
        let counted = Set(counts.flatMap(\.things).map(input))
        let levels = FolderLevels(counted.map { inputs[$0].path })
        let positions = positions(counts.flatMap(\.things).filter { !$0.isOver })
        let metrics = counts.map { metric($0, levels, positions) }
        return metrics.filter { $0.count.total > 0 } + metrics.filter { $0.count.total == 0 }
    }

    private func input(_ thing: CountedThing) -> Int { analysis.input(of: thing) }

    /// Things with their places, in their order.
    func items(_ things: [CountedThing]) -> [Progress.Item] {
        let positions = positions(things)
        return things.map { item($0, positions) }
    }

    private func metric(
        _ count: MetricCount, _ levels: FolderLevels, _ positions: [Spot: SourcePosition]
    ) -> Progress.Metric {
        let info = count.metric
        var metric = Progress.Metric(
            id: info.id, title: info.title, summary: info.summary, goal: info.goal,
            count: Progress.Count(count.things))
        metric.left = count.things.filter { !$0.isOver }.map { item($0, positions) }.sorted(by: isEasier)
        metric.folders = groups(count.things) { [levels.name(of: inputs[input($0)].path)] }
        metric.roles = groups(count.things) { [$0.role.isEmpty ? "without a role" : $0.role] }
        if hasOwners {
            metric.owners = groups(count.things) { thing in
                let names = owners[input(thing)]
                return names.isEmpty ? ["nobody"] : names
            }
        }
        return metric
    }

    private func groups(_ things: [CountedThing], by names: (CountedThing) -> [String]) -> [Progress.Group] {
        var groups: [String: [CountedThing]] = [:]
        for thing in things {
            for name in Set(names(thing)) { groups[name, default: []].append(thing) }
        }
        return groups.sorted { isBefore(Array($0.key.utf8), Array($1.key.utf8)) }
            .map { Progress.Group(name: $0.key, count: Progress.Count($0.value)) }
    }

    private func item(_ thing: CountedThing, _ positions: [Spot: SourcePosition]) -> Progress.Item {
        let index = input(thing)
        let start =
            positions[Spot(file: index, offset: thing.range.start)] ?? SourcePosition(line: 1, column: 1)
        return Progress.Item(
            file: inputs[index].path, line: start.line, column: start.column, function: thing.function,
            role: thing.role, owners: owners[index], todo: thing.todo,
            rules: thing.rules.map(\.description), findings: thing.findings, callers: thing.callers)
    }

    /// What takes least first, and of that what most depends on.
    private func isEasier(_ left: Progress.Item, _ right: Progress.Item) -> Bool {
        if left.findings != right.findings { return left.findings < right.findings }
        if left.callers != right.callers { return left.callers > right.callers }
        if left.file != right.file { return isBefore(Array(left.file.utf8), Array(right.file.utf8)) }
        return (left.line, left.column) < (right.line, right.column)
    }

    private struct Spot: Hashable {
        var file: Int
        var offset: UInt32
    }

    /// Where things stand. Of a file that is no longer what was analysed nothing is known.
    private func positions(_ things: [CountedThing]) -> [Spot: SourcePosition] {
        var offsets: [Int: Set<UInt32>] = [:]
        for thing in things {
            offsets[input(thing), default: []].insert(thing.range.start)
        }
        var reader = SourceReader([])
        var found: [Spot: SourcePosition] = [:]
        for (file, offsets) in offsets {
            guard let hash = analysis.outcomes[file].analysed?.facts.contentHash,
                reader.reads(inputs[file], as: languages[inputs[file].language]),
                ContentHash(reader.bytes) == hash
            else { continue }
            var cursor = PositionCursor(reader.bytes)
            for offset in offsets.sorted() {
                found[Spot(file: file, offset: offset)] = cursor.position(offset)
            }
        }
        return found
    }
}

extension SourceAnalysis {
    /// The engine numbers the files that were analysed; here all inputs are numbered.
    func input(of thing: CountedThing) -> Int {
        indices.indices.contains(thing.file) ? indices[thing.file] : 0
    }

    /// What was counted in the files that are reported.
    /// - Parameter isReported: by the index of an input.
    func counts(_ isReported: [Bool]) -> [MetricCount] {
        result.counts.map { count in
            var count = count
            count.things.removeAll { !isReported[input(of: $0)] }
            return count
        }
    }
}

extension Progress.Count {
    init(_ things: [CountedThing]) {
        self.init(total: things.count, done: things.count(where: \.isOver))
    }
}

/// The folders by which files are grouped: one level below the folder that holds them all.
struct FolderLevels {
    private let depth: Int

    /// - Parameter paths: of files, relative to the workspace.
    init(_ paths: [String]) {
        var common: [Substring]?
        for path in paths {
            let folders = Array(path.split(separator: "/").dropLast())
            guard let known = common else {
                common = folders
                continue
            }
            let same = zip(known, folders).prefix { $0 == $1 }.count
            common = Array(known.prefix(same))
        }
        depth = (common?.count ?? 0) + 1
    }

    func name(of path: String) -> String {
        let folders = path.split(separator: "/").dropLast()
        return folders.isEmpty ? "." : folders.prefix(depth).joined(separator: "/")
    }
}
