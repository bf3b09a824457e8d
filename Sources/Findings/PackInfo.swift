/// Packs of one id, as people select them: what they say of a library or a layout, and what shows that it is used.
///
/// A pack without modules always counts. One with modules counts where it was chosen, or, where nothing was, in a
/// tree with a file that imports one of them.
public struct PackInfo: Sendable {
    public var id: String
    public var summary: String
    public var languages: [String]
    /// An import of one of these, or of a module inside one, shows that the pack is used.
    public var modules: [String]
    /// Whether one of the packs needs no module.
    public var isAlwaysOn: Bool
    /// The source that it was read from last, by its place in the list of sources.
    public var source: Int

    public init(
        id: String, summary: String, languages: [String], modules: [String], isAlwaysOn: Bool? = nil,
        source: Int
    ) {
        self.id = id
        self.summary = summary
        self.languages = languages
        self.modules = modules
        self.isAlwaysOn = isAlwaysOn ?? modules.isEmpty
        self.source = source
    }

    /// Joins packs of the same id; sorted by id.
    public static func joined(_ packs: [PackInfo]) -> [PackInfo] {
        var byID: [String: PackInfo] = [:]
        for pack in packs where !pack.id.isEmpty {
            guard var known = byID[pack.id] else {
                byID[pack.id] = pack
                continue
            }
            if !pack.summary.isEmpty, pack.summary != known.summary {
                known.summary += known.summary.isEmpty ? pack.summary : "; " + pack.summary
            }
            known.languages += pack.languages.filter { !known.languages.contains($0) }
            known.modules += pack.modules.filter { !known.modules.contains($0) }
            known.isAlwaysOn = known.isAlwaysOn || pack.isAlwaysOn
            known.source = pack.source
            byID[pack.id] = known
        }
        return byID.values.sorted { $0.id < $1.id }
    }
}
