import SourceText

/// The form of every cache file: a header, a table of blocks, the blocks.
///
/// The header names the form, the build of the program that wrote the file, and the folder it was made in; all three
/// must be those of the reader, so that neither another version's nor another folder's file is believed. The table
/// gives each block's kind and key with the digest of its bytes. Numbers have the machine's byte order, which the
/// first of them tells. Digests find accidents only; who reads a block checks what it says.
struct BlockFile: Sendable {
    /// What a block holds. A new kind of block needs a number here and nothing else.
    enum Kind: UInt32, Sendable {
        /// The words of `FileFacts`; key: digest of the file's bytes, tag: its language.
        case facts = 1
        /// A `TreeRecord`.
        case tree = 2
        /// A `StoredOutcome`; key: digest of what was asked.
        case outcome = 3
        /// What following the calls of a file came to; key: a `FlowsCache` says.
        case flows = 4
        /// The findings of a state of the workspace, as text; key: a `StateCache` is asked by it, tag: its age.
        case state = 5
        /// What metrics counted in a commit; key: a `HistoryCache` is asked by it, tag: its age.
        case counts = 6
    }

    struct Entry: Hashable, Sendable {
        var kind: UInt32
        var tag: UInt32
        var key: ContentHash
        /// In bytes from the start of the file.
        var offset: Int
        var size: Int
        var digest: ContentHash
    }

    static let magic: UInt32 = 0x314B_4C53
    static let format: UInt32 = 1
    static let headerSize = 80
    static let entrySize = 56

    private let file: OpenCacheFile
    /// Sorted by kind, key and tag.
    let entries: [Entry]

    /// Reads the header and the table.
    /// - Parameter origin: what wrote the file, and where.
    init(_ file: OpenCacheFile, origin: Origin) throws(Refusal) {
        self.file = file
        guard file.size >= Self.headerSize, let header = Self.bytes(of: file, 0..<Self.headerSize) else {
            throw .damaged
        }
        guard let header = Header(header), header.magic == Self.magic else { throw .damaged }
        guard header.format == Self.format, header.origin.build == origin.build else { throw .otherBuild }
        guard header.origin.folder == origin.folder else { throw .otherFolder }
        let most = (file.size - Self.headerSize) / Self.entrySize
        guard header.size == UInt64(file.size), header.count <= UInt64(most) else { throw .damaged }
        let tableEnd = Self.headerSize + Int(header.count) * Self.entrySize
        guard let table = Self.bytes(of: file, Self.headerSize..<tableEnd),
            header.digest(table) == header.digest,
            let entries = try? Self.entries(table, end: file.size)
        else { throw .damaged }
        self.entries = entries
    }

    /// What stands first in a file.
    private struct Header {
        var magic = BlockFile.magic
        var format = BlockFile.format
        var origin: Origin
        /// Of the file, in bytes.
        var size: UInt64
        /// Of the blocks.
        var count: UInt64
        /// Of the numbers above and the table.
        var digest = ContentHash(high: 0, low: 0)

        init(origin: Origin, size: Int, table: [UInt8]) {
            self.origin = origin
            self.size = UInt64(size)
            count = UInt64(table.count / BlockFile.entrySize)
            digest = digest(table)
        }

        init?(_ bytes: [UInt8]) {
            var reader = CacheReader(bytes)
            do throws(CacheReader.Unsound) {
                magic = try reader.number()
                format = try reader.number()
                origin = Origin(build: try reader.hash(), folder: try reader.hash())
                size = try reader.number()
                count = try reader.number()
                digest = try reader.hash()
            } catch {
                return nil
            }
        }

        func digest(_ table: [UInt8]) -> ContentHash {
            var writer = CacheWriter()
            writer.add(count)
            writer.add(size)
            writer.add(ContentHash(table))
            return writer.digest
        }

        var bytes: [UInt8] {
            var writer = CacheWriter()
            writer.add(magic)
            writer.add(format)
            writer.add(origin.build)
            writer.add(origin.folder)
            writer.add(size)
            writer.add(count)
            writer.add(digest)
            writer.add(UInt64(0))
            return writer.bytes
        }
    }

    /// What wrote a file, and where: what it must have been written by to be believed.
    struct Origin: Hashable, Sendable {
        var build: ContentHash
        var folder: ContentHash
    }

    /// Why a file is not believed.
    enum Refusal: Error, Hashable, Sendable {
        case damaged, otherBuild, otherFolder

        /// What is said of the file.
        var phrase: String {
            switch self {
            case .damaged: "is damaged"
            case .otherBuild: "is of another build of sessionlint"
            case .otherFolder: "was not made in this folder"
            }
        }
    }

    private static func bytes(of file: OpenCacheFile, _ range: Range<Int>) -> [UInt8]? {
        guard range.upperBound <= file.size else { return nil }
        var isRead = false
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            isRead = file.read(UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
            count = isRead ? range.count : 0
        }
        return isRead ? bytes : nil
    }

