/// The outer session comes by another way: the application's, a second name of the request, Hummingbird's `Fluent`.
import Fluent
import HummingbirdFluent
import Vapor

struct LabelController {
    let app: Application
    let fluent: HummingbirdFluent.Fluent

    func print(_ req: Request, _ label: Label) async throws {
        try await req.db.transaction { tx in
            try await label.save(on: tx)
            try await Print(of: label).create(on: req.application.db)  // expect: outer-session-in-transaction
        }
    }

    func reprint(_ request: Request, _ label: Label) async throws {
        try await request.db.transaction { tx in
            try await label.save(on: tx)
            try await Print(of: label).create(on: self.app.db)  // expect: outer-session-in-transaction
        }
    }

    func discard(_ label: Label) async throws {
        try await fluent.db().transaction { tx in
            try await label.delete(on: tx)
            try await Print.query(on: fluent.db()).delete()  // expect: outer-session-in-transaction
        }
    }

    func discardNamed(_ request: Request, _ label: Label) async throws {
        try await request.db(.archive).transaction { tx in
            try await label.delete(on: tx)
            try await Print.query(on: request.db(.archive)).delete()  // expect: outer-session-in-transaction
        }
    }
}
