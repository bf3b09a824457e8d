import SourceText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a walk over a workspace met, with the stamp of each place: as long as no stamp has changed, a walk would
/// meet the same, and no file needs to be read to know it.
///
/// A place that was changed so late that a further change might have left its stamp alone has none, and never counts
/// as unchanged.
struct TreeRecord: Sendable {
    /// As it is stored.
    let bytes: [UInt8]
    /// Of what decides where a walk goes and what it leaves out.
    let walk: ContentHash
    /// Of the files with their bytes, and of what was skipped.
    let content: ContentHash
    private let links: [Link]
    private let places: Places

    /// A link that was met, and what was to be said of it.
    struct Link: Hashable, Sendable {
        /// Relative to the workspace.
        var path: String
        var language: Int?
        /// Nil where nothing was.
        var reason: String?
    }

    /// The places lie in the bytes as records of one size; their paths, each ended by a zero, lie behind them.
    private struct Places: Sendable {
        static let size = 40
        var start = 0
        var count = 0
        var paths = 0
    }

    private enum Kind {
        static let folder: UInt32 = 0
        static let ignoreFile: UInt32 = 1
        /// The first language.
        static let source: UInt32 = 2
    }

    /// Stands for a stamp that tells nothing.
    private static let noStamp = ContentHash(high: 0, low: 0)

    /// Reads a stored record; nil where it is none.
    init?(_ bytes: [UInt8]) {
        var reader = CacheReader(bytes)
        do throws(CacheReader.Unsound) {
            walk = try reader.hash()
            content = try reader.hash()
            links = try reader.list { (reader) throws(CacheReader.Unsound) in
                Link(
                    path: try reader.text(),
                    language: try reader.optional { (reader) throws(CacheReader.Unsound) in
                        Int(try reader.number(UInt32.self))
                    },
                    reason: try reader.optional { (reader) throws(CacheReader.Unsound) in try reader.text() })
            }
            let count = Int(try reader.number(UInt32.self))
            let start = reader.index
            guard count <= (bytes.count - start) / Places.size else { return nil }
            places = Places(start: start, count: count, paths: start + count * Places.size)
        } catch {
            return nil
        }
        self.bytes = bytes
        // Every path then ends inside the bytes.
        guard bytes.last == 0, bytes.count > places.paths else { return nil }
        for index in 0..<places.count where path(index) == nil { return nil }
    }

    private func field<Number: FixedWidthInteger>(_ place: Int, _ offset: Int) -> Number {
        bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: places.start + place * Places.size + offset, as: Number.self)
        }
    }

    private func kind(_ place: Int) -> UInt32 { field(place, 0) }
    private func stamp(_ place: Int) -> ContentHash {
        ContentHash(high: field(place, 8), low: field(place, 16))
    }
    private func hash(_ place: Int) -> ContentHash {
        ContentHash(high: field(place, 24), low: field(place, 32))
    }

    /// Where the path of a place begins.
    private func path(_ place: Int) -> Int? {
        let offset = places.paths + Int(field(place, 4) as UInt32)
        return offset < bytes.count ? offset : nil
    }

    private func stampNow(_ place: Int, below root: Int32) -> ContentHash? {
        guard let offset = path(place) else { return nil }
        var status = stat()
        let isThere = bytes.withUnsafeBytes { raw in
            raw.baseAddress.map {
                fstatat(
                    root, ($0 + offset).assumingMemoryBound(to: CChar.self), &status, AT_SYMLINK_NOFOLLOW)
                    == 0
            } ?? false
        }
        return isThere ? FileStamp(status).digest : nil
    }
}

// MARK: - Asking

extension TreeRecord {
    /// Whether everything is as it was.
    /// - Parameter reason: what is to be said of a link now.
    func isUnchanged(root: String, jobs: Int, reason: (Link) -> String?) -> Bool {
        let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let step = 512
        let chunks = (places.count + step - 1) / step
        let unchanged = inParallel(count: chunks, jobs: chunks < 3 ? 1 : jobs, state: ()) { _, chunk in
            (chunk * step..<min(places.count, (chunk + 1) * step)).allSatisfy { place in
                stamp(place) != Self.noStamp && stampNow(place, below: descriptor) == stamp(place)
            }
        }
        return unchanged.allSatisfy(\.self) && links.allSatisfy { reason($0) == $0.reason }
    }

