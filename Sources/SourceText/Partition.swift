/// Looking in what is in order.
extension RandomAccessCollection {
    /// The first index whose element meets a condition that, once met, is met by all elements behind it; the end where
    /// none does. Looks at as many elements as their number has binary digits.
    @inlinable
    public func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
        var low = startIndex
        var count = self.count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if isBehind(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
