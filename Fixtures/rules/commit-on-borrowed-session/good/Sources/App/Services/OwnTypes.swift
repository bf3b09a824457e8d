/// A `Realm` and a `ModelContext` of the team's own, in a file that imports neither library.
struct GeographyService {
    func rename(_ realm: Kingdom.Realm, _ context: ModelContext) throws {
        realm.name = "Northmoor"
        try realm.commitWrite()
        try context.save()
    }

    func rename(_ database: Database, _ db: Maps) throws {
        try database.commit()
        try db.save()
    }
}
