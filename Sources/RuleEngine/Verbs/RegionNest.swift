import Facts
import SourceText

/// Which regions of one kind stand around the operations of one body: made once for a body, so that nobody goes through
/// all of it for each operation.
struct RegionNest {
    /// Where each region begins and ends, in the order of their beginnings, and the place in this list of the one around
    /// it.
    private var regions: [(begin: Int, end: Int, outer: Int?)] = []
    /// Where regions begin and end, in order, with the place of the innermost one that goes on behind.
    private var marks: [(op: Int, inner: Int?)] = []

    init(_ body: Body, from begin: OpKind, to end: OpKind) {
        var inner: Int?
        for index in 0..<body.count {
            switch body.kind(index) {
            case begin:
                regions.append((index, body.count, inner))
                inner = regions.count - 1
            case end:
                guard let place = inner else { break }
                regions[place].end = index
                inner = regions[place].outer
            default: continue
            }
            marks.append((index, inner))
        }
    }

    /// Where a region ends.
    /// - Parameter begin: of a region.
    func end(of begin: Int) -> Int { regions[regions.partitioningIndex { $0.begin >= begin }].end }

    /// Where the regions around an operation begin, the outermost first.
    func around(_ op: Int) -> [Int] {
        let mark = marks.partitioningIndex { $0.op >= op }
        var result: [Int] = []
        var next = mark > 0 ? marks[mark - 1].inner : nil
        while let place = next {
            result.append(regions[place].begin)
            next = regions[place].outer
        }
        return result.reversed()
    }
}

/// The regions of the bodies of one file, as far as somebody has asked for them.
final class RegionNests {
    private var loops: [Int: RegionNest] = [:]
    private var attempts: [Int: RegionNest] = [:]

    func loops(of body: Body) -> RegionNest {
        if let known = loops[body.function] { return known }
        let made = RegionNest(body, from: .loopBegin, to: .loopEnd)
        loops[body.function] = made
        return made
    }

    func attempts(of body: Body) -> RegionNest {
        if let known = attempts[body.function] { return known }
        let made = RegionNest(body, from: .tryBegin, to: .tryEnd)
        attempts[body.function] = made
        return made
    }
}

extension FileJudge {
    /// Where the loops around an operation begin, the outermost first.
    func loops(around op: Int, _ body: Body) -> [Int] { nests.loops(of: body).around(op) }
}
