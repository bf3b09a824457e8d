/// The packs that travel inside the product. Generated from `Rules/`; a test keeps it true.
public let builtinPacks: [PackSource] = []
