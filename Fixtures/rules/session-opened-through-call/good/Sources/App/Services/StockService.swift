struct StockService {
    let store: OrderStore

    func orders() throws -> Int { try store.count() }
}