    private static func entries(_ table: [UInt8], end: Int) throws(CacheReader.Unsound) -> [Entry] {
        var reader = CacheReader(table)
        var entries: [Entry] = []
        entries.reserveCapacity(table.count / entrySize)
        while !reader.isAtEnd {
            let (kind, tag, key) = (
                try reader.number(UInt32.self), try reader.number(UInt32.self), try reader.hash()
            )
            let (offset, size) = (try reader.number(UInt64.self), try reader.number(UInt64.self))
            guard offset <= UInt64(end), size <= UInt64(end) - offset else { throw CacheReader.Unsound() }
            entries.append(
                Entry(
                    kind: kind, tag: tag, key: key, offset: Int(offset), size: Int(size),
                    digest: try reader.hash()))
        }
        return entries
    }
}

// MARK: - Blocks

extension BlockFile {
    /// The entry of a block.
    func entry(_ kind: Kind, _ key: ContentHash, tag: UInt32 = 0) -> Entry? {
        let wanted = Entry(kind: kind.rawValue, tag: tag, key: key, offset: 0, size: 0, digest: key)
        let place = entries.partitioningIndex { !$0.isBefore(wanted) }
        guard place < entries.count, !wanted.isBefore(entries[place]) else { return nil }
        return entries[place]
    }

    func entries(_ kind: Kind) -> [Entry] { entries.filter { $0.kind == kind.rawValue } }

    /// The bytes of a block; nil where they are not those that were written.
    func bytes(_ entry: Entry) -> [UInt8]? {
        guard let bytes = Self.bytes(of: file, entry.offset..<entry.offset + entry.size),
            ContentHash(bytes) == entry.digest
        else { return nil }
        return bytes
    }

    /// The words of a block, read into their place at once; nil where they are not those that were written.
    func words(_ entry: Entry) -> [UInt32]? {
        guard entry.size % 4 == 0 else { return nil }
        var isRead = false
        let words = [UInt32](unsafeUninitializedCapacity: entry.size / 4) { buffer, count in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            isRead =
                file.read(UnsafeMutableRawBufferPointer(rebasing: bytes[..<entry.size]), at: entry.offset)
                && ContentHash(UnsafeRawBufferPointer(rebasing: bytes[..<entry.size])) == entry.digest
            count = isRead ? entry.size / 4 : 0
        }
        return isRead ? words : nil
    }

    /// Writes a whole file.
    /// - Parameter blocks: no two of one kind, key and tag.
    static func write(
        _ blocks: [Block], origin: Origin, to descriptor: Int32
    ) throws(SystemError) {
        let sorted = blocks.sorted { $0.entry.isBefore($1.entry) }
        var table = CacheWriter()
        var offset = headerSize + blocks.count * entrySize
        for block in sorted {
            let size = block.withBytes { $0.count }
            table.add(block.entry.kind)
            table.add(block.entry.tag)
            table.add(block.entry.key)
            table.add(UInt64(offset))
            table.add(UInt64(size))
            table.add(block.entry.digest)
            offset += size
        }
        let header = Header(origin: origin, size: offset, table: table.bytes)
        try Driver.write(header.bytes + table.bytes, to: descriptor)
        for block in sorted { try block.write(to: descriptor) }
    }

    /// A block to be written.
    struct Block {
        fileprivate var entry: Entry
        private var content: Content

        private enum Content {
            case bytes([UInt8])
            case words([UInt32])
        }

        init(_ kind: Kind, _ key: ContentHash, tag: UInt32 = 0, bytes: [UInt8]) {
            content = .bytes(bytes)
            entry = Entry(
                kind: kind.rawValue, tag: tag, key: key, offset: 0, size: 0, digest: ContentHash(bytes))
        }

        init(_ kind: Kind, _ key: ContentHash, tag: UInt32 = 0, words: [UInt32]) {
            content = .words(words)
            entry = Entry(
                kind: kind.rawValue, tag: tag, key: key, offset: 0, size: 0,
                digest: words.withUnsafeBytes { ContentHash($0) })
        }

        fileprivate func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
            switch content {
            case .bytes(let bytes): bytes.withUnsafeBytes(body)
            case .words(let words): words.withUnsafeBytes(body)
            }
        }

        fileprivate func write(to descriptor: Int32) throws(SystemError) {
            let problem = withBytes { bytes -> SystemError? in
                do throws(SystemError) {
                    try Driver.write(bytes, to: descriptor)
                    return nil
                } catch {
                    return error
                }
            }
            if let problem { throw problem }
        }
    }
}

extension BlockFile.Entry {
    fileprivate func isBefore(_ other: BlockFile.Entry) -> Bool {
        if kind != other.kind { return kind < other.kind }
        if key.high != other.key.high { return key.high < other.key.high }
        return (key.low, tag) < (other.key.low, other.tag)
    }
}
