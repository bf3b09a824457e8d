import SourceText

/// The answer to a question about one declaration or one line: sentences under a heading, each with the place it
/// speaks of.
public struct Answer: Sendable {
    public var heading: String
    public var place: Finding.Place?
    public var lines: [Line]

    public init(heading: String, place: Finding.Place? = nil, lines: [Line] = []) {
        self.heading = heading
        self.place = place
        self.lines = lines
    }

    public struct Line: Sendable {
        /// How far it stands below the heading: 1 or more.
        public var depth: Int
        /// Text from scanned files is not escaped yet.
        public var text: String
        public var place: Finding.Place?

        public init(_ depth: Int, _ text: String, at place: Finding.Place? = nil) {
            self.depth = depth
            self.text = text
            self.place = place
        }
    }
}