    /// The digests of those files whose stamps say that they are as they were, by the index of the input.
    /// - Parameter inputs: sorted by path.
    func hashes(of inputs: [SourceInput], root: String, jobs: Int) -> [ContentHash?] {
        let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return inputs.map { _ in nil } }
        defer { close(descriptor) }
        var known: [Int?] = []
        known.reserveCapacity(inputs.count)
        var place = 0
        for input in inputs {
            while place < places.count, kind(place) < Kind.source || compare(place, input.path) < 0 {
                place += 1
            }
            let isKnown =
                place < places.count && compare(place, input.path) == 0
                && kind(place) == Kind.source + UInt32(input.language) && stamp(place) != Self.noStamp
            known.append(isKnown ? place : nil)
        }
        let step = 512
        let chunks = (inputs.count + step - 1) / step
        let found = inParallel(count: chunks, jobs: chunks < 3 ? 1 : jobs, state: ()) { [known] _, chunk in
            known[chunk * step..<min(known.count, (chunk + 1) * step)].map { place in
                place.flatMap { stampNow($0, below: descriptor) == stamp($0) ? hash($0) : nil }
            }
        }
        return Array(found.joined())
    }

    /// Negative where the place's path comes before another one, 0 where they are the same.
    private func compare(_ place: Int, _ path: String) -> Int {
        guard let offset = self.path(place) else { return -1 }
        var path = path
        return path.withUTF8 { path in
            bytes.withUnsafeBufferPointer { bytes in
                for index in 0..<path.count {
                    let byte = bytes[offset + index]
                    if byte != path[index] { return Int(byte) - Int(path[index]) }
                }
                return Int(bytes[offset + path.count])
            }
        }
    }
}

// MARK: - Making

extension TreeRecord {
    /// - Parameters:
    ///   - hashes: of the bytes of each input.
    ///   - moment: when the run began: what was changed since, or shortly before, gets no stamp.
    init?(
        root: String, walk: ContentHash, content: ContentHash, trail: Walk.Trail, links: [Link],
        inputs: [SourceInput], hashes: [ContentHash], since moment: Int64
    ) {
        let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var records = CacheWriter()
        var paths: [UInt8] = []
        func add(_ kind: UInt32, _ path: some Collection<UInt8>, _ hash: ContentHash) {
            let offset = paths.count
            paths += path.isEmpty ? [UInt8(ascii: ".")] : Array(path)
            paths.append(0)
            var status = stat()
            let isThere = paths[offset...].withUnsafeBytes { raw in
                raw.baseAddress.map {
                    fstatat(descriptor, $0.assumingMemoryBound(to: CChar.self), &status, AT_SYMLINK_NOFOLLOW)
                        == 0
                } ?? false
            }
            let stamp = isThere ? FileStamp(status) : nil
            records.add(kind)
            records.add(UInt32(offset))
            records.add(stamp.map { $0.isTooYoung(for: moment) ? Self.noStamp : $0.digest } ?? Self.noStamp)
            records.add(hash)
        }
        for folder in trail.folders.sorted(by: isBefore) { add(Kind.folder, folder, Self.noStamp) }
        for file in trail.ignoreFiles.sorted(by: isBefore) { add(Kind.ignoreFile, file, Self.noStamp) }
        for (input, hash) in zip(inputs, hashes) {
            add(Kind.source + UInt32(input.language), input.path.utf8, hash)
        }
        var writer = CacheWriter()
        writer.add(walk)
        writer.add(content)
        writer.add(links) { writer, link in
            writer.add(link.path)
            writer.add(link.language) { $0.add(UInt32($1)) }
            writer.add(link.reason) { $0.add($1) }
        }
        writer.add(UInt32(trail.folders.count + trail.ignoreFiles.count + inputs.count))
        self.init(writer.bytes + records.bytes + paths)
    }
}
