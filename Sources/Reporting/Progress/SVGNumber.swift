/// Numbers in attributes of SVG: one digit behind the point is finer than any screen shows here.
enum SVGNumber {
    /// `12.3`, `12`; 0 for what is no number.
    static func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let (whole, tenth) = (abs(tenths) / 10, abs(tenths) % 10)
        return (tenths < 0 ? "-" : "") + "\(whole)" + (tenth == 0 ? "" : ".\(tenth)")
    }
}
