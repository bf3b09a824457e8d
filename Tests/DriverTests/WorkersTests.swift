import Testing

@testable import Driver

@Suite struct WorkersTests {
    @Test(arguments: [1, 2, 7, 64]) func resultsComeInTheOrderOfTheirIndices(jobs: Int) {
        let squares = inParallel(count: 1000, jobs: jobs, state: 0) { state, index in
            state += 1
            return index * index
        }
        #expect(squares == (0..<1000).map { $0 * $0 })
    }

    @Test func nothingToDoStartsNothing() {
        #expect(inParallel(count: 0, jobs: 4, state: (), { _, index in index }).isEmpty)
    }

    @Test func aWorkerKeepsItsStateFromOneFileToTheNext() {
        let counts = inParallel(count: 50, jobs: 1, state: 0) { state, _ in
            state += 1
            return state
        }
        #expect(counts == Array(1...50))
    }
}
