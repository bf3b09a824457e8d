/// Something of each file of a program, which notes of which files somebody wants to know.
public struct ByFile<Element: Sendable>: RandomAccessCollection, Sendable {
    /// In the order of the files; looking here is not noted.
    public var all: [Element]
    /// Nil where nobody asks what is looked at.
    private var reads: Reads?

    public init(_ all: [Element]) {
        self.all = all
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { all.count }

    /// The element of a file, by its number.
    public subscript(file: Int) -> Element {
        _read {
            reads?.everything(of: file)
            yield all[file]
        }
    }

    /// The same, where it is noted what is looked at.
    public func noting(_ reads: Reads) -> ByFile {
        var result = self
        result.note(reads)
        return result
    }

    /// From now on somebody else wants to know what is looked at, or nobody.
    mutating func note(_ reads: Reads?) { self.reads = reads }
}
