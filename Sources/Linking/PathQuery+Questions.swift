/// The questions that rules ask of paths, each with its states spelled out once.
extension PathQuery {
    /// What happens more than once on some path.
    /// - Parameters:
    ///   - counted: what must happen at most once.
    ///   - anew: where counting begins anew, as where another session is opened under the same name.
    /// - Returns: the places in `counted` of all that are met where one was met before, itself in an earlier round
    ///   of a loop included.
    public func repeated(_ counted: [Mark], anew: [Mark] = []) -> [Int] {
        let once = PathStep([(0, 1), (1, 2), (2, 2)])
        let met = run(counted.map { $0.happening(once) } + anew.map { $0.happening(PathStep(to: 0)) }).met
        return counted.indices.filter { met[$0].contains(state: 1) || met[$0].contains(state: 2) }
    }

    /// The ways out on which something that was acquired was not released.
    /// - Parameters:
    ///   - acquired: where it is acquired; where an error leaves the acquiring itself, nothing was.
    ///   - released: where it is released or handed on; it counts as released where that fails.
    public func unreleased(acquired: [Mark], released: [Mark]) -> [WayOut] {
        let release = PathStep([(1, 2)])
        let happenings =
            acquired.map { $0.happening(PathStep(to: 1)) }
            + released.map { $0.happening(release, failing: release) }
        return run(happenings).waysOut.filter { $0.state == 1 }
    }

    /// What happens after something has ended on some path.
    /// - Parameters:
    ///   - uses: what must not come after an end.
    ///   - ends: where it ends.
    ///   - anew: where it begins anew.
    /// - Returns: the places in `uses` of those that are met after an end; `always`: on every path that comes there.
    public func late(_ uses: [Mark], after ends: [Mark], anew: [Mark] = []) -> [(place: Int, always: Bool)] {
        let happenings =
            uses.map { $0.happening(.identity) } + ends.map { $0.happening(PathStep([(0, 1)])) }
            + anew.map { $0.happening(PathStep(to: 0)) }
        let met = run(happenings).met
        return uses.indices.filter { met[$0].contains(state: 1) }.map { ($0, !met[$0].contains(state: 0)) }
    }

    /// The operations to which paths come only after something has begun that has not ended since, in order.
    /// - Parameters:
    ///   - begin: where it begins.
    ///   - ends: where it ends.
    public func during(_ begin: Mark, until ends: [Mark]) -> [Range<Int>] {
        let happenings =
            [begin.happening(PathStep([(0, 1)]))] + ends.map { $0.happening(PathStep(to: 0)) }
        var ranges: [Range<Int>] = []
        _ = run(happenings) { range, states in
            guard states == PathStates(1) else { return }
            if let last = ranges.last, last.upperBound == range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
        }
        return ranges.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// What happens on some path before another thing has happened.
    /// - Returns: the places in `uses` of those that can be met before any of `first`.
    public func early(_ uses: [Mark], before first: [Mark]) -> [Int] {
        let met = run(uses.map { $0.happening(.identity) } + first.map { $0.happening(PathStep([(0, 1)])) })
            .met
        return uses.indices.filter { met[$0].contains(state: 0) }
    }

    /// A place that a question is about.
    public struct Mark: Equatable, Sendable {
        public var op: UInt32
        public var time: Happening.Time
        /// At the end of a block: it happens also where an error leaves the block.
        public var alsoFailing: Bool

        public init(at op: UInt32, time: Happening.Time = .here, alsoFailing: Bool = false) {
            self.op = op
            self.time = time
            self.alsoFailing = alsoFailing
        }

        /// What makes a step at the place.
        public func happening(_ step: PathStep, failing: PathStep = .identity) -> Happening {
            Happening(at: op, step, failing: alsoFailing ? step : failing, time: time)
        }
    }
}
