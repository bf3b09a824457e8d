# An image with nothing but the program: `docker build --tag sessionlint .`, then
# `docker run --rm --volume "$PWD:/work:ro" sessionlint`. There is no git in it: what asks for commits (`--since`,
# `--staged`, `--config REV:FILE`, the ages of suppressions) needs an image that has it.
FROM swift:6.3 AS build
WORKDIR /source
COPY Package.swift ./
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --product sessionlint --static-swift-stdlib -Xswiftc -static-executable \
    && strip -o /sessionlint "$(swift build -c release --show-bin-path)/sessionlint"

FROM scratch
COPY --from=build /sessionlint /sessionlint
WORKDIR /work
ENTRYPOINT ["/sessionlint"]
CMD ["check", "--no-cache"]
