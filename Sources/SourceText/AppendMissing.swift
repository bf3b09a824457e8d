/// Lists that hold each element once.
extension Array where Element: Hashable {
    /// Appends those elements, in their order, that are not there yet. A few are looked for one by one; a set, which
    /// takes memory of its own, pays for many.
    @inlinable
    public mutating func appendMissing(_ elements: some Collection<Element>) {
        guard elements.count > 64 else {
            for element in elements where !contains(element) { append(element) }
            return
        }
        var seen = Set(self)
        for element in elements where seen.insert(element).inserted { append(element) }
    }
}
