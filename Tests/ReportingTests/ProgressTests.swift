import Findings
import SourceText
import Testing

@testable import Reporting

/// Progress as a page, a badge and metrics: whole outputs byte for byte, and what must hold for each.
@Suite struct ProgressTests {
    static let samples: [(name: String, make: @Sendable () -> Progress)] = [
        ("everyday", everydayProgress), ("hostile", hostileProgress), ("large", largeProgress),
        ("empty", emptyProgress),
    ]

    @Test(arguments: samples.indices)
    func goldens(_ index: Int) throws {
        let sample = Self.samples[index]
        let progress = sample.make()
        let now: Int64 = 1_788_800_000
        try expectGolden(progressPage(progress, now: now), "progress/\(sample.name).html")
        try expectGolden(progressOpenMetrics(progress, now: now), "progress/\(sample.name).prom")
    }

    @Test func badges() throws {
        for (metric, name) in [
            ("session-ownership", "share"), ("one-commit", "full"), ("legacy-left", "left"),
            ("tenant-coverage", "nothing"),
        ] {
            let badge = try #require(progressBadge(everydayProgress(), metric: metric))
            try expectGolden(badge, "progress/\(name).svg")
        }
        let hostile = hostileProgress()
        try expectGolden(
            try #require(progressBadge(hostile, metric: hostile.metrics[0].id)), "progress/hostile.svg")
        #expect(progressBadge(hostile, metric: "other") == nil)
    }

    @Test func nothingHostileIsLeft() throws {
        let page = String(decoding: progressPage(hostileProgress()), as: UTF8.self)
        let body = try #require(page.split(separator: "<body>").last)
        #expect(body.components("<script").count == 2 && body.components("<iframe").count == 1)
        #expect(body.components("<img").count == 1 && body.components(" onmouseover=\"").count == 1)
        let unsafe = page.unicodeScalars.filter { isUnsafeForTerminals($0) && $0 != "\n" }
        #expect(unsafe.isEmpty)
    }

    /// What a browser hashes is what stands between the tags.
    @Test func thePolicyNamesTheStyleAndTheScript() throws {
        let page = String(decoding: progressPage(emptyProgress()), as: UTF8.self)
        for tag in ["style", "script"] {
            let inside = try #require(page.components("<\(tag)>").last?.components("</\(tag)>").first)
            #expect(page.contains("\(tag)-src 'sha256-\(base64(sha256(Array(inside.utf8))))'"))
        }
        #expect(!page.contains("style=\"") && !page.contains("http:") && !page.contains("https:"))
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "−1,234,567"),
        (Int.min, "−9,223,372,036,854,775,808"),
    ])
    func numbers(_ number: Int, _ expected: String) { #expect(ProgressWords.number(number) == expected) }

    @Test(arguments: [(0, 0, nil), (0, 3, "0.0%"), (2, 3, "66.6%"), (2_999, 3_000, "99.9%"), (3, 3, "100%")])
    func percents(_ done: Int, _ total: Int, _ expected: String?) {
        #expect(ProgressWords.percent(.init(total: total, done: done)) == expected)
    }

    @Test(arguments: [
        (0.04, "0"), (0.05, "0.1"), (2.25, "2.3"), (-2.25, "−2.3"), (1_234, "1,234"), (.nan, "–"),
        (.infinity, "–"), (1e300, "–"),
    ])
    func decimals(_ value: Double, _ expected: String) { #expect(ProgressWords.decimal(value) == expected) }

    @Test(arguments: [
        (0, [0, 1]), (3, [0, 1, 2, 3]), (5, [0, 2, 4, 6]), (64, [0, 20, 40, 60, 80]), (100, [0, 50, 100]),
        (2_400, [0, 500, 1_000, 1_500, 2_000, 2_500]),
    ])
    func valuesOfAnAxis(_ most: Int, _ expected: [Int]) {
        #expect(scale(days: 10, most: most).values == expected)
    }

    @Test func greatestValueHasAnAxis() { #expect(scale(days: 1, most: .max).values.count <= 6) }

    @Test(arguments: [0.5, 3, 20, 80, 200, 400, 2_000, 20_000, 700_000])
    func datesOfAnAxis(_ days: Double) {
        let scale = scale(days: days, most: 1)
        #expect((1...6).contains(scale.dates.count), "\(scale.dates)")
        #expect(scale.dates.allSatisfy { (scale.left...scale.right).contains(scale.x($0.time)) })
        let places = scale.dates.map { scale.x($0.time) }
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 50 }, "\(scale.dates)")
    }

    private func scale(days: Double, most: Int) -> ChartScale {
        let first = 1_767_225_600.0
        return ChartScale(
            left: 44, right: 408, top: 12, bottom: 188, first: first, last: first + days * 86_400, most: most)
    }
}

extension StringProtocol {
    fileprivate func components(_ separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(Substring(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [Substring(rest)]
    }
}
