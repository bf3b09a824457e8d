/// A middleware may open what a request works with.
import Hummingbird
import MongoSwift

struct UnitOfWorkMiddleware: RouterMiddleware {
    let client: MongoClient

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        try await client.withSession { session in
            try await next(request, context.with(session))
        }
    }
}
