/// Everything that decides which files of a workspace are read: the configuration's lists, the ignore files
/// on the way, and the defaults, strongest first.
///
/// A folder that is left out hides all that is in it, whatever a pattern says about what is below.
struct ExcludeRules: Sendable {
    /// `exclude` of the configuration; `!pattern` lets in what ignore files or defaults leave out.
    var configured: IgnoreList
    /// `include` of the configuration; empty for everything.
    var included: IgnoreList
    /// False where nothing is left out but a repository's own data.
    var isOn: Bool

    init(exclude: [String] = [], include: [String] = [], name: String = "", base: Int = 0, isOn: Bool = true)
    {
        configured = IgnoreList(exclude, name: name, base: base)
        included = IgnoreList(include, name: name, base: base)
        self.isOn = isOn
    }

    /// Why something is not read.
    struct Exclusion: Hashable, Sendable {
        /// A phrase in lower case.
        var reason: String
        /// Whether people expect it, so that nobody needs to be told unless they named it.
        var isSilent: Bool
        /// Whether an ignore file says so.
        var isByIgnoreFile = false
        /// Whether the folder is let in where it turns out to be a Python package.
        var isUnlessPackage = false
    }

    /// Why a file or folder in a folder that is read is itself left out; nil where it is read.
    /// - Parameters:
    ///   - path: from the outermost folder whose lists count.
    ///   - name: where its last component begins.
    func exclusion(of path: [UInt8], name: Int, isFolder: Bool, ignoreFiles: IgnoreChain?) -> Exclusion? {
        guard isOn else {
            let isRepository = isFolder && path[name...].elementsEqual(".git".utf8)
            return isRepository ? Exclusion(reason: "a repository's own data", isSilent: true) : nil
        }
        if let verdict = configured.verdict(path, name: name, isFolder: isFolder) {
            return verdict.isIgnored ? Exclusion(reason: "left out by `exclude`", isSilent: true) : nil
        }
        var chain = ignoreFiles
        while let link = chain {
            if let verdict = link.list.verdict(path, name: name, isFolder: isFolder) {
                guard verdict.isIgnored else { break }
                return Exclusion(
                    reason: "ignored by \(link.list.name):\(verdict.line)", isSilent: true,
                    isByIgnoreFile: true)
            }
            chain = link.outer
        }
        if DefaultExcludes.silent.verdict(path, name: name, isFolder: isFolder) != nil {
            return Exclusion(reason: "left out by default", isSilent: true)
        }
        if let verdict = DefaultExcludes.told.verdict(path, name: name, isFolder: isFolder) {
            return Exclusion(
                reason: DefaultExcludes.reason(ofLine: verdict.line), isSilent: false,
                isUnlessPackage: DefaultExcludes.isUnlessPackage(line: verdict.line))
        }
        return nil
    }

    /// Whether `include` names this path itself.
    func includes(_ path: [UInt8], name: Int, isFolder: Bool) -> Bool {
        included.isEmpty || included.verdict(path, name: name, isFolder: isFolder)?.isIgnored == true
    }
}

/// The ignore files that hold in a folder: the innermost first.
final class IgnoreChain: Sendable {
    let list: IgnoreList
    let outer: IgnoreChain?

    init(_ list: IgnoreList, outer: IgnoreChain?) {
        self.list = list
        self.outer = outer
    }
}
