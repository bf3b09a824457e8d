#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A workspace that is checked again whenever something in it changes on disk: files, folders, the configuration, its
/// packs, or the baseline.
public struct WatchedTree: Sendable {
    private let request: CheckRequest
    private var held = HeldAnalysis()
    private var isFirst = true

    /// - Parameter request: whose paths lie in one workspace, without texts that are not on disk.
    public init(_ request: CheckRequest) {
        self.request = request
    }

    /// What comes of the tree as it is: at once when it is asked for the first time, and then as soon as something is
    /// another than before.
    /// - Parameter seconds: between two looks.
    public mutating func next(every seconds: Double = 0.5) -> CheckOutcome {
        var hasChanged = held.lookAtDisk(request)
        while !hasChanged, !isFirst {
            usleep(UInt32(clamping: Int(seconds * 1_000_000)))
            hasChanged = held.lookAtDisk(request)
        }
        if let count = held.run?.drafts.count, count > 1 {
            return CheckOutcome(
                report: nil,
                problems: [
                    InputProblem(
                        "`--watch` looks at one workspace, and the paths lie in \(count) of them",
                        help: "watch them one by one")
                ])
        }
        isFirst = false
        return held.analyse([:], request, KeptFlows())
    }
}
