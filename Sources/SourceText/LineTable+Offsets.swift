extension LineTable {
    /// The byte at which a column of a line begins: the inverse of `position`, but that a byte order mark takes a column
    /// here. A column behind the end of the line means that end, one inside a scalar the scalar's beginning.
    /// - Parameters:
    ///   - line: 1-based; one that does not exist means the end of the file.
    ///   - column: 1-based, counted in `unit`.
    public func offset(ofLine line: Int, column: Int, in bytes: [UInt8], unit: ColumnUnit) -> UInt32 {
        let range = self.range(ofLine: line, in: bytes)
        var index = Int(range.start)
        let end = min(Int(range.end), bytes.count)
        var left = column - 1
        while index < end, left > 0 {
            var next = index + 1
            while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
            let width = unit == .bytes ? next - index : unit.width(ofByte: bytes[index])
            guard width <= left else { break }
            left -= width
            index = next
        }
        return UInt32(clamping: index)
    }
}
