/// The packs that travel inside the product, generated from `Rules/` and from the fixtures that rule pages show.
/// `UPDATE=1 swift test --filter HouseTests` writes this file anew.
public let builtinPacks: [PackSource] = [
    PackSource(
        path: "framework/extension-not-initialised.toml",
        bytes: Array(
            #"""
            [rule]
            id = "extension-not-initialised"
            summary = "an extension is made, and never given its application"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "initialisation"
            callees = [
                "ServiceRegistry", "VersionedAPI", "Tracer", "PrometheusMetrics.for_app_factory",
                "GunicornPrometheusMetrics.for_app_factory", "GunicornInternalPrometheusMetrics.for_app_factory",
                "UWsgiPrometheusMetrics.for_app_factory", "RESTfulPrometheusMetrics.for_app_factory",
            ]
            method = "init_app"
            modules = ["common_utils.*", "*.common_utils.*", "prometheus_flask_exporter*"]
            applications = ["Flask", "Quart"]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            An extension that is made without the application, to be given it later (`tracer = Tracer()`, `metrics = PrometheusMetrics.for_app_factory()`, `ServiceRegistry()`, `VersionedAPI()`), on which nobody calls `init_app(app)`, in a program that makes an application.
            """
            why = """
            Such an object works without its application just well enough that nobody notices: its decorators decorate, its methods return. But no request is traced, the metrics have no route, the service is not in the registry, and versions are not redirected. It is missed when it is needed, in an incident.
            """
            cure = """
            Call `init_app(app)` where the application is made, or pass the application to the constructor.
            """
            exceptions = """
            Not reported: classes of the program without a method `init_app`, and other classes of these names that come from elsewhere, such as a tracer of OpenTelemetry; extensions that are made with an application; that are passed to a function, returned, kept under another name or in a list, where somebody may initialise them; trees that make no application.
            """
            references = [
                "https://flask.palletsprojects.com/en/stable/extensiondev/#the-extension-class-and-initialization",
                "https://github.com/rycus86/prometheus_flask_exporter#app-factory-pattern",
            ]

            [page.example]
            python = "bad/app/__init__.py"

            [page.instead]
            python = "good/app/__init__.py"

            """#.utf8)),
    PackSource(
        path: "framework/external-call-without-breaker.toml",
        bytes: Array(
            #"""
            [rule]
            id = "external-call-without-breaker"
            summary = "a client is called past the circuit breaker through which it is called elsewhere"
            severity = "note"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "guard"
            guards = ["*breaker", "*breaker_for", "*circuit", "circuit_breaker", "get_breaker", "*_breakers", "breakers"]
            calling = ["call", "call_async", "async_call", "execute", "run", "protect", "acall"]
            clients = [
                "*client", "*_client_*", "*session", "*_api", "api", "*http*", "redis", "_redis", "kafka", "*producer", "*gateway",
                "*stripe*", "*_sdk",
            ]
            not-methods = ["close", "aclose", "close_*", "disconnect", "shutdown", "stop", "__aexit__", "__aenter__"]
            names = [
                "CircuitBreaker", "circuit_breaker", "get_circuit_manager", "get_breaker", "breaker", "_breaker",
                "CircuitBreakerManager", "circuit",
            ]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            A class that calls a client which it keeps through a circuit breaker in one place (`await self.breaker.call(self.client.post, …)`, `await self.breaker.call(self.client.post(…))`, a block `async with self.breaker:`, a method under `@circuit_breaker("mail")`), and calls the same client past it in another. It is a note: there may be a reason.
            """
            why = """
            A breaker protects the program from a service that hangs only as far as calls go through it. One method past it is enough for all workers to wait for the same timeout, and its failures are not counted, so the breaker stays closed for the others as well.
            """
            cure = """
            Call the client through the breaker here as well; where it is left out on purpose, allow the line with the reason.
            """
            exceptions = """
            Not reported: clients that no method of the class calls through a breaker; methods that only those call which run through one; `close` and the like; what is called like a client and is none cannot be told, so that only names such as `client`, `session`, `api`, `redis` or `gateway` are looked at.
            """
            references = ["https://martinfowler.com/bliki/CircuitBreaker.html"]

            [page.example]
            python = "bad/app/clients/mail.py"

            [page.instead]
            python = "good/app/clients/mail.py"

            """#.utf8)),
    PackSource(
        path: "framework/legacy-startup-left.toml",
        bytes: Array(
            #"""
            [rule]
            id = "legacy-startup-left"
            summary = "services are still started in the old way as well"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "forbid"
            subject = "decision"
            names = ["USE_LEGACY_STARTUP", "use_legacy_startup"]

            [[check]]
            verb = "require"
            subject = "entry"
            of = "starting"
            callees = ["register_service"]
            signs = ["dependencies", "service_class", "lifecycle"]
            name = "name"
            made = "service_class"
            waits = "dependencies"
            must = "required"
            probe = "health_check"
            probing = ["register_check"]
            starts = ["start", "startup", "start_up", "initialize", "initialise", "connect", "run", "setup"]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            A branch that depends on the setting `USE_LEGACY_STARTUP`, or a function that answers by it; and a service that is registered with the orchestrator of a mesh, whose object somebody else makes and starts (`mailer = Mailer()`, `await mailer.start()`).
            """
            why = """
            The setting is a way back for the time of the migration. As long as it is there, there are two orders in which everything starts, of which one is tried by nobody, and a wrong variable in one environment brings it back. A service that is started past the orchestrator runs twice, or before what it depends on; nothing stops it, and nobody asks whether it is well.
            """
            cure = """
            Take out the branch for the old way with its setting, and let the orchestrator of the mesh start the service alone.
            """
            exceptions = """
            Not reported: the setting where it is only declared or read into a name; the methods of the service itself, and of classes that derive from it; the function that registers the services; objects whose class cannot be told; tests. Names of settings are matched as they are: others go into the rule's `names`.
            """
            references = ["https://martinfowler.com/articles/feature-toggles.html"]

            [page.example]
            python = "bad/app/main.py"

            [page.instead]
            python = "good/app/main.py"

            """#.utf8)),
    PackSource(
        path: "framework/outbox-event-outside-transaction.toml",
        bytes: Array(
            #"""
            [rule]
            id = "outbox-event-outside-transaction"
            summary = "an outbox event is not written in the transaction of the change that it tells of"
            severity = "error"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "companion"
            classes = ["OutboxEvent", "OutboxMessage", "OutboxEntry", "OutboxRecord", "*OutboxEvent", "*OutboxMessage"]
            creates = ["create_event"]
            sessions = ["session", "db", "db_session"]
            effects = ["writes"]
            ends = ["commits"]
            settings = ["outbox", "enabled", "publish", "emit", "notify"]
            names = ["OutboxEvent", "OutboxMessage", "OutboxEntry", "OutboxRecord", "create_event"]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            A row of an outbox (`OutboxEvent.create_event(session, …)`, or `session.add(OutboxEvent(…))`) that does not share the fate of the change that it tells of: it is written on another session than the change, or after the session was committed, or one path through a function writes the change and no event while another path writes one (`likely`, a warning; a note where nothing but the event stands under a condition, since somebody decides there what is worth telling).
            """
            why = """
            An outbox makes one thing out of two: the change, and the promise that others hear of it. That holds only because one transaction writes both. On another session, or after the commit, an error or a restart between the two loses the event though the change is there, or sends an event of a change that was rolled back. Nobody notices: other services simply know something else from then on.
            """
            cure = """
            Write the event on the session of the change, before that is committed, on every path that writes the change.
            """
            exceptions = """
            Not reported: functions that write an event and no change of their own; changes made by functions that are given the same session; events in a loop, or under a condition that speaks of a setting (`outbox_enabled`), as far as their being on every path is concerned; sessions of which nothing can be said; tests.
            """
            references = ["https://microservices.io/patterns/data/transactional-outbox.html"]

            [page.example]
            python = "bad/app/services/parcels.py"

            [page.instead]
            python = "good/app/services/parcels.py"

            """#.utf8)),
    PackSource(
        path: "framework/outbox-model-incomplete.toml",
        bytes: Array(
            #"""
            [rule]
            id = "outbox-model-incomplete"
            summary = "the outbox of a model lacks a part that it needs"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "require"
            subject = "mark"
            mark = "__outbox_enabled__"
            bases = ["OutboxMixin", "*OutboxMixin"]
            methods = ["to_dict"]
            plain-bases = ["OutboxMixin", "Model", "Base", "DeclarativeBase", "object", "UserMixin"]
            served = ["OutboxProcessor", "process_pending_events"]

            [[check]]
            verb = "require"
            subject = "counterpart"
            classes = ["OutboxEvent", "*OutboxEvent"]
            callees = ["create_event"]
            name = "event_type"
            place = 2
            handlers = ["register_handler"]
            makers = ["OutboxProcessor"]
            given = "handlers"

            [[check]]
            verb = "require"
            subject = "block"
            callees = ["process_pending_events"]
            within = ["app_context", "with_appcontext"]
            modules = ["flask", "flask_sqlalchemy", "app"]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            A model that sets `__outbox_enabled__ = True` and does not derive from `OutboxMixin`, or has no `to_dict`; an application with such models in which nobody makes an `OutboxProcessor` or calls `process_pending_events`; an event that is written under a type for which no handler is registered (`OutboxEvent.create_event(session, "order_created", …)`); a loop that calls `process_pending_events` and does not run in an application context.
            """
            why = """
            Each part of an outbox fails in silence without the next one. Without the mixin the mark is an attribute that nobody reads. Without `to_dict` an event carries all columns of the row, those that must not leave the service among them, or nothing. Without a processor the events pile up in their table; without a handler each of them fails again and again until it is given up. And a thread without an application context has no session: its loop logs an error every few seconds, and processes nothing.
            """
            cure = """
            Give the model `OutboxMixin` and `to_dict`; start a processor with the application, with a handler for every type of event, and run it in an application context.
            """
            exceptions = """
            Not reported: `to_dict` where a base from outside the program may have it; handlers whose names are worked out while the program runs; event types where no processor is made at all; loops in functions that are called within a context, or in commands that have one; tests.
            """
            references = [
                "https://microservices.io/patterns/data/transactional-outbox.html",
                "https://flask.palletsprojects.com/en/stable/appcontext/",
            ]

            [page.example]
            python = "bad/app/models.py"

            [page.instead]
            python = "good/app/models.py"

            """#.utf8)),
    PackSource(
        path: "framework/secret-in-configuration.toml",
        bytes: Array(
            #"""
            [rule]
            id = "secret-in-configuration"
            summary = "a secret is written down in configuration"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "literal"
            names = [
                "*SECRET", "*SECRET_KEY", "*SECRET_KEY_*", "*PASSWORD", "*PASSWD", "*API_KEY", "*APIKEY", "*TOKEN", "*PRIVATE_KEY",
                "*ACCESS_KEY", "*ENCRYPTION_KEY", "*SIGNING_KEY", "*FERNET_KEY", "*JWT_KEY", "*PASSWORD_SALT", "*AUTH_KEY",
            ]
            not-names = [
                "*_URL", "*_PATH", "*_FILE", "*_NAME", "*_HEADER", "*_FIELD", "*_ALGORITHM", "*_TYPE", "*_PREFIX", "*PUBLIC*",
                "MAX_*", "DEFAULT_TOKEN", "*PAD_TOKEN", "*EOS_TOKEN", "*BOS_TOKEN", "*SPECIAL_TOKEN", "*STOP_TOKEN", "*TEST*",
                "*EXAMPLE*", "*DUMMY*", "*MOCK*", "*HASH*", "*AMPLITUDE*", "*POSTHOG*", "*SEGMENT*", "*MIXPANEL*", "*ANALYTICS*",
                "*TELEMETRY*", "STATS_*", "*_STATS_*", "*SENTRY*", "*PUBLISHABLE*", "*SITE_KEY", "*ALGOLIA*SEARCH*",
            ]
            addresses = ["*DATABASE_URL", "*DATABASE_URI", "*_DSN", "*REDIS_URL", "*BROKER_URL", "*AMQP_URL", "*MONGO*_UR?", "*_CONNECTION_STRING"]
            classes = ["*Config", "*Settings", "*Configuration"]
            not-classes = ["*Test*", "*Dev*", "*Local*", "*Example*", "*Sandbox*", "*Mock*", "*Fake*", "CI*"]
            files = [
                "**/config.py", "**/settings.py", "**/configuration.py", "**/config/*.py", "**/settings/*.py", "**/configs/*.py",
                "**/*_config.py", "**/*_settings.py", "**/secrets.py",
            ]
            not-files = [
                "**/tests/**", "**/test/**", "**/testing/**", "**/test_*.py", "**/*_test.py", "**/docs/**", "**/examples/**",
                "**/example/**", "**/samples/**", "**/fixtures/**", "**/dev.py", "**/development.py", "**/local.py", "**/dev/**",
                "**/test.py", "**/testing.py", "**/*_testing.py", "**/ci.py", "**/tutorials/**", "**/demo/**", "**/*example*.py", "**/analytics/**",
                "**/telemetry/**",
            ]
            prefixes = [
                "sk-", "sk_live_", "rk_live_", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "AKIA", "ASIA", "xoxb-", "xoxp-",
                "AIza", "SG.", "hf_", "npm_", "pypi-", "dop_v1_", "shpat_", "whsec_",
            ]
            placeholders = [
                "change", "your", "example", "placeholder", "xxxx", "todo", "dummy", "default", "insecure", "sample", "replace",
                "test", "dev-", "-dev", "_dev", "dev_", "development", "local", "secret", "password", "passwd", "fake", "mock", "fixme",
                "not-needed", "no-key", "none", "unused", "1234567", "abcdef", "000000", "<", "super", "demo", "key-here", "temporary",
            ]
            sources = ["getenv", "get", "env", "environ", "config", "get_env", "getenv_str", "str", "read_env", "env_str"]
            fields = ["Field", "SecretStr", "SettingsField", "field"]
            labels = ["default", "fallback", "default_value"]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            A key, token or password that is written down in configuration code: a setting with such a name (`SECRET_KEY`, `MAIL_API_KEY`, `DB_PASSWORD`) in a module of configuration, or in a class such as `ProductionConfig`, whose value looks as if somebody had made it: at least sixteen characters in which letters and digits are mixed, or the beginning of a known kind of key. The value that holds where the environment has none (`os.environ.get("SECRET_KEY", "…")`) counts as well (`likely`), and so does the address of a database with a password in it, on a host that others can reach.
            """
            why = """
            Whoever can read the repository, one of its copies or an image built from it has the secret, for ever: it stays in the history when the line is changed. It cannot be replaced without a release, and it is the same in all environments. A fallback is worse than none: where the variable is missing the program starts all the same, and signs its sessions with a key that everybody knows.
            """
            cure = """
            Read it from the environment or from a store of secrets, without a value that holds where there is none, and replace the one that has been written down: it is known to everybody who has seen the code.
            """
            exceptions = """
            Not reported: words and phrases (`"changeme"`, `"a-secret-key"`), since only a value that somebody made is worth keeping secret; short values; names, paths and addresses of secrets; public keys, such as the key by which browsers search an index of Algolia, and keys with which a program that is handed out sends numbers of its use; classes for development and tests, and files for them; addresses on hosts without a dot in their name; settings that are assigned in functions, such as `app.config["SECRET_KEY"] = …`; values in lists and dictionaries.
            """
            references = [
                "https://12factor.net/config",
                "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
            ]

            [page.example]
            python = "bad/app/config.py"

            [page.instead]
            python = "good/app/config.py"

            """#.utf8)),
    PackSource(
        path: "framework/service-dependencies-inconsistent.toml",
        bytes: Array(
            #"""
            [rule]
            id = "service-dependencies-inconsistent"
            summary = "services that are registered by name disagree about what depends on what"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "entry"
            of = "waits"
            callees = ["register_service"]
            signs = ["dependencies", "service_class", "lifecycle"]
            name = "name"
            made = "service_class"
            waits = "dependencies"
            must = "required"
            probe = "health_check"
            probing = ["register_check"]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            Services that are registered with the orchestrator of a mesh by name (`register_service(name="mailer", service_class=…, dependencies=["queue"], required=True)`), and `dependencies` that cannot be met: a name under which nothing is registered (`likely`, unless one that is nearly the same is), the same name twice, services that wait for each other, a required service that depends on an optional one, and a name that one function registers twice.
            """
            why = """
            The orchestrator works out from these names what to start first. A name that is not there is either an error at start or, worse, quietly nothing to wait for; a circle has no first service at all. A required service whose dependency may be missing starts without it, and fails at its first use instead of at start. A second registration under one name takes the place of the first.
            """
            cure = """
            Register each name once, what others depend on as well, and let nothing that is required wait for something that is not; break a circle by asking for one of its services later.
            """
            exceptions = """
            Not reported: names that are worked out while the program runs, such as those of a loop over a table; unknown names where any service is registered under such a name, or where something else is registered under it (`register_instance("queue", …)`); whether a service is required where neither the call nor the default of the parameter says it; `register_service` of other things, known by having neither `dependencies`, `service_class` nor `lifecycle`.
            """
            references = ["https://en.wikipedia.org/wiki/Topological_sorting"]

            [page.example]
            python = "bad/app/mesh/startup.py"

            [page.instead]
            python = "good/app/mesh/startup.py"

            """#.utf8)),
    PackSource(
        path: "framework/service-without-health-check.toml",
        bytes: Array(
            #"""
            [rule]
            id = "service-without-health-check"
            summary = "nobody can ask whether a registered service is well"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "require"
            subject = "entry"
            of = "probes"
            callees = ["register_service"]
            signs = ["dependencies", "service_class", "lifecycle"]
            name = "name"
            made = "service_class"
            waits = "dependencies"
            must = "required"
            probe = "health_check"
            probing = ["register_check"]
            asked = ["health_check", "check_health", "healthcheck", "is_healthy", "get_health", "health"]

            [[check]]
            verb = "require"
            subject = "route"
            callees = ["ServiceRegistry"]
            methods = ["init_app"]
            paths = ["*/health", "*/health/", "*/healthz", "*/healthcheck", "*/health-check", "*/health/*"]
            routes = [
                "route", "get", "add_url_rule", "add_api_route", "add_route", "add_resource", "api_route", "Route", "HealthCheck",
            ]
            ok = "200"

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            A service that is registered with the orchestrator of a mesh (`register_service(name=…, service_class=…)`) without `health_check`; a check that is registered for a name under which there is no service (`register_check("mailer", …)`, a note); an application that registers itself (`ServiceRegistry()` and its `init_app(app)`) and has no route `/health`, or one that never answers 200.
            """
            why = """
            A mesh sends requests to services that say that they are well, and starts others once these are. One that cannot be asked counts as well as soon as it has been made, so its failures are met by requests. A registry that asks `/health` of an application and gets 404 takes it for ill, and takes it out again.
            """
            cure = """
            Pass `health_check=` when the service is registered, under the name of the service; give an application that registers itself a route `/health` that answers 200.
            """
            exceptions = """
            Not reported: services with a check of their own name elsewhere (`register_check("mailer", …)`), whose class has a method such as `health_check` or `is_healthy`, or whose registration takes `**options`; frameworks whose `register_service` takes no check; applications where any file beside the one that registers has such a route; applications in which no route can be seen at all; routes whose answer is not written down.
            """
            references = ["https://microservices.io/patterns/observability/health-check-api.html"]

            [page.example]
            python = "bad/app/mesh/startup.py"

            [page.instead]
            python = "good/app/mesh/startup.py"

            """#.utf8)),
    PackSource(
        path: "framework/versioned-route-unregistered.toml",
        bytes: Array(
            #"""
            [rule]
            id = "versioned-route-unregistered"
            summary = "a versioned route is never registered, or registered without its decorator"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "require"
            subject = "handed"
            callees = ["versioned_blueprint"]
            into = "register_version"

            [[check]]
            verb = "forbid"
            subject = "decorator"
            decorators = ["latest_version"]
            above = ["route", "get", "post", "put", "patch", "delete"]
            names = ["latest_version"]

            [[check]]
            verb = "forbid"
            subject = "decorator"
            decorators = ["metrics.*"]
            above = ["route", "get", "post", "put", "patch", "delete"]
            names = ["metrics"]
            when-known = [
                "PrometheusMetrics", "GunicornPrometheusMetrics", "GunicornInternalPrometheusMetrics",
                "UWsgiPrometheusMetrics", "RESTfulPrometheusMetrics",
            ]

            [message]
            text = "{consequence}"
            help = "{value}"

            [page]
            finds = """
            A blueprint of one version of an API (`versioned_blueprint("orders", __name__, "v2")`) that is not handed to `register_version` or `register_blueprint`: kept under a name that nobody passes on, or returned by a function that nobody calls, or whose result is dropped. And `@latest_version` or a decorator of metrics (`@metrics.counter(…)`) that stands above `@bp.route(…)`.
            """
            why = """
            A blueprint that is not registered has routes on paper: every request to them gets 404, and the redirect from the path without a version goes nowhere. A decorator above the route comes too late. Decorators run from the bottom up, so `route` has already registered the function as it was: requests never pass the one above, nothing is counted, and the route is not marked as the latest.
            """
            cure = """
            Hand the blueprint to `register_version`, and let `@bp.route(…)` stand above the other decorators.
            """
            exceptions = """
            Not reported: blueprints that are passed to any function, kept in a list or under another name; those that a method makes; decorators that only stand above others that are no route; `@metrics.…` in programs that do not use `prometheus_flask_exporter`.
            """
            references = [
                "https://flask.palletsprojects.com/en/stable/blueprints/#registering-blueprints",
                "https://flask.palletsprojects.com/en/stable/patterns/viewdecorators/",
            ]

            [page.example]
            python = "bad/app/routes_versioned.py"

            [page.instead]
            python = "good/app/routes_versioned.py"

            """#.utf8)),
    PackSource(
        path: "metrics/audit-coverage.toml",
        bytes: Array(
            #"""
            [metric]
            id = "audit-coverage"
            title = "Tool operations with an audit record"
            summary = "Of all methods by which tools are run and that change data, those that leave a record where they succeed and where they fail."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 100

            [of]
            kind = "examined"
            rules = ["tool-operation-without-audit"]

            [left]
            rules = ["tool-operation-without-audit"]
            kept-honest-by = ["tool-failure-not-recorded"]
            unless-named = ["ToolAuditLogger", "log_tool_operation", "record_tool_operation", "with_audit"]
            todo = "nothing here records what tools do: give the registry an audit, and record the operation where it succeeds and where it fails"

            """#.utf8)),
    PackSource(
        path: "metrics/direct-access.toml",
        bytes: Array(
            #"""
            [metric]
            id = "direct-access"
            title = "Direct access left"
            summary = "Imports of session factories and openings of sessions in tools, services, repositories and models."
            since = "0.2.0"
            languages = ["python", "swift"]
            goal = "none"
            order = 140

            [of]
            kind = "finding"
            rules = [
                "session-factory-imported", "session-opened-in-tool", "session-opened-in-service", "session-opened-in-repository",
                "session-opened-in-model", "session-opened-in-view", "session-opened-in-view-model",
            ]

            [left]
            todo = "take the session from the caller"

            """#.utf8)),
    PackSource(
        path: "metrics/legacy-branches.toml",
        bytes: Array(
            #"""
            [metric]
            id = "legacy-branches"
            title = "Legacy branches left"
            summary = "Branches and imports that lead back to the old way."
            since = "0.2.0"
            languages = ["python"]
            goal = "none"
            order = 170

            [of]
            kind = "finding"
            rules = ["legacy-fallback-reachable", "factory-ignores-flag", "legacy-startup-left"]

            [left]
            todo = "take the branch out"

            """#.utf8)),
    PackSource(
        path: "metrics/legacy-flags.toml",
        bytes: Array(
            #"""
            [metric]
            id = "legacy-flags"
            title = "Flags of the migration left"
            summary = "Reads and settings of the flags that choose between the old way and the new one."
            since = "0.2.0"
            languages = ["python"]
            goal = "none"
            order = 180

            [of]
            kind = "examined"
            rules = ["feature-flag-left"]

            [left]
            rules = ["feature-flag-left"]
            todo = "take the flag out when nothing needs the way back any more"

            """#.utf8)),
    PackSource(
        path: "metrics/legacy-modules.toml",
        bytes: Array(
            #"""
            [metric]
            id = "legacy-modules"
            title = "Legacy modules left"
            summary = "Files that are kept for the old way only."
            since = "0.2.0"
            languages = ["python"]
            goal = "none"
            order = 160

            [of]
            kind = "file"
            roles = ["legacy"]

            [left]
            todo = "move the last callers over, and delete the file"

            """#.utf8)),
    PackSource(
        path: "metrics/registry-calls.toml",
        bytes: Array(
            #"""
            [metric]
            id = "registry-calls"
            title = "Calls that pass the registry on"
            summary = "Of all calls that set up agent pools, tools, tool factories and executors where a registry is at hand or asked for, those that pass one."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 70

            [of]
            kind = "examined"
            rules = ["agent-pool-without-registry", "registry-not-passed"]

            [left]
            rules = ["agent-pool-without-registry", "registry-not-passed"]
            kept-honest-by = ["registry-outlives-session"]

            """#.utf8)),
    PackSource(
        path: "metrics/registry-executors.toml",
        bytes: Array(
            #"""
            [metric]
            id = "registry-executors"
            title = "Executors that hand a registry on"
            summary = "Of all executors that take a session, those that take a registry as well and hand it on."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 60

            [of]
            kind = "examined"
            rules = ["executor-without-registry"]

            [left]
            rules = ["executor-without-registry"]
            kept-honest-by = ["registry-unused"]
            leaves-out-notes = true

            """#.utf8)),
    PackSource(
        path: "metrics/registry-factories.toml",
        bytes: Array(
            #"""
            [metric]
            id = "registry-factories"
            title = "Tool factories that hand a registry on"
            summary = "Of all functions that make tools which work with a session or a service, those that take a registry and hand it on."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 40

            [of]
            kind = "examined"
            rules = ["tool-factory-without-registry"]

            [left]
            rules = ["tool-factory-without-registry"]
            kept-honest-by = ["registry-unused", "registry-default-singleton"]
            leaves-out-notes = true

            """#.utf8)),
    PackSource(
        path: "metrics/registry-hygiene.toml",
        bytes: Array(
            #"""
            [metric]
            id = "registry-hygiene"
            title = "Registries that are cleaned up"
            summary = "Of all registries that a function builds and keeps to itself, those that are cleaned up on every path."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 90

            [of]
            kind = "examined"
            rules = ["registry-not-cleaned-up"]

            [left]
            rules = ["registry-not-cleaned-up"]
            kept-honest-by = ["registry-ends-transaction", "registry-without-audit"]

            """#.utf8)),
    PackSource(
        path: "metrics/registry-services.toml",
        bytes: Array(
            #"""
            [metric]
            id = "registry-services"
            title = "Tools that ask for their services"
            summary = "Of all functions of tools and tool factories that call a service or a repository, those that build none of their own."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 80

            [of]
            kind = "function"
            roles = ["tool", "tool-factory"]
            uses = ["service", "repository"]

            [left]
            rules = ["service-built-in-tool"]
            kept-honest-by = ["get-service-await-mismatch", "query-in-tool"]

            """#.utf8)),
    PackSource(
        path: "metrics/registry-tools.toml",
        bytes: Array(
            #"""
            [metric]
            id = "registry-tools"
            title = "Tools that are given their services"
            summary = "Of all classes of tools that work with the database, those that take a registry, or their services, and use it."
            since = "0.2.0"
            languages = ["python", "swift"]
            goal = "all"
            order = 50

            [of]
            kind = "examined"
            rules = ["tool-without-registry"]

            [left]
            rules = ["tool-without-registry"]
            kept-honest-by = ["registry-unused", "registry-default-singleton", "service-built-in-tool"]
            leaves-out-notes = true

            """#.utf8)),
    PackSource(
        path: "metrics/request-writes.toml",
        bytes: Array(
            #"""
            [metric]
            id = "request-writes"
            title = "Requests that write in one transaction"
            summary = "Of all endpoints of Swift servers that write, those whose writes are in one transaction."
            since = "0.2.0"
            languages = ["swift"]
            goal = "all"
            order = 130

            [of]
            kind = "function"
            roles = ["endpoint"]
            does = ["writes"]

            [left]
            rules = ["writes-commit-one-by-one", "application-session-in-request"]
            kept-honest-by = ["outer-session-in-transaction", "nested-transaction", "commit-error-ignored", "session-not-passed"]
            through-calls = true

            """#.utf8)),
    PackSource(
        path: "metrics/service-discipline.toml",
        bytes: Array(
            #"""
            [metric]
            id = "service-discipline"
            title = "Services that leave commits to the owner"
            summary = "Of all functions of services and repositories that work with a borrowed session, those that end no transaction, themselves or through calls."
            since = "0.2.0"
            languages = ["python", "swift"]
            goal = "all"
            order = 30

            [of]
            kind = "function"
            roles = ["service", "repository"]
            holds = "borrowed"

            [left]
            rules = [
                "commit-on-borrowed-session", "rollback-on-borrowed-session", "close-on-borrowed-session",
                "begin-on-borrowed-session", "commit-through-call", "commit-flag-true",
            ]
            kept-honest-by = ["database-error-swallowed", "raw-transaction-sql", "commit-flag-defaults-true"]
            through-calls = true

            """#.utf8)),
    PackSource(
        path: "metrics/session-ownership.toml",
        bytes: Array(
            #"""
            [metric]
            id = "session-ownership"
            title = "Tools on the orchestrator's session"
            summary = "Of all methods by which tools are run and that reach a session, those that open none, themselves or through calls."
            since = "0.2.0"
            languages = ["python", "swift"]
            goal = "all"
            order = 10

            [of]
            kind = "entry"
            like = ["tool"]
            does = ["opens", "begins", "commits", "rollsBack", "flushes", "closes", "queries", "writes", "passes"]

            [left]
            rules = ["session-opened-in-tool", "session-opened-through-call", "session-generator-driven-by-hand"]
            kept-honest-by = ["second-session-in-operation", "optional-session-opens-own", "session-passed-to-tool"]
            through-calls = true

            """#.utf8)),
    PackSource(
        path: "metrics/shared-handles.toml",
        bytes: Array(
            #"""
            [metric]
            id = "shared-handles"
            title = "Shared databases and kept sessions left"
            summary = "Uses of a database that the whole process shares below its owners, and sessions that objects keep."
            since = "0.2.0"
            languages = ["swift"]
            goal = "none"
            order = 150

            [of]
            kind = "finding"
            rules = ["shared-database-in-borrower", "session-stored"]

            [left]
            todo = "take the database from the caller"

            """#.utf8)),
    PackSource(
        path: "metrics/tenant-context.toml",
        bytes: Array(
            #"""
            [metric]
            id = "tenant-context"
            title = "Services and tools made with context"
            summary = "Of all services, tools and registries that take the context of the request and are made somewhere, those that are given it."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 120

            [of]
            kind = "examined"
            rules = ["tenant-context-missing"]

            [left]
            rules = ["tenant-context-missing"]
            kept-honest-by = ["tenant-set-on-other-session"]

            """#.utf8)),
    PackSource(
        path: "metrics/tenant-queries.toml",
        bytes: Array(
            #"""
            [metric]
            id = "tenant-queries"
            title = "Queries that ask for their tenant"
            summary = "Of all queries of classes whose rows belong to tenants, those that say of which."
            since = "0.2.0"
            languages = ["python"]
            goal = "all"
            order = 110

            [of]
            kind = "examined"
            rules = ["tenant-filter-missing"]

            [left]
            rules = ["tenant-filter-missing"]
            kept-honest-by = ["tenant-set-on-other-session"]

            """#.utf8)),
    PackSource(
        path: "metrics/transaction-control.toml",
        bytes: Array(
            #"""
            [metric]
            id = "transaction-control"
            title = "Operations with one commit"
            summary = "Of all functions of orchestrators, endpoints, tasks and scripts that work with a session and write, those that commit once on every path."
            since = "0.2.0"
            languages = ["python", "swift"]
            goal = "all"
            order = 20

            [of]
            kind = "function"
            roles = ["orchestrator", "endpoint", "task", "script", "middleware"]
            holds = "session"
            does = ["writes"]

            [left]
            rules = ["transaction-never-committed", "several-commits-in-operation", "writes-commit-one-by-one"]
            kept-honest-by = ["commit-error-ignored", "nested-transaction", "outer-session-in-transaction", "transaction-begin-unbalanced"]

            """#.utf8)),
    PackSource(
        path: "migration/factory-ignores-flag.toml",
        bytes: Array(
            #"""
            [rule]
            id = "factory-ignores-flag"
            summary = "a tool factory chooses between old and new by half of what decides"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "choice"
            roles = ["tool-factory"]
            takes = ["registry"]

            [message]
            text = "`{function}` chooses {consequence}"
            help = "ask for both, `if use_service_registry and {name}:`, as long as the flag is the way back; when the old way is gone, ask for neither"

            [page]
            finds = """
            A tool factory that takes a registry and chooses what it makes by one question alone, in a program that still asks for a flag of the migration: by `if registry:` without the flag, or by the flag without the registry, which may be missing.

            The flag may be read in the condition, through a name of the function, or in a function that is called there; its names are `migration-flags` and `legacy-flags` of the configuration's `[names]`.
            """
            why = """
            The flag is what the people on call turn when the new way fails. A factory that looks at its registry alone keeps handing out the new tools, since the orchestrator goes on building registries, and the way back does not lead back: half of the tools are old, half are new, with two sessions in one operation. A factory that looks at the flag alone gives the new tools a registry that is `None`, and they fail at their first call.
            """
            cure = """
            Ask for both, `if use_service_registry and registry:`, as long as the flag is the way back; when the old way is gone, ask for neither.
            """
            exceptions = """
            Not reported: factories that choose nothing; a registry that has to be passed, where the flag alone decides; programs that read no such flag, or no longer; other conditions on the registry than those of a branch; tests.
            """
            references = ["https://martinfowler.com/articles/feature-toggles.html"]

            [page.example]
            python = "bad/app/services/flows/route_tools.py"

            [page.instead]
            python = "good/app/services/flows/route_tools.py"

            """#.utf8)),
    PackSource(
        path: "migration/feature-flag-left.toml",
        bytes: Array(
            #"""
            [rule]
            id = "feature-flag-left"
            summary = "a flag of the migration is retired, unknown, or read with another default than is written down"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "flag"
            faults = ["other-default", "retired", "unknown"]
            readers = ["bool", "config", "get", "getenv", "get_flag", "int", "is_enabled", "is_flag_enabled", "setdefault", "str"]

            [message]
            text = "`{name}` {consequence}"
            help = "take a retired flag out with the arm that it chose; read the others with the default of the table, or change the table, `flag-defaults` of the configuration's `[names]`"

            [fix]
            safety = "unsafe"
            title = "Take the flag out with the arm that it chose, or read it with the default of the table"
            note = "It is not applied by itself: deleting an arm deletes code, and of two defaults that disagree only you know the right one."

            [page]
            finds = """
            Three things about the flags of the migration from sessions of one's own to the registry. A read of a flag that the configuration calls retired (`retired-flags`). A flag that looks like one of the family and is in no table, such as `ENFORCE_SESSION_OWNERSHP`. A default that is not the one of the table, in `os.getenv("ENFORCE_TENANT_ISOLATION", "false")`, in the class of the settings, or in a dictionary of defaults.

            The table is `flag-defaults`:

            - `USE_SERVICE_REGISTRY`: `false`
            - `ENFORCE_SESSION_OWNERSHIP`: `true`
            - `ENFORCE_TENANT_ISOLATION`: `true`
            - `AUDIT_TOOL_OPERATIONS`: `true`
            - `ENABLE_SERVICE_METRICS`: `false`
            - `SERVICE_REGISTRY_ROLLOUT_PCT`: `0`
            - `FORCE_LEGACY_TOOLS`: `false`
            - `SERVICE_POOL_SIZE`: `20`
            - `SERVICE_CACHE_TTL`: `3600`

            The rule holds in programs that name one of them.
            """
            why = """
            A flag is read in several places, and each of them has a default of its own. Where they differ, one machine without the variable runs half of the program with the protection on and half with it off, and everybody who looks at one place finds it right. A name that is written wrong is always unset: the switch that somebody turns at night does nothing. A retired flag tempts somebody to turn it.
            """
            exceptions = """
            Not reported: a read without a default; a default that is computed; the same names in code that is left out, such as tests and migrations; names that the configuration adds to the table with `NAME=value`.
            """
            references = ["https://12factor.net/config", "https://martinfowler.com/articles/feature-toggles.html"]

            [page.example]
            python = "bad/app/core/config.py"

            [page.instead]
            python = "good/app/core/config.py"

            """#.utf8)),
    PackSource(
        path: "migration/legacy-fallback-reachable.toml",
        bytes: Array(
            #"""
            [rule]
            id = "legacy-fallback-reachable"
            summary = "the old way can still be taken beside the new one"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "fallback"

            [message]
            text = "{consequence}"
            help = "when nothing needs it any more, take it out with the condition around it and with the module; `legacy-until` in the configuration says from which day on this is a warning"

            [fix]
            safety = "unsafe"
            title = "Take the old way out with the condition around it"
            note = "It is not applied by itself: it deletes code that may still be needed as long as the migration can be rolled back."

            [page]
            finds = """
            An import of a module of the program whose name ends in `_legacy`, wherever it stands, and the arm of a branch that a flag of the migration sends the old way: the `else` of `if use_service_registry and registry`, what comes behind an `if` that returns, the arm of `FORCE_LEGACY_TOOLS`. The flag may be read in the condition, through a name of the function, or in a function that is called there. An arm with the imports in it is one finding.

            It is a note until the day that the configuration names, `legacy-until = 2027-01-31`, and a warning from the next day on. Without that day it stays a note.

            The flags are `migration-flags` (on is the new way) and `legacy-flags` (on is the old way) of the configuration's `[names]`, the modules are `legacy-modules`.
            """
            why = """
            A fallback is there for the weeks in which the new way may fail. After them it is a second program that nobody tests: it opens its own sessions, writes no audit, knows nothing of tenants that came later, and one wrong environment variable on one machine brings it back. As long as it stands, nobody can say that the migration is done.
            """
            exceptions = """
            Not reported: the old modules themselves, and what else is left out as legacy; imports for annotations alone; modules of libraries; names that only begin with `legacy_`, since data can be called so; tests.
            """
            references = [
                "https://martinfowler.com/articles/feature-toggles.html",
                "https://martinfowler.com/bliki/StranglerFigApplication.html",
            ]

            [page.example]
            python = "bad/app/services/flows/route_tools.py"

            [page.instead]
            python = "good/app/services/flows/route_tools.py"

            """#.utf8)),
    PackSource(
        path: "migration/legacy-fallback-silent.toml",
        bytes: Array(
            #"""
            [rule]
            id = "legacy-fallback-silent"
            summary = "the old way is taken without a word"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "fallback"
            silent = true
            speaking = [
                "*deprecat*", "capture_message", "critical", "error", "exception", "inc", "increment", "print", "record_*", "warn",
                "warn_explicit", "warning",
            ]
            logs = ["*log", "*logger", "*logging", "LOG", "LOGGER"]

            [message]
            text = "{consequence}, and nobody is told when that happens"
            help = "say so where it is taken: `logger.warning(\"the old implementation of … is used\")`, or `warnings.warn(…, DeprecationWarning)`"

            [page]
            finds = """
            An arm of a branch, or the handler of an error, that takes the old way, as `legacy-fallback-reachable` finds it, and in which nothing is logged, counted or warned of.
            """
            why = """
            Whether the fallback is still needed is a question about production, and only its own words answer it. A silent one hides both ways: nobody sees that a flag was not set on one of the machines, and nobody dares to delete the code, since it might be in use.
            """
            exceptions = """
            Not reported: an arm with a call of a log, of `warnings.warn`, of a counter or of anything with `deprecat` in its name; an import that stands in no arm, where nothing is chosen; arms that no flag decides, in a program that has neither a flag of the migration nor a service registry, since an old module may serve the old version of a library there; tests.
            """
            references = ["https://docs.python.org/3/library/warnings.html#warnings.warn"]

            [page.example]
            python = "bad/app/services/flows/route_tools.py"

            [page.instead]
            python = "good/app/services/flows/route_tools.py"

            """#.utf8)),
    PackSource(
        path: "migration/sync-pool-for-async-engine.toml",
        bytes: Array(
            #"""
            [rule]
            id = "sync-pool-for-async-engine"
            summary = "an asynchronous engine is given a pool that blocks"
            severity = "error"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "call"
            callees = ["asyncio.create_async_engine", "asyncio.async_engine_from_config", "engine.create_async_engine"]
            label = "poolclass"
            values = [
                "sqlalchemy.QueuePool", "sqlalchemy.pool.QueuePool", "sqlalchemy.pool.impl.QueuePool",
                "sqlalchemy.SingletonThreadPool", "sqlalchemy.pool.SingletonThreadPool", "sqlalchemy.pool.impl.SingletonThreadPool",
            ]

            [message]
            text = "`{callee}()` is given `{value}`, which waits for a thread: SQLAlchemy refuses it with an `ArgumentError`"
            help = "leave `poolclass` out, which means `AsyncAdaptedQueuePool` with the same `pool_size` and `max_overflow`, or name that one"

            [fix]
            safety = "safe"
            title = "Use `AsyncAdaptedQueuePool`"
            replace-value = "AsyncAdaptedQueuePool"

            [page]
            finds = """
            `create_async_engine(…, poolclass=QueuePool)`, under whatever name the pool is imported, and also where `poolclass` stands in a dictionary of the function or the module that is passed on with `**`, or is put into it by `update({…})`. The same for `SingletonThreadPool`.
            """
            why = """
            These pools wait with a lock of threads, which would stop the event loop and everything on it. SQLAlchemy therefore refuses them: `Pool class QueuePool cannot be used with asyncio engine`. The error comes when the engine is made, which in many programs is the moment of the deployment: tests often run on another engine, such as SQLite with a static pool.
            """
            exceptions = """
            Not reported: `NullPool`, `StaticPool` and `AssertionPool`, which work with both kinds of engine; `QueuePool` for `create_engine`; a pool that is chosen by a condition; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/core/pooling.html#sqlalchemy.pool.AsyncAdaptedQueuePool",
                "https://docs.sqlalchemy.org/en/20/errors.html#error-pcls",
            ]

            [page.example]
            python = "bad/app/core/engine.py"

            [page.instead]
            python = "good/app/core/engine.py"

            """#.utf8)),
    PackSource(
        path: "migration/task-reference-dropped.toml",
        bytes: Array(
            #"""
            [rule]
            id = "task-reference-dropped"
            summary = "a task that works with the database is started, and nobody keeps hold of it"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "call"
            reach = "calls"
            value-dropped = true
            callees = [
                "asyncio.create_task", "asyncio.ensure_future", "*loop.create_task", "get_event_loop.create_task",
                "get_running_loop.create_task", "tasks.create_task",
            ]
            effects = ["begins", "closes", "commits", "flushes", "opens", "queries", "rollsBack", "writes"]

            [message]
            text = "nobody keeps the task that `{callee}()` starts, so it may vanish before `{target}` is done with the database, and its error is seen by nobody"
            help = "keep it, `tasks.add(task)` with `task.add_done_callback(tasks.discard)`, or start it in a task group; await what must have been written"

            [fix]
            safety = "unsafe"
            title = "Await the task (whoever called then waits for it, and gets its error)"
            set-await = true
            note = "It is offered in asynchronous functions, for a coroutine that comes to an end. Where nobody may wait, keep the task in a set that lives as long as the program, or start it in a task group; which of them, the code alone does not say."

            [page]
            finds = """
            `asyncio.create_task(…)`, `ensure_future(…)` or `loop.create_task(…)` as a statement, whose task goes nowhere, where the coroutine works with a database session, itself or any number of calls away. The path below the finding shows the first such place.
            """
            why = """
            The event loop keeps only a weak reference to its tasks. One that nobody else holds can be collected while it waits, in the middle of a transaction: what it was to write is lost, and its connection goes back to the pool whenever the collector comes by. An error in it is told nobody either, only a line about a `Task exception was never retrieved` appears, if ever. And when the process ends, nobody can wait for it: a batch of records that was to be flushed is gone.
            """
            exceptions = """
            Not reported: a task that is kept in a name, an attribute or a collection, awaited, returned, or given a callback; `create_task` of a task group, which holds its tasks and waits for them; the task of a coroutine that touches no session as far as the program shows. For those, whose loss costs no data, a general linter has a rule (`RUF006` of Ruff); this one speaks of the database alone. Tests are left out.
            """
            references = [
                "https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task",
                "https://docs.python.org/3/library/asyncio-task.html#task-groups",
            ]

            [page.example]
            python = "bad/app/services/readings.py"

            [page.instead]
            python = "good/app/services/readings.py"

            """#.utf8)),
    PackSource(
        path: "models/coredata.toml",
        bytes: Array(
            #"""
            [model]
            id = "coredata"
            summary = "Core Data: containers and managed object contexts"
            languages = ["swift"]
            modules = ["CoreData"]
            references = [
                "https://developer.apple.com/documentation/coredata/using-core-data-in-the-background",
                "https://developer.apple.com/documentation/coredata/nsmanagedobjectcontext",
            ]

            [[type]]
            name = "persistent-container"
            kind = "handle"
            # SwiftUI and its elders hand the module on to whoever imports them.
            paths = [
                "NSPersistentCloudKitContainer", "NSPersistentContainer", "AppKit.NSPersistentCloudKitContainer",
                "AppKit.NSPersistentContainer", "SwiftUI.NSPersistentCloudKitContainer", "SwiftUI.NSPersistentContainer",
                "UIKit.NSPersistentCloudKitContainer", "UIKit.NSPersistentContainer",
            ]
            construct = "opens"

            [type.attributes]
            viewContext = { gives = "managed-object-context", origin = "ambient" }

            [type.methods]
            newBackgroundContext = { effects = ["opens"], gives = "managed-object-context" }
            performBackgroundTask = { effects = ["opens"], hands = "managed-object-context" }

            [[type]]
            name = "managed-object-context"
            kind = "session"
            paths = [
                "NSManagedObjectContext", "AppKit.NSManagedObjectContext", "SwiftUI.NSManagedObjectContext",
                "UIKit.NSManagedObjectContext",
            ]
            construct = "opens"

            [type.methods]
            count = "queries"
            delete = "writes"
            existingObject = "queries"
            fetch = "queries"
            perform = { closure = true }
            performAndWait = { closure = true }
            rollback = "rollsBack"
            save = "commits"

            [[property]]
            wrapper = "Environment"
            member = "managedObjectContext"
            gives = "managed-object-context"
            origin = "ambient"

            """#.utf8)),
    PackSource(
        path: "models/dbapi.toml",
        bytes: Array(
            #"""
            [model]
            id = "dbapi"
            summary = "Drivers without an object mapper: connections, cursors, pools and transactions"
            languages = ["python"]
            modules = [
                "MySQLdb", "aiomysql", "aiopg", "asyncmy", "asyncpg", "mysql", "oracledb", "psycopg", "psycopg2", "psycopg_pool",
                "pymssql", "pymysql", "pyodbc",
            ]
            references = [
                "https://peps.python.org/pep-0249/",
                "https://www.psycopg.org/psycopg3/docs/basic/transactions.html",
                "https://www.psycopg.org/docs/usage.html#with-statement",
                "https://magicstack.github.io/asyncpg/current/api/index.html",
                "https://docs.python.org/3/library/sqlite3.html#how-to-use-the-connection-context-manager",
            ]

            # It may lead to a database that has nothing to do with the rest of the program: `apart`. A transaction is open from the
            # first statement to the commit; leaving the block of the connection closes it.
            [[type]]
            name = "driver-connection"
            kind = "session"
            apart = true
            paths = [
                "MySQLdb.Connection", "MySQLdb.connections.Connection", "mysql.connector.MySQLConnection",
                "mysql.connector.connection.MySQLConnection", "oracledb.AsyncConnection", "oracledb.Connection",
                "psycopg.AsyncConnection", "psycopg.Connection", "pymssql.Connection", "pymysql.Connection",
                "pymysql.connections.Connection", "aiomysql.Connection", "asyncmy.Connection",
            ]
            enter = { gives = "same" }
            exit = ["closes"]

            [type.methods]
            begin = "begins"
            close = "closes"
            commit = "commits"
            cursor = { gives = "driver-cursor" }
            execute = "queries"
            rollback = "rollsBack"
            transaction = { gives = "driver-block" }

            # Leaving the block ends the transaction and leaves the connection open.
            [[type]]
            name = "open-driver-connection"
            kind = "session"
            apart = true
            paths = [
                "psycopg2.connection", "psycopg2.extensions.connection", "pyodbc.Connection",
            ]
            enter = { gives = "same" }
            exit = ["commits"]

            [type.methods]
            close = "closes"
            commit = "commits"
            cursor = { gives = "driver-cursor" }
            execute = "queries"
            rollback = "rollsBack"

            # Every statement commits by itself outside of a block.
            [[type]]
            name = "asyncpg-connection"
            kind = "session"
            apart = true
            paths = ["asyncpg.Connection", "asyncpg.connection.Connection", "asyncpg.pool.PoolConnectionProxy"]
            enter = { gives = "same" }
            exit = ["closes"]

            [type.methods]
            close = "closes"
            copy_records_to_table = "writes"
            cursor = { gives = "other" }
            execute = "queries"
            executemany = "writes"
            fetch = "queries"
            fetchrow = "queries"
            fetchval = "queries"
            transaction = { gives = "driver-block" }

            # Begins, or makes a savepoint where a transaction is open already.
            [[type]]
            name = "driver-block"
            kind = "transaction"
            enter = { gives = "same" }

            [[type]]
            name = "driver-cursor"
            kind = "other"
            paths = ["psycopg.AsyncCursor", "psycopg.Cursor", "psycopg2.extensions.cursor"]
            enter = { gives = "same" }

            [type.attributes]
            connection = { gives = "parent" }

            [type.methods]
            callproc = { effects = ["queries"], lands-on = "parent" }
            execute = { effects = ["queries"], lands-on = "parent" }
            executemany = { effects = ["writes"], lands-on = "parent" }

            [[type]]
            name = "asyncpg-pool"
            kind = "engine"
            paths = ["asyncpg.Pool", "asyncpg.pool.Pool"]
            enter = { gives = "same" }

            [type.methods]
            acquire = { effects = ["opens"], gives = "asyncpg-connection" }
            release = { effects = ["closes"], lands-on = "argument" }

            [[type]]
            name = "driver-pool"
            kind = "engine"
            paths = [
                "psycopg_pool.AsyncConnectionPool", "psycopg_pool.ConnectionPool", "aiomysql.Pool", "asyncmy.Pool",
                "oracledb.ConnectionPool", "oracledb.AsyncConnectionPool", "mysql.connector.pooling.MySQLConnectionPool",
            ]
            construct = { gives = "driver-pool" }
            enter = { gives = "same" }

            [type.methods]
            acquire = { effects = ["opens"], gives = "driver-connection" }
            connection = { effects = ["opens"], gives = "driver-connection" }
            get_connection = { effects = ["opens"], gives = "driver-connection" }
            getconn = { effects = ["opens"], gives = "driver-connection" }
            putconn = { effects = ["closes"], lands-on = "argument" }
            release = { effects = ["closes"], lands-on = "argument" }

            [[type]]
            name = "open-driver-pool"
            kind = "engine"
            paths = [
                "psycopg2.pool.SimpleConnectionPool", "psycopg2.pool.ThreadedConnectionPool",
            ]
            construct = { gives = "open-driver-pool" }

            [type.methods]
            getconn = { effects = ["opens"], gives = "open-driver-connection" }
            putconn = { effects = ["closes"], lands-on = "argument" }

            [[function]]
            paths = [
                "MySQLdb.connect", "aiomysql.connect", "asyncmy.connect", "mysql.connector.connect", "oracledb.connect",
                "oracledb.connect_async", "psycopg.connect", "psycopg.Connection.connect", "psycopg.AsyncConnection.connect", "pymssql.connect",
                "pymysql.connect",
            ]
            effects = ["opens"]
            gives = "driver-connection"

            [[function]]
            paths = ["psycopg2.connect", "pyodbc.connect"]
            effects = ["opens"]
            gives = "open-driver-connection"

            [[function]]
            paths = ["asyncpg.connect"]
            effects = ["opens"]
            gives = "asyncpg-connection"

            [[function]]
            paths = ["asyncpg.create_pool"]
            gives = "asyncpg-pool"

            [[function]]
            paths = ["aiomysql.create_pool", "asyncmy.create_pool", "oracledb.create_pool", "oracledb.create_pool_async"]
            gives = "driver-pool"

            # A file of the program's own, or the database of a small one. Who opens it is not asked; who is lent it ends the
            # transaction of somebody else as with any other, and that is said as likely.
            [[type]]
            name = "embedded-connection"
            kind = "session"
            apart = true
            likely = true
            paths = ["aiosqlite.Connection", "duckdb.DuckDBPyConnection", "sqlite3.Connection"]

            [type.methods]
            commit = "commits"
            cursor = { gives = "embedded-cursor" }
            rollback = "rollsBack"

            [[type]]
            name = "embedded-cursor"
            kind = "other"
            paths = ["aiosqlite.Cursor", "sqlite3.Cursor"]
            any-method = { gives = "other" }

            # What else these modules have is no session, whatever it is called; their connections end like sessions.
            [[other]]
            modules = [
                "MySQLdb", "aiomysql", "aiopg", "asyncmy", "asyncpg", "mysql", "oracledb", "psycopg", "psycopg2", "psycopg_pool",
                "pymssql", "pymysql", "pyodbc",
            ]
            methods = []

            """#.utf8)),
    PackSource(
        path: "models/django.toml",
        bytes: Array(
            #"""
            [model]
            id = "django"
            summary = "Django: blocks and functions that are one transaction, writes that commit by themselves, the connection below"
            languages = ["python"]
            modules = ["django"]
            references = [
                "https://docs.djangoproject.com/en/stable/topics/db/transactions/",
                "https://docs.djangoproject.com/en/stable/topics/db/sql/",
            ]

            # One connection a thread, found by its name. `atomic` says itself where a transaction ends, so that its commit is nobody's
            # mistake; inside another one it is a savepoint.
            [[names]]
            means = "value"
            type = "django-connection"
            names = ["django.db.connection", "django.db.transaction"]

            [[type]]
            name = "django-connection"
            kind = "session"

            [type.methods]
            atomic = { gives = "django-block" }
            commit = "commits"
            cursor = { gives = "django-cursor" }
            rollback = "rollsBack"

            [[type]]
            name = "django-block"
            kind = "transaction"
            enter = { gives = "same" }

            [[function]]
            paths = ["django.db.transaction.atomic"]
            gives = "django-block"

            [[type]]
            name = "django-cursor"
            kind = "other"
            enter = { gives = "same" }

            [type.methods]
            callproc = { effects = ["queries"], lands-on = "parent" }
            execute = { effects = ["queries"], lands-on = "parent" }
            executemany = { effects = ["writes"], lands-on = "parent" }

            # `Model.objects`, and what is asked of it: outside of `atomic` every statement that writes commits by itself.
            [[names]]
            means = "variable"
            type = "django-manager"
            attributes = true
            names = ["objects"]

            [[type]]
            name = "django-manager"
            kind = "session"
            one-connection = true

            [type.methods]
            abulk_create = "writes"
            abulk_update = "writes"
            acreate = "writes"
            adelete = "writes"
            aget_or_create = "writes"
            alias = { gives = "same" }
            all = { gives = "same" }
            annotate = { gives = "same" }
            aupdate = "writes"
            aupdate_or_create = "writes"
            bulk_create = "writes"
            bulk_update = "writes"
            create = "writes"
            delete = "writes"
            distinct = { gives = "same" }
            exclude = { gives = "same" }
            filter = { gives = "same" }
            get_or_create = "writes"
            order_by = { gives = "same" }
            prefetch_related = { gives = "same" }
            select_for_update = { gives = "same" }
            select_related = { gives = "same" }
            update = "writes"
            update_or_create = "writes"
            using = { gives = "same" }

            # Sessions of the web are flushed, too.
            [[other]]
            modules = ["django", "rest_framework"]
            methods = ["close", "commit", "flush", "rollback"]

            """#.utf8)),
    PackSource(
        path: "models/flask-sqlalchemy.toml",
        bytes: Array(
            #"""
            [model]
            id = "flask-sqlalchemy"
            summary = "Flask-SQLAlchemy: one session a request, found through the extension"
            languages = ["python"]
            modules = ["flask_sqlalchemy", "flask_appbuilder"]
            references = ["https://flask-sqlalchemy.readthedocs.io/"]

            [[type]]
            name = "flask-extension"
            kind = "other"
            paths = ["flask_sqlalchemy.SQLAlchemy", "flask_appbuilder.SQLA"]
            construct = { gives = "flask-extension" }

            [type.attributes]
            session = { gives = "session", origin = "ambient" }

            """#.utf8)),
    PackSource(
        path: "models/fluent.toml",
        bytes: Array(
            #"""
            [model]
            id = "fluent"
            summary = "Fluent and SQLKit: databases of a request, transactions, models that write themselves"
            languages = ["swift"]
            modules = [
                "Fluent", "FluentKit", "FluentMongoDriver", "FluentMySQLDriver", "FluentPostgresDriver", "FluentSQL",
                "FluentSQLiteDriver", "HummingbirdFluent", "SQLKit",
            ]
            references = [
                "https://docs.vapor.codes/fluent/transaction/",
                "https://docs.vapor.codes/fluent/overview/",
            ]

            # Outside a transaction every write commits by itself; inside, the closure's return commits and its throw rolls back.
            [[type]]
            name = "fluent-database"
            kind = "session"
            paths = ["Database", "SQLDatabase", "TransactionControlDatabase"]

            [type.methods]
            beginTransaction = "begins"
            commitTransaction = "commits"
            delete = "writes"
            insert = "writes"
            query = "queries"
            raw = "queries"
            rollbackTransaction = "rollsBack"
            select = "queries"
            transaction = { effects = ["begins", "writes"], hands = "fluent-database", nested = "merges" }
            update = "writes"
            withConnection = { hands = "fluent-database" }

            [[type]]
            name = "vapor-application"
            kind = "carrier"
            paths = ["Vapor.Application"]

            [type.attributes]
            db = { gives = "fluent-database", origin = "ambient" }

            [type.methods]
            db = { gives = "fluent-database", origin = "ambient" }

            [[type]]
            name = "vapor-request"
            kind = "carrier"
            paths = ["Vapor.Request"]

            [type.attributes]
            application = { gives = "vapor-application" }
            db = { gives = "fluent-database", origin = "ambient" }

            [type.methods]
            db = { gives = "fluent-database", origin = "ambient" }

            # Of jobs and commands; a database of their own is what a program adds to them.
            [[type]]
            name = "vapor-context"
            kind = "carrier"
            paths = ["Queues.QueueContext", "Vapor.CommandContext"]

            [type.attributes]
            application = { gives = "vapor-application" }
            db = { gives = "fluent-database", origin = "ambient" }

            [type.methods]
            db = { gives = "fluent-database", origin = "ambient" }

            [[type]]
            name = "hummingbird-fluent"
            kind = "carrier"
            paths = ["HummingbirdFluent.Fluent"]

            [type.methods]
            db = { gives = "fluent-database", origin = "ambient" }

            # Handlers that are generated from an OpenAPI document have the request injected.
            [[property]]
            wrapper = "Dependency"
            member = "request"
            gives = "vapor-request"
            origin = "ambient"

            # A closure of a route says `req in` and no type.
            [[names]]
            means = "variable"
            type = "vapor-request"
            names = ["req"]

            [[argument]]
            label = "on"
            methods = ["create", "delete", "detach", "detachAll", "attach", "restore", "save", "update"]
            effects = ["writes"]

            [[argument]]
            label = "on"
            methods = ["find", "get", "load", "query", "isAttached", "exists"]
            effects = ["queries"]

            """#.utf8)),
    PackSource(
        path: "models/grdb.toml",
        bytes: Array(
            #"""
            [model]
            id = "grdb"
            summary = "GRDB and what is built upon it: queues and pools, and the connection that they lend"
            languages = ["swift"]
            modules = ["GRDB", "GRDBQuery", "SQLiteData", "SharingGRDB"]
            references = [
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/concurrency",
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/transactions",
            ]

            [[type]]
            name = "grdb-handle"
            kind = "handle"
            paths = ["DatabasePool", "DatabaseQueue", "DatabaseReader", "DatabaseSnapshot", "DatabaseWriter"]
            construct = "opens"

            [type.methods]
            asyncRead = { effects = ["begins"], hands = "grdb-database" }
            asyncWrite = { effects = ["begins", "writes"], hands = "grdb-database" }
            barrierWriteWithoutTransaction = { effects = ["begins", "writes"], hands = "grdb-database", nested = "fails" }
            inDatabase = { effects = ["begins"], hands = "grdb-database", nested = "fails" }
            inTransaction = { effects = ["begins", "writes"], hands = "grdb-database", nested = "fails" }
            read = { effects = ["begins"], hands = "grdb-database", nested = "fails" }
            unsafeRead = { hands = "grdb-database" }
            unsafeReentrantRead = { hands = "grdb-database" }
            unsafeReentrantWrite = { hands = "grdb-database" }
            write = { effects = ["begins", "writes"], hands = "grdb-database", nested = "fails" }
            writeInTransaction = { effects = ["begins", "writes"], hands = "grdb-database", nested = "fails" }
            writeWithoutTransaction = { effects = ["begins", "writes"], hands = "grdb-database", nested = "fails" }

            # Lent for a closure.
            [[type]]
            name = "grdb-database"
            kind = "session"
            paths = ["Database"]

            [type.methods]
            beginTransaction = "begins"
            commit = "commits"
            execute = "writes"
            inSavepoint = { closure = true }
            inTransaction = { effects = ["begins", "writes"], closure = true, nested = "fails" }
            makeStatement = "queries"
            rollback = "rollsBack"

            [[argument]]
            methods = [
                "delete", "deleteAll", "insert", "insertAndFetch", "insertOrIgnore", "save", "saved", "update", "updateAll",
                "updateChanges", "upsert", "upsertAndFetch",
            ]
            effects = ["writes"]

            [[argument]]
            methods = [
                "exists", "fetchAll", "fetchCount", "fetchCursor", "fetchIdentifiers", "fetchOne", "fetchSet", "find", "isEmpty",
            ]
            effects = ["queries"]

            [[property]]
            wrapper = "Dependency"
            member = "defaultDatabase"
            gives = "grdb-handle"
            origin = "ambient"

            """#.utf8)),
    PackSource(
        path: "models/mongoswift.toml",
        bytes: Array(
            #"""
            [model]
            id = "mongoswift"
            summary = "MongoSwift: clients and sessions with transactions"
            languages = ["swift"]
            modules = ["MongoSwift", "MongoSwiftSync"]
            references = ["https://github.com/mongodb/mongo-swift-driver/blob/main/Guides/Transactions-Guide.md"]

            [[type]]
            name = "mongo-client"
            kind = "handle"
            paths = ["MongoClient"]
            construct = "opens"

            [type.methods]
            startSession = { effects = ["opens"], gives = "mongo-session" }
            withSession = { effects = ["opens"], hands = "mongo-session" }

            [[type]]
            name = "mongo-session"
            kind = "session"
            paths = ["ClientSession"]

            [type.methods]
            abortTransaction = "rollsBack"
            commitTransaction = "commits"
            end = "closes"
            startTransaction = "begins"

            """#.utf8)),
    PackSource(
        path: "models/other-libraries.toml",
        bytes: Array(
            #"""
            [model]
            id = "other-libraries"
            summary = "Libraries whose sessions, connections and commits are no database sessions of an object mapper"
            languages = ["python"]

            # Web clients: their sessions are closed and asked, never committed.
            [[other]]
            modules = [
                "aiohttp", "aiobotocore", "boto3", "botocore", "curl_cffi", "flask", "httpx", "mcp", "niquests", "requests",
                "requests_html", "simple_salesforce", "starsessions", "treq", "txrequests", "urllib3",
            ]
            methods = ["aclose", "close", "get", "delete"]

            # Embedded databases, and drivers of which nothing more is said.
            [[other]]
            modules = ["aiosqlite", "duckdb", "ibm_db", "snowflake", "sqlite3"]
            methods = ["close", "commit", "execute", "rollback"]

            # Other stores, with sessions of their own kind.
            [[other]]
            modules = [
                "arango", "cassandra", "chromadb", "elasticsearch", "influxdb", "motor", "neo4j", "pymongo", "redis", "whoosh",
            ]
            methods = ["close", "delete", "execute", "get", "run"]

            # Version control, queues, run times.
            [[other]]
            modules = [
                "aiokafka", "confluent_kafka", "dulwich", "git", "kafka", "keras", "libvirt", "onnxruntime", "paramiko",
                "pika", "prometheus_client", "pygit2", "spark", "pyspark", "tensorflow", "torch", "zmq",
            ]
            methods = ["close", "run"]

            """#.utf8)),
    PackSource(
        path: "models/platform.toml",
        bytes: Array(
            #"""
            [model]
            id = "platform"
            summary = "The names that platforms of this kind use for their factories, registries and contexts"
            languages = ["python"]

            [[type]]
            name = "registry"
            kind = "registry"
            enter = { gives = "same" }

            [type.methods]
            get_service = { gives = "argument" }

            [type.attributes]
            _db = { gives = "session", origin = "lent" }
            _session = { gives = "session", origin = "lent" }
            db = { gives = "session", origin = "lent" }
            session = { gives = "session", origin = "lent" }

            [[type]]
            name = "context"
            kind = "context"

            [[type]]
            name = "orchestrator"
            kind = "orchestrator"

            [[names]]
            list = "session-factories"
            means = "value"
            type = "session-factory"
            names = [
                "AsyncSessionFactory", "AsyncSessionLocal", "AsyncSessionMaker", "AsyncScopedSession", "DBSession",
                "SessionFactory", "SessionLocal", "async_session_factory", "async_session_local", "async_session_maker",
                "async_sessionmaker_factory", "make_session", "new_session", "session_maker", "sync_session_maker",
            ]

            # Functions whose call is entered or iterated for a session.
            [[names]]
            list = "session-generators"
            means = "value"
            type = "session-generator"
            names = [
                "create_session", "get_async_db", "get_async_db_context", "get_async_session", "get_async_session_context",
                "get_db", "get_db_context", "get_db_session", "get_session_context", "session_scope", "session_scope_readonly",
            ]

            [[names]]
            list = "session-types"
            means = "class"
            type = "session"
            names = []

            [[names]]
            means = "class"
            type = "async-session"
            names = ["AsyncSession"]

            # What speaks for a session where nothing else does.
            [[names]]
            list = "session-names"
            means = "variable"
            type = "session"
            attributes = true
            names = [
                "_async_session", "_db", "_db_session", "_session", "async_db", "async_session", "db", "db_session",
                "dbsession", "session", "sql_session", "sync_session",
            ]

            [[names]]
            list = "session-factory-names"
            means = "variable"
            type = "session-factory"
            attributes = true
            names = [
                "_session_factory", "_session_maker", "_sessionmaker", "async_session_factory", "async_session_maker",
                "db_session_factory", "session_factory", "session_maker", "sessionmaker",
            ]

            [[names]]
            list = "registry-types"
            means = "class"
            type = "registry"
            names = ["ServiceRegistry"]

            [[names]]
            list = "registry-parameters"
            means = "variable"
            type = "registry"
            attributes = true
            names = ["_registry", "_service_registry", "registry", "service_registry"]

            [[names]]
            list = "context-types"
            means = "class"
            type = "context"
            names = ["RequestContext"]

            # Columns that say whose a row is: what a query of such a table is to ask for.
            [[names]]
            list = "tenant-columns"
            means = "column"
            names = ["client_account_id", "org_id", "organisation_id", "organization_id", "tenant_id"]

            [[names]]
            list = "orchestrator-types"
            means = "class"
            type = "orchestrator"
            names = ["*Orchestrator"]

            # A caller that sets one of these decides over the end of the transaction itself.
            [[names]]
            list = "ownership-flags"
            means = "flag"
            names = [
                "*auto_commit*", "*autocommit*", "*close_db*", "*close_session*", "*own_db*", "*own_session*", "*owns_*",
                "_commit", "_is_own", "_own", "_owned", "_should_close", "_should_commit", "commit", "commit_*", "do_close",
                "do_commit", "do_rollback", "is_own", "manage_session", "managed", "own", "owned", "owns", "rollback",
                "session_created", "should_close", "should_commit", "should_rollback", "skip_commit", "with_commit", "no_commit",
            ]

            # The flags by which a team goes over from sessions of its own to the registry, and what holds where they are not set.
            [[names]]
            list = "migration-flags"
            means = "new-way"
            names = ["USE_SERVICE_REGISTRY"]

            [[names]]
            list = "legacy-flags"
            means = "old-way"
            names = ["FORCE_LEGACY_TOOLS"]

            [[names]]
            list = "flag-defaults"
            means = "default"
            names = [
                "AUDIT_TOOL_OPERATIONS=true", "ENABLE_SERVICE_METRICS=false", "ENFORCE_SESSION_OWNERSHIP=true",
                "ENFORCE_TENANT_ISOLATION=true", "FORCE_LEGACY_TOOLS=false", "SERVICE_CACHE_TTL=3600", "SERVICE_POOL_SIZE=20",
                "SERVICE_REGISTRY_ROLLOUT_PCT=0", "USE_SERVICE_REGISTRY=false",
            ]

            [[names]]
            list = "retired-flags"
            means = "retired"
            names = []

            # What other flags of the same migration would be called.
            [[names]]
            list = "flag-families"
            means = "family"
            names = [
                "AUDIT_TOOL_*", "ENFORCE_SESSION_*", "ENFORCE_TENANT_*", "FORCE_LEGACY_*", "USE_SERVICE_REGISTRY*",
                "SERVICE_REGISTRY_ROLLOUT*",
            ]

            [[names]]
            list = "legacy-modules"
            means = "old-module"
            names = ["*_legacy"]

            """#.utf8)),
    PackSource(
        path: "models/postgresnio.toml",
        bytes: Array(
            #"""
            [model]
            id = "postgresnio"
            summary = "PostgresNIO: the client, and the connections that it lends"
            languages = ["swift"]
            modules = ["PostgresNIO"]
            references = ["https://swiftpackageindex.com/vapor/postgres-nio/documentation/postgresnio/postgresclient"]

            [[type]]
            name = "postgres-client"
            kind = "handle"
            paths = ["PostgresClient"]
            construct = "opens"

            [type.methods]
            execute = "queries"
            query = "queries"
            withConnection = { hands = "postgres-connection" }
            withTransaction = { effects = ["begins", "writes"], hands = "postgres-connection" }

            [[type]]
            name = "postgres-connection"
            kind = "session"
            paths = ["PostgresConnection"]

            [type.methods]
            close = "closes"
            connect = { effects = ["opens"], gives = "postgres-connection" }
            execute = "queries"
            query = "queries"
            withTransaction = { effects = ["begins", "writes"], hands = "postgres-connection", nested = "merges" }

            """#.utf8)),
    PackSource(
        path: "models/python.toml",
        bytes: Array(
            #"""
            [model]
            id = "python"
            summary = "Python itself: what annotations and built-in functions mean"
            languages = ["python"]

            [scoping]
            # What libraries put into the modules of those who use them.
            made-names = { simple_history = ["Historical*"] }
            catch-all = ["Exception", "BaseException"]
            # Nobody guards what is open against these.
            never-fails = [
                "*logger.critical", "*logger.debug", "*logger.error", "*logger.exception", "*logger.info", "*logger.warning",
                "LOG.*", "LOGGER.*", "asyncio.timeout", "asyncio.timeout_at", "contextlib.suppress", "id", "log.critical",
                "log.debug", "log.error", "log.exception", "log.info", "log.warn", "log.warning", "logging.critical",
                "logging.debug", "logging.error", "logging.exception", "logging.info", "logging.warning", "print", "self.log.*",
                "suppress", "time.monotonic", "time.perf_counter", "time.time",
            ]
            never-returns = ["exit", "os._exit", "os.abort", "quit", "sys.exit"]

            # What a coroutine or a closure does that is handed to one of these is no part of what stands around them.
            [closures]
            apart = [
                "Process", "Thread", "Timer", "add_background_task", "add_done_callback", "add_job", "add_task", "call_later",
                "call_soon", "call_soon_threadsafe", "create_background_task", "create_task", "ensure_future",
                "run_coroutine_threadsafe", "start_soon", "submit",
            ]
            # These run it beside what stands around them, which most often waits for it.
            beside = [
                "TaskGroup", "apply_async", "as_completed", "delay", "gather", "map", "run_in_executor", "run_until_complete",
                "to_thread", "wait",
            ]
            # These call the first function among their arguments, with the arguments behind it.
            runs = [
                "Process", "Thread", "Timer", "add_background_task", "add_done_callback", "add_task", "apply_async", "call_later",
                "call_soon", "call_soon_threadsafe", "iterate_in_threadpool", "run_in_executor", "run_in_threadpool",
                "run_sync", "start_soon", "submit", "to_thread",
            ]
            # These enter their argument as `with` does, and leave it when they themselves are left.
            enters = ["enter_async_context", "enter_context"]

            # Generic types in annotations.
            [[wrapper]]
            names = ["Annotated", "ClassVar", "Final", "InitVar", "Mapped", "NotRequired", "ReadOnly", "Required", "Self"]
            is = "first"

            [[wrapper]]
            names = ["Optional"]
            is = "optional"

            [[wrapper]]
            names = ["Union"]
            is = "any"

            [[builtin]]
            names = ["getattr"]
            does = "member"

            [[builtin]]
            names = ["anext", "next"]
            does = "next"

            [[builtin]]
            names = ["object", "super", "vars", "globals", "locals", "eval"]
            does = "unknown"

            [[builtin]]
            names = [
                "abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "compile", "complex",
                "dict", "dir", "divmod", "enumerate", "filter", "float", "format", "frozenset", "hasattr", "hash", "hex", "id",
                "input", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "memoryview", "min", "oct",
                "open", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set", "slice", "sorted", "str",
                "sum", "tuple", "type", "zip",
            ]
            does = "other"

            [anything]
            paths = ["typing.Any", "typing_extensions.Any", "unittest.mock.Mock", "unittest.mock.MagicMock", "unittest.mock.AsyncMock"]

            # Hands on what it is given, and closes it.
            [[function]]
            paths = ["contextlib.closing", "contextlib.aclosing"]
            effects = ["closes"]
            lands-on = "argument"
            gives = "argument"

            [[function]]
            paths = ["contextlib.nullcontext", "typing.cast"]
            gives = "unknown"

            # Modules of the standard library whose things are no sessions, whatever they are called.
            [standard]
            modules = [
                "array", "ast", "asyncio", "base64", "bz2", "calendar", "cgi", "collections", "concurrent", "configparser",
                "csv", "ctypes", "curses", "datetime", "dbm", "decimal", "email", "enum", "ftplib", "getpass", "glob",
                "graphlib", "gzip", "hashlib", "heapq", "hmac", "html", "http", "imaplib", "io", "ipaddress", "itertools",
                "json", "logging", "lzma", "mailbox", "math", "mimetypes", "mmap", "multiprocessing", "operator", "os",
                "pathlib", "pickle", "platform", "poplib", "pprint", "queue", "random", "re", "sched", "secrets", "select",
                "selectors", "shelve", "shlex", "shutil", "signal", "smtplib", "socket", "socketserver", "sqlite3", "ssl",
                "statistics", "string", "struct", "subprocess", "sys", "tarfile", "telnetlib", "tempfile", "textwrap",
                "threading", "time", "tkinter", "tokenize", "trace", "traceback", "types", "unicodedata", "urllib", "uuid",
                "wave", "weakref", "webbrowser", "xml", "xmlrpc", "zipfile", "zlib",
            ]

            # What names of the language and its library say of the values that go through them.
            [typing]
            sequence = [
                "AbstractSet", "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Collection", "Container", "Deque",
                "FrozenSet", "Generator", "Iterable", "Iterator", "List", "MutableSequence", "MutableSet", "Reversible",
                "Sequence", "Set", "AbstractContextManager", "AbstractAsyncContextManager", "AsyncContextManager",
                "ContextManager", "deque", "frozenset", "list", "set",
            ]
            tuple = ["Tuple", "tuple"]
            mapping = [
                "DefaultDict", "Dict", "Mapping", "MutableMapping", "OrderedDict", "WeakValueDictionary", "defaultdict", "dict",
            ]
            promise = ["Awaitable", "ContextVar", "Coroutine", "Future", "Task", "ref"]
            metatype = ["Type", "type"]
            callable = ["Callable"]
            own = ["Self"]
            variable = ["TypeVar"]
            element-of = ["anext", "choice", "max", "min", "next"]
            sequence-of = ["chain", "deque", "filter", "frozenset", "islice", "iter", "list", "reversed", "set", "sorted", "tuple"]
            numbered = ["enumerate"]
            zipped = ["zip", "zip_longest"]
            cast = ["cast"]
            narrows = ["isinstance"]
            partial = ["partial"]
            through = [
                "aclosing", "closing", "copy", "create_task", "deepcopy", "ensure_future", "nullcontext", "run", "shield",
                "wait_for", "wraps",
            ]
            class-of = ["type"]
            above = ["super"]
            property = ["cached_property", "hybrid_property", "property"]
            abstract = ["abstractmethod", "overload"]
            bare = ["ABC", "Generic", "Protocol", "object"]
            enumeration = ["Enum", "Flag", "IntEnum", "IntFlag", "StrEnum"]
            element = ["pop", "popleft"]
            same = ["copy", "difference", "intersection", "union"]
            values = ["values"]
            keys = ["keys"]
            items = ["items"]
            value = ["get", "pop", "setdefault"]
            kind = ["__class__"]
            common = [
                "add", "append", "as_posix", "capitalize", "casefold", "clear", "close", "copy", "count", "date", "decode",
                "difference", "discard", "encode", "endswith", "exists", "expanduser", "extend", "find", "flush", "format",
                "fromkeys", "get", "group", "groups", "index", "insert", "intersection", "is_dir", "is_file", "isalnum",
                "isalpha", "isdigit", "isoformat", "issubset", "issuperset", "items", "iterdir", "join", "joinpath", "keys",
                "ljust", "lower", "lstrip", "match", "mkdir", "open", "partition", "pop", "popitem", "read", "readline",
                "readlines", "relative_to", "remove", "removeprefix", "removesuffix", "rename", "replace", "resolve", "reverse",
                "rfind", "rjust", "rmdir", "rpartition", "rsplit", "rstrip", "search", "seek", "setdefault", "sort", "split",
                "splitlines", "startswith", "strftime", "strip", "sub", "swapcase", "tell", "time", "timestamp", "title",
                "total_seconds", "touch", "translate", "truncate", "union", "unlink", "update", "upper", "values", "with_name",
                "with_suffix", "write", "writelines", "zfill",
            ]

            """#.utf8)),
    PackSource(
        path: "models/realm.toml",
        bytes: Array(
            #"""
            [model]
            id = "realm"
            summary = "Realm: realms and their write transactions"
            languages = ["swift"]
            modules = ["RealmSwift"]
            references = ["https://www.mongodb.com/docs/atlas/device-sdks/sdk/swift/crud/"]

            # Handle and session at once; a closure of it works on the realm itself.
            [[type]]
            name = "realm"
            kind = "session"
            paths = ["Realm"]
            construct = "opens"

            [type.methods]
            add = "writes"
            asyncWrite = { effects = ["begins", "writes"], closure = true, nested = "fails" }
            beginWrite = { effects = ["begins"], nested = "fails" }
            cancelWrite = "rollsBack"
            commitWrite = "commits"
            create = "writes"
            delete = "writes"
            deleteAll = "writes"
            object = "queries"
            objects = "queries"
            write = { effects = ["begins", "writes"], closure = true, nested = "fails" }

            """#.utf8)),
    PackSource(
        path: "models/sqlalchemy.toml",
        bytes: Array(
            #"""
            [model]
            id = "sqlalchemy"
            summary = "SQLAlchemy: sessions, factories, engines, transactions and statements"
            languages = ["python"]
            modules = ["sqlalchemy"]
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_api.html",
                "https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html",
            ]

            # Of either kind, as what a factory opens that is known by its name.
            [[type]]
            name = "session"
            kind = "session"
            construct = { effects = ["opens"], joins = ["connection"] }
            enter = { gives = "same" }
            exit = ["closes"]

            [type.methods]
            aclose = "closes"
            add = "writes"
            add_all = "writes"
            begin = { effects = ["begins"], gives = "transaction", nested = "fails" }
            begin_nested = { gives = "savepoint" }
            bulk_insert_mappings = "writes"
            bulk_save_objects = "writes"
            bulk_update_mappings = "writes"
            close = "closes"
            close_all = "closes"
            commit = "commits"
            connection = { gives = "connection" }
            delete = "writes"
            execute = "queries"
            flush = "flushes"
            get = { effects = ["queries"], weak = true }
            get_one = "queries"
            get_transaction = { gives = "transaction" }
            invalidate = { effects = ["closes"], weak = true }
            # What is loaded already is only taken in.
            merge = { effects = ["writes"], idle-without = ["load"] }
            query = "queries"
            refresh = "queries"
            reset = { effects = ["closes"], weak = true }
            rollback = "rollsBack"
            run_sync = "queries"
            scalar = "queries"
            scalars = "queries"
            stream = "queries"
            stream_scalars = "queries"

            [[type]]
            name = "sync-session"
            kind = "session"
            like = "session"
            paths = ["sqlalchemy.orm.Session", "sqlalchemy.orm.session.Session"]

            # Its methods are coroutines, but for those that only note something.
            [[type]]
            name = "async-session"
            kind = "session"
            like = "session"
            paths = ["sqlalchemy.ext.asyncio.AsyncSession", "sqlalchemy.ext.asyncio.session.AsyncSession"]

            [type.attributes]
            sync_session = { gives = "sync-session" }

            # What `begin` hands out: leaving its block commits.
            [[type]]
            name = "transaction"
            kind = "transaction"
            paths = [
                "sqlalchemy.orm.SessionTransaction",
                "sqlalchemy.ext.asyncio.AsyncSessionTransaction",
            ]
            enter = { gives = "same" }
            exit = ["commits"]
            exit-lands-on = "parent"

            [type.methods]
            commit = { effects = ["commits"], lands-on = "parent" }
            rollback = { effects = ["rollsBack"], lands-on = "parent" }

            # Ends no transaction.
            [[type]]
            name = "savepoint"
            kind = "savepoint"
            enter = { gives = "same" }

            # Calling it opens a session.
            [[type]]
            name = "session-factory"
            kind = "factory"
            paths = ["sqlalchemy.orm.sessionmaker", "sqlalchemy.orm.session.sessionmaker"]
            # Over a connection that its caller hands in it works in the transaction of that.
            call = { effects = ["opens"], gives = "session", joins = ["connection"] }

            [type.methods]
            begin = { effects = ["opens"], gives = "begun-session" }

            [[type]]
            name = "async-session-factory"
            kind = "factory"
            like = "session-factory"
            paths = [
                "sqlalchemy.ext.asyncio.async_sessionmaker",
                "sqlalchemy.ext.asyncio.session.async_sessionmaker",
            ]
            call = { effects = ["opens"], gives = "async-session", joins = ["connection"] }

            # What `factory.begin()` hands out.
            [[type]]
            name = "begun-session"
            kind = "scope"
            enter = { gives = "session", effects = ["begins"] }

            # One session a thread or task: calling it opens that, its other methods are the session's.
            [[type]]
            name = "scoped-session"
            kind = "factory"
            paths = [
                "sqlalchemy.orm.scoped_session",
                "sqlalchemy.orm.scoping.scoped_session",
                "sqlalchemy.ext.asyncio.async_scoped_session",
            ]
            call = { effects = ["opens"], gives = "session" }

            [type.methods]
            begin = { effects = ["begins"], gives = "transaction", nested = "fails" }
            begin_nested = { gives = "savepoint" }
            close = "closes"
            commit = "commits"
            execute = "queries"
            flush = "flushes"
            query = "queries"
            remove = "closes"
            rollback = "rollsBack"
            scalar = "queries"
            scalars = "queries"

            # A function whose call has to be entered or iterated to get at the session it opens.
            [[type]]
            name = "session-generator"
            kind = "factory"
            call = { effects = ["opens"], gives = "session-scope" }

            [[type]]
            name = "session-scope"
            kind = "scope"
            enter = { gives = "session" }
            iterate = { gives = "session" }

            [type.methods]
            __anext__ = { gives = "session" }
            __aenter__ = { gives = "session" }
            __enter__ = { gives = "session" }
            __next__ = { gives = "session" }

            [[type]]
            name = "sync-session-scope"
            kind = "scope"
            like = "session-scope"
            enter = { gives = "sync-session" }
            iterate = { gives = "sync-session" }

            [type.methods]
            __enter__ = { gives = "sync-session" }
            __next__ = { gives = "sync-session" }

            [[type]]
            name = "async-session-scope"
            kind = "scope"
            like = "session-scope"
            enter = { gives = "async-session" }
            iterate = { gives = "async-session" }

            [type.methods]
            __aenter__ = { gives = "async-session" }
            __anext__ = { gives = "async-session" }

            [[type]]
            name = "engine"
            kind = "engine"
            paths = [
                "sqlalchemy.Engine", "sqlalchemy.engine.Engine", "sqlalchemy.engine.base.Engine", "sqlalchemy.ext.asyncio.AsyncEngine",
            ]

            [type.methods]
            begin = { gives = "connection" }
            connect = { gives = "connection" }

            [[type]]
            name = "connection"
            kind = "connection"
            paths = [
                "sqlalchemy.Connection", "sqlalchemy.engine.Connection", "sqlalchemy.engine.base.Connection",
                "sqlalchemy.ext.asyncio.AsyncConnection", "sqlalchemy.ext.asyncio.engine.AsyncConnection",
            ]
            enter = { gives = "same" }

            [type.methods]
            begin = { effects = ["begins"], gives = "connection-transaction" }
            begin_nested = { gives = "savepoint" }
            close = "closes"
            commit = "commits"
            execute = "queries"
            rollback = "rollsBack"
            scalar = "queries"
            scalars = "queries"

            # The end of its block commits what is not committed yet: a `commit()` of the connection in there is the one commit.
            [[type]]
            name = "connection-transaction"
            kind = "transaction"
            paths = ["sqlalchemy.Transaction", "sqlalchemy.engine.Transaction", "sqlalchemy.ext.asyncio.AsyncTransaction"]
            enter = { gives = "same" }

            [type.methods]
            commit = { effects = ["commits"], lands-on = "parent" }
            rollback = { effects = ["rollsBack"], lands-on = "parent" }

            [[type]]
            name = "statement"
            kind = "statement"
            any-method = { gives = "same" }

            # A statement that changes rows: the session that runs it is written to.
            [[type]]
            name = "writing-statement"
            kind = "statement"
            any-method = { gives = "same" }
            passed = ["writes"]

            [[function]]
            paths = [
                "sqlalchemy.create_engine",
                "sqlalchemy.engine.create_engine",
                "sqlalchemy.ext.asyncio.create_async_engine",
                "sqlmodel.create_engine",
            ]
            gives = "engine"

            [[function]]
            paths = [
                "sqlalchemy.select", "sqlalchemy.future.select", "sqlalchemy.sql.select", "sqlalchemy.sql.expression.select",
                "sqlmodel.select",
            ]
            gives = "statement"

            [[function]]
            paths = [
                "sqlalchemy.insert", "sqlalchemy.update", "sqlalchemy.delete",
                "sqlalchemy.sql.expression.insert", "sqlalchemy.sql.expression.update", "sqlalchemy.sql.expression.delete",
                "sqlalchemy.dialects.postgresql.insert", "sqlalchemy.dialects.sqlite.insert", "sqlalchemy.dialects.mysql.insert",
                "sqlmodel.insert", "sqlmodel.update", "sqlmodel.delete",
            ]
            gives = "writing-statement"

            # The session that an object belongs to already.
            [[function]]
            paths = ["sqlalchemy.orm.object_session", "sqlalchemy.ext.asyncio.async_object_session"]
            gives = "session"
            origin = "ambient"

            [[wrapper]]
            names = ["Callable"]
            is = "session-factory"
            from = "last"

            [[wrapper]]
            names = [
                "AbstractAsyncContextManager", "AbstractContextManager", "AsyncContextManager", "AsyncGenerator",
                "AsyncIterable", "AsyncIterator", "ContextManager", "Generator", "Iterable", "Iterator",
            ]
            is = "session-scope"

            """#.utf8)),
    PackSource(
        path: "models/sqlite-swift.toml",
        bytes: Array(
            #"""
            [model]
            id = "sqlite-swift"
            summary = "SQLite.swift: connections, transactions and savepoints"
            languages = ["swift"]
            modules = ["SQLite"]
            references = ["https://github.com/stephencelis/SQLite.swift/blob/master/Documentation/Index.md#transactions-and-savepoints"]

            [[type]]
            name = "sqlite-connection"
            kind = "session"
            paths = ["Connection"]
            construct = "opens"

            [type.methods]
            execute = "writes"
            pluck = "queries"
            prepare = "queries"
            run = "writes"
            savepoint = { closure = true }
            scalar = "queries"
            transaction = { effects = ["begins", "writes"], closure = true, nested = "fails" }

            """#.utf8)),
    PackSource(
        path: "models/sqlmodel.toml",
        bytes: Array(
            #"""
            [model]
            id = "sqlmodel"
            summary = "SQLModel: SQLAlchemy's sessions with a method `exec`"
            languages = ["python"]
            modules = ["sqlmodel"]
            references = ["https://sqlmodel.tiangolo.com/"]

            [[type]]
            name = "session"
            kind = "session"

            [type.methods]
            exec = "queries"

            [[type]]
            name = "sync-session"
            kind = "session"
            like = "session"
            paths = ["sqlmodel.Session", "sqlmodel.orm.session.Session"]

            [[type]]
            name = "async-session"
            kind = "session"
            like = "session"
            paths = ["sqlmodel.ext.asyncio.session.AsyncSession"]

            """#.utf8)),
    PackSource(
        path: "models/swift.toml",
        bytes: Array(
            #"""
            [model]
            id = "swift"
            summary = "How names find what they mean in Swift, and the names that a team adds"
            languages = ["swift"]

            [scoping]
            open-members = true
            open-imports = true
            manifest = "Package.swift"
            marked-errors = true
            never-returns = ["abort", "exit", "fatalError", "preconditionFailure"]

            # What a closure of theirs does is no part of what stands around them.
            [closures]
            apart = [
                "Task", "addOperation", "async", "asyncAfter", "asyncDetached", "concurrentPerform", "detached", "notify",
                "scheduledTimer", "sink", "submit", "whenComplete", "whenFailure", "whenSuccess",
            ]
            afterwards = [
                "completion", "completionBlock", "completionHandler", "handler", "onCompletion", "onComplete", "onError",
                "onSuccess",
            ]

            [[wrapper]]
            names = ["Optional"]
            is = "optional"

            # A session of the team's own: what is lent for a scope, such as `DBWriteTransaction`.
            [[type]]
            name = "session"
            kind = "session"

            [type.methods]
            commit = "commits"
            rollback = "rollsBack"
            save = "commits"

            [[names]]
            list = "session-types"
            means = "class"
            type = "session"
            names = []

            # What services are reached through.
            [[type]]
            name = "registry"
            kind = "registry"

            [[names]]
            list = "registry-types"
            means = "class"
            type = "registry"
            names = ["*ServiceRegistry", "ServiceScope", "ToolServices", "*ToolContext"]

            [[type]]
            name = "orchestrator"
            kind = "orchestrator"

            [[names]]
            list = "orchestrator-types"
            means = "class"
            type = "orchestrator"
            names = ["*Orchestrator"]

            # What names of the language and its library say of the values that go through them.
            [typing]
            sequence = ["Array", "AsyncStream", "AsyncThrowingStream", "ArraySlice", "ContiguousArray", "IndexingIterator", "OrderedSet", "Set"]
            mapping = ["Dictionary", "OrderedDictionary"]
            promise = ["EventLoopFuture", "Task", "Atomic", "Published", "State", "Binding", "Result"]
            own = ["Self"]
            class-of = ["type"]
            above = ["super"]
            through = ["withLock"]
            element = ["first", "last", "max", "min", "next", "popFirst", "popLast", "randomElement", "removeFirst", "removeLast", "remove"]
            same = [
                "dropFirst", "dropLast", "filter", "lazy", "prefix", "reversed", "shuffled", "sorted", "suffix", "makeIterator",
            ]
            values = ["values"]
            keys = ["keys"]
            mapped = ["compactMap", "flatMap", "map"]
            each = [
                "allSatisfy", "compactMap", "contains", "drop", "filter", "first", "firstIndex", "flatMap", "forEach", "last",
                "lastIndex", "map", "max", "min", "partition", "prefix", "removeAll", "sort", "sorted",
            ]
            kind = ["self", "Type"]
            common = [
                "append", "compactMap", "contains", "count", "description", "drop", "dropFirst", "dropLast", "enumerated", "filter",
                "first", "firstIndex", "flatMap", "forEach", "formUnion", "hasPrefix", "hasSuffix", "hash", "index", "insert",
                "intersection", "isEmpty", "joined", "last", "lowercased", "map", "max", "min", "popLast", "prefix", "reduce",
                "remove", "removeAll", "removeFirst", "removeLast", "replacingOccurrences", "reversed", "shuffled", "sort", "sorted",
                "split", "subtracting", "suffix", "trimmingCharacters", "union", "uppercased",
            ]

            """#.utf8)),
    PackSource(
        path: "models/swiftdata.toml",
        bytes: Array(
            #"""
            [model]
            id = "swiftdata"
            summary = "SwiftData: containers, contexts, and the context of a view's environment"
            languages = ["swift"]
            modules = ["SwiftData"]
            references = ["https://developer.apple.com/documentation/swiftdata/modelcontext"]

            [[type]]
            name = "model-container"
            kind = "handle"
            paths = ["ModelContainer"]
            construct = "opens"

            [type.attributes]
            mainContext = { gives = "model-context", origin = "ambient" }

            [[type]]
            name = "model-context"
            kind = "session"
            paths = ["ModelContext"]
            construct = "opens"

            [type.methods]
            delete = "writes"
            enumerate = "queries"
            fetch = "queries"
            fetchCount = "queries"
            fetchIdentifiers = "queries"
            insert = "writes"
            rollback = "rollsBack"
            save = "commits"
            transaction = { effects = ["begins", "writes"], closure = true }

            [[property]]
            wrapper = "Environment"
            member = "modelContext"
            gives = "model-context"
            origin = "ambient"

            """#.utf8)),
    PackSource(
        path: "registry/agent-pool-without-registry.toml",
        bytes: Array(
            #"""
            [rule]
            id = "agent-pool-without-registry"
            summary = "an agent pool is set up without a service registry"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "require"
            subject = "call"
            callees = ["*AgentPool*.initialize_tenant_pool"]
            passes = ["registry"]
            labels = ["registry", "service_registry"]
            unless = ["own-class"]

            [message]
            text = "`{callee}` {value}, so the agents of this pool get tools without services"
            help = "pass the registry of this operation, `service_registry=registry`; a pool that takes none has to learn it first"

            [fix]
            safety = "safe"
            title = "Pass the registry on"
            pass-value = "service_registry"
            note = "It is offered where the method that is called takes `service_registry`, and a registry is in scope at the call."

            [page]
            finds = """
            A call that sets up an agent pool (`initialize_tenant_pool` of a class called `…AgentPool…`; both names are configurable) and passes no service registry: neither `service_registry=` nor `registry=`, nor a registry by its position.

            Where the pool of the program takes no registry, the call is a note that says so: first the pool has to learn to take it.
            """
            why = """
            A pool keeps its agents, and with them their tools, for a tenant. A pool that was set up without a registry hands out agents whose tools use the old way to the database, and it does so for every later request of that tenant. The operation runs, so nothing fails; it only runs in other transactions than the one that the orchestrator commits.
            """
            exceptions = """
            Not reported: calls with `*args` or `**kwargs`, which may carry the registry; calls inside the pool itself; pools of connections, threads and workers; other methods of the pool; tests.
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
            ]

            [page.example]
            python = "bad/app/orchestration/intake.py"

            [page.instead]
            python = "good/app/orchestration/intake.py"

            """#.utf8)),
    PackSource(
        path: "registry/executor-without-registry.toml",
        bytes: Array(
            #"""
            [rule]
            id = "executor-without-registry"
            summary = "an executor takes a session and no service registry"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "require"
            subject = "class"
            like = ["executor"]
            takes = ["registry"]
            when-takes = ["session"]
            note-unless-known = ["registry"]
            # What shows that agents are at work there. Many an engine computes, decides or searches, and starts no tools at all.
            note-unless-names = [
                "*crew*", "*Crew*", "*agent*", "*Agent*", "*tool", "*tools", "*Tool", "*Tools", "*_tools_*", "kickoff*", "*llm*",
                "*LLM*", "*orchestrator*", "*Orchestrator*",
            ]

            [message]
            text = "`{class}` takes the session `{parameter}`, but no service registry for the tools that it starts"
            help = "add `service_registry: ServiceRegistry` to the constructor of `{class}`, keep it, and pass it on"

            [fix]
            safety = "unsafe"
            title = "Add a parameter for the registry"
            insert-parameter = "service_registry=None"

            [page]
            finds = """
            A class called `…Executor` or `…Engine` whose constructor takes a database session and no service registry. The constructor that a data class gets counts as well. The finding stands at the class.

            Where neither the class is called after agents, crews or tools nor anything that it works with, it is a note, and likely only: many engines compute or decide, and start nothing. It is a note as well where nothing in the program is called like a registry (`registry-types` in the configuration has the names).
            """
            why = """
            An executor starts the crew, so it stands between the orchestrator, which has the session, and the tools, which need services. Where it has no registry, it can give its tools nothing but the session or the context, and they build the rest themselves: once for each tool, each with its own view of the data.
            """
            exceptions = """
            Not reported: executors that run functions (`ThreadPoolExecutor`, `ProcessPoolExecutor` and what derives from them); executors that keep no database session; a constructor with `**kwargs`; a constructor that is inherited and takes the registry; tests.

            Not seen yet: a class that is an executor only by an alias (`FlowExecutor = FlowCrew`).
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
            ]

            [page.example]
            python = "bad/app/orchestration/crew_executor.py"

            [page.instead]
            python = "good/app/orchestration/crew_executor.py"

            """#.utf8)),
    PackSource(
        path: "registry/get-service-await-mismatch.toml",
        bytes: Array(
            #"""
            [rule]
            id = "get-service-await-mismatch"
            summary = "`get_service` is awaited and is no coroutine, or the other way round"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "coroutine"
            callees = ["get_service"]
            kinds = ["registry"]

            [message]
            text = "`{callee}` {consequence}"
            help = "{value}; what the registry of the program declares decides"

            [fix]
            safety = "safe"
            title = "Await it as it is declared"
            set-await = true

            [page]
            finds = """
            A call of `get_service` on a service registry that is awaited, where the registry of the program declares `def get_service`; and one whose result is used or kept without an `await`, where it declares `async def get_service`. The declaration is found by the type of the registry, or, where a parameter has none, in the only registry of the program.
            """
            why = """
            Both ways are written down in guides to such registries, and code is copied from either. With one `await` too many, Python raises `TypeError: object … can't be used in 'await' expression`; with one too few, the name stands for a coroutine, and the first method that is called on it raises `AttributeError`. It happens when an agent uses the tool, and not when it is imported or built, and tests with a mock accept both.
            """
            cure = """
            Write the `await` where the registry of the program declares `async def get_service`, and take it out where it declares `def get_service`.
            """
            exceptions = """
            Not reported: calls whose result is returned or handed on, since the one who gets it may await it; methods behind a decorator that may make a coroutine of them, or that return an awaitable object; registries that are not in the program; programs that have several registries which differ; tests.
            """
            references = [
                "https://docs.python.org/3/reference/expressions.html#await-expression",
                "https://docs.python.org/3/library/asyncio-task.html#coroutines",
            ]

            [page.example]
            python = "bad/app/tools/kiln_tool.py"

            [page.instead]
            python = "good/app/tools/kiln_tool.py"

            """#.utf8)),
    PackSource(
        path: "registry/registry-default-singleton.toml",
        bytes: Array(
            #"""
            [rule]
            id = "registry-default-singleton"
            summary = "a registry or context parameter has a shared object as its default"
            severity = "warning"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "parameter"
            like = ["tool", "tool-factory"]
            kinds = ["registry", "context"]
            defaults = ["shared"]
            not-defaults = ["Depends", "Provide", "Provider", "Inject", "Injected", "Security", "Field"]

            [message]
            text = "`{parameter}` of `{function}` falls back to `{value}`, one object for all requests"
            help = "delete the default, so that each caller passes the registry of its own operation"

            [fix]
            safety = "unsafe"
            title = "Delete the default"
            delete-default = true

            [page]
            finds = """
            A parameter for a service registry or a request context, of a tool or a tool factory, whose default is an object: one that is built (`ServiceRegistry(...)`), asked for (`get_registry()`), or kept somewhere (`ServiceRegistry.shared`, a name of the module).

            In Swift the same of a parameter whose type is a registry or a context of tools (`ToolServices`, `…ServiceRegistry`, `…ToolContext`; the names are configurable): `services: ToolServices = .shared`, a global, or one that is made in the default.
            """
            why = """
            Python evaluates a default once, when the module is loaded. The registry in it holds one session and one tenant, or none, for as long as the process lives. A call that forgets the argument is no error: the tool works, with a session that another request has closed or is still using, and with the tenant of whoever came first.

            Swift evaluates a default at each call, but `.shared` is one object all the same, and one that is made there belongs to no operation: it has no session, or opens its own.
            """
            exceptions = """
            Not reported: no default, or `None`; markers that a framework replaces at each call (`Depends(...)`, `Provide[...]`, `Field(...)`); registries of other kinds, such as that of `prometheus_client`; orchestrators and other code that puts the application together; tests.

            In Swift, `UserDefaults.standard`, `URLSession.shared`, clocks and other defaults that are no registry are not reported.
            """
            references = [
                "https://docs.python.org/3/reference/compound_stmts.html#function-definitions",
                "https://martinfowler.com/articles/injection.html",
            ]

            [page.example]
            python = "bad/app/tools/lamp_tool.py"
            swift = "bad/Sources/App/Tools/LampTool.swift"

            [page.instead]
            python = "good/app/tools/lamp_tool.py"
            swift = "good/Sources/App/Tools/LampTool.swift"

            """#.utf8)),
    PackSource(
        path: "registry/registry-ends-transaction.toml",
        bytes: Array(
            #"""
            [rule]
            id = "registry-ends-transaction"
            summary = "the service registry ends the transaction of the session that it hands out"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            effects = ["commits", "rollsBack"]
            origins = ["borrowed"]
            like = ["registry"]
            counts-implicit = true
            counts-flagged = true

            [message]
            text = "`{function}` ends the transaction of `{receiver}` ({callee}), which the registry only hands on"
            help = "leave commit, rollback and close to who has opened the session; let `cleanup()` write records and let go"

            [page]
            finds = """
            A commit or a rollback in a class that is a service registry (`ServiceRegistry`, configurable), on the session that it was built with, `cleanup()` and `__aexit__` included.
            """
            why = """
            The registry is built by the orchestrator, with the session of the orchestrator, and handed to tools that do not know of each other. It is the last one to know whether the operation as a whole has succeeded. A registry that commits in `cleanup()` makes the work of a failed operation permanent, since cleaning up is what happens in any case; one that closes takes the session away from an orchestrator that is about to commit.
            """
            exceptions = """
            Not reported: a session that the registry has opened itself; `close()`, which is `close-on-borrowed-session` wherever it stands; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
            ]

            [page.example]
            python = "bad/app/registry/registry.py"

            [page.instead]
            python = "good/app/registry/registry.py"

            """#.utf8)),
    PackSource(
        path: "registry/registry-not-cleaned-up.toml",
        bytes: Array(
            #"""
            [rule]
            id = "registry-not-cleaned-up"
            summary = "a service registry is built, and not cleaned up on every path"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "pair"
            subject = "call"
            callees = ["ServiceRegistry"]
            releasing = ["cleanup", "aclose", "close"]
            giving = ["with_audit"]

            [message]
            text = "the registry that `{callee}(…)` builds is not cleaned up {consequence}"
            help = "build it in a block, `async with {callee}(…) as registry:`, or call `await registry.cleanup()` in `finally`"

            [fix]
            safety = "unsafe"
            title = "Build the registry in an `async with` block"
            note = "It is not applied by itself: what follows has to move into the block."

            [page]
            finds = """
            A `ServiceRegistry(…)` that is neither entered by `async with` nor cleaned up on every way out of the function that builds it: no `cleanup()` at all, one that an early `return` or an error passes by, or one that stands outside `finally`.

            A registry that is built where none was given, `registry or ServiceRegistry(db, context)`, is reported too. Guides to registries often show this line; the registry that it builds has nobody who cleans it up.
            """
            why = """
            The registry keeps the services of an operation and the records of what tools did, and writes those records when it is cleaned up. Left alone it keeps both: services stay bound to a session that is closed by now, and the audit of just those operations that failed is lost.
            """
            exceptions = """
            Not reported: a class of that name without any method to clean it up, or made with nothing; a registry that is returned, with its audit (`registry.with_audit(…)`) or without, kept in an attribute, captured, or given to the making of another object, which is then to clean it up; a function that only asks the registry for its services where its caller has built it; tests.
            """
            references = [
                "https://docs.python.org/3/reference/compound_stmts.html#async-with",
            ]

            [page.example]
            python = "bad/app/orchestration/intake.py"

            [page.instead]
            python = "good/app/orchestration/intake.py"

            """#.utf8)),
    PackSource(
        path: "registry/registry-not-passed.toml",
        bytes: Array(
            #"""
            [rule]
            id = "registry-not-passed"
            summary = "a service registry is at hand and not passed on"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "require"
            subject = "argument"
            kinds = ["registry"]
            roles = ["orchestrator", "agent-pool", "executor", "endpoint", "task"]
            into = ["tool-factory", "executor", "agent-pool", "tool"]
            # The rule `agent-pool-without-registry` tells these.
            told-elsewhere = ["*AgentPool*.initialize_tenant_pool"]

            # What has such a name is one, in whatever folder it is kept.
            [[check]]
            verb = "require"
            subject = "argument"
            kinds = ["registry"]
            like = ["orchestrator", "agent-pool", "executor"]
            into = ["tool-factory", "executor", "agent-pool", "tool"]
            told-elsewhere = ["*AgentPool*.initialize_tenant_pool"]

            [message]
            text = "`{callee}` gets no registry: {consequence}"
            help = "{value}"

            [fix]
            safety = "safe"
            title = "Pass the registry on"
            pass-in-scope = true

            [page]
            finds = """
            A call of a tool factory, a tool, an executor or an agent pool that takes a service registry and gets none, or `None`, although the caller has one: as a parameter, as a variable, in the block of an `async with`, or as an attribute of its object. What the callee takes is decided by its own signature, wherever it is declared.

            Where such a callee takes no registry at all, the call is a note that says so: first the callee has to learn to take it.
            """
            why = """
            The parameter is optional as long as the old way is there as well. A call that forgets it is no error: the factory takes its old branch, and its tools open sessions of their own inside an operation that has been moved to the registry already. Once the old way is gone, or the flag insists on a registry, the same call fails.
            """
            cure = """
            Pass the registry on; where the callee takes none, let it take one first.
            """
            exceptions = """
            Not reported: calls under a condition which says that the registry is missing, or that the old way is meant (`if registry: … else: …`, `if not USE_SERVICE_REGISTRY`); calls with `*args` or `**kwargs`; calls that pass `self`; methods of the same object, which find the registry where the caller has it; tests.

            The setting up of a pool that passes nothing at all is `agent-pool-without-registry`.
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
            ]

            [page.example]
            python = "bad/app/orchestration/crossing.py"

            [page.instead]
            python = "good/app/orchestration/crossing.py"

            """#.utf8)),
    PackSource(
        path: "registry/registry-outlives-session.toml",
        bytes: Array(
            #"""
            [rule]
            id = "registry-outlives-session"
            summary = "a service registry is kept longer than its session lives"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "escape"
            subject = "holder"
            kinds = ["registry"]
            not-roles = ["script"]
            makers = ["create_*", "make_*", "build_*", "get_*_tools", "add_*_tools", "initialize_*"]
            keeping = ["add", "append", "appendleft", "extend", "insert", "put", "set", "setdefault", "update"]
            releasing = ["clear", "discard", "pop", "popitem", "remove"]
            memoizers = ["alru_cache", "cache", "cached", "lru_cache", "memoize"]
            keepers = ["agent-pool"]

            [[check]]
            verb = "forbid"
            subject = "registration"
            callees = ["register_service"]
            lifetimes = ["*SINGLETON", "*singleton", "*Singleton"]
            takes = ["session", "registry"]

            [message]
            text = "{consequence}, which ends with its session"
            help = "keep what needs no session, and give it the registry of each operation when it is used"

            [page]
            finds = """
            A service registry, or an agent, a tool or another object that was made with one, which is put into a global of the module, into an attribute of a class, or into the cache of a pool of agents; a function behind `lru_cache` and its like that takes a registry; and a class that takes a session or a registry in its constructor and is registered as a singleton, as by `register_service(…, lifecycle=ServiceLifecycle.SINGLETON)`.
            """
            why = """
            A registry belongs to one operation: it has the session and the tenant of it, and it is cleaned up at its end. An agent that is kept for a tenant keeps its tools, and they keep the registry that they were made with. The next operation of that tenant takes the agent from the cache and works through a session that is closed, or, where it opens again by itself, in a transaction that nobody ends.
            """
            exceptions = """
            Not reported: objects that are kept for one operation, such as attributes of an executor or of a request; what the same function takes out again; a registry without arguments, as extensions of web frameworks have it; scripts; tests.

            A registry that is assigned to a global or to a class as it is, is `session-in-global-state`.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#session-faq-whentocreate",
            ]

            [page.example]
            python = "bad/app/agents/crews.py"

            [page.instead]
            python = "good/app/agents/crews.py"

            """#.utf8)),
    PackSource(
        path: "registry/registry-unused.toml",
        bytes: Array(
            #"""
            [rule]
            id = "registry-unused"
            summary = "a service registry is taken and put to no use"
            severity = "warning"
            languages = ["python", "swift"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "parameter"
            kinds = ["registry"]
            injected = ["Depends", "Provide", "Provider", "Inject", "Injected", "Security"]
            plain-decorators = ["staticmethod", "classmethod", "final", "inject", "asynccontextmanager", "contextmanager"]

            [message]
            text = "`{parameter}` of `{function}` {consequence}"
            help = "ask `{parameter}` for the services that are used here, pass it on to what needs them, or take it out of the signature"

            [message.swift]
            text = "`{parameter}` of `{function}` {consequence}"
            help = "take the services that are used here from `{parameter}`, pass it on to what needs them, or take it out of the signature"

            [page]
            finds = """
            A parameter for a service registry that the function never uses and never passes on: it does not name it at all, only asks whether it is there (`if registry is None: raise …`), or keeps it in an attribute that nothing in the program reads.

            A parameter is one for a registry by its type (`ServiceRegistry`; configurable), or by its name (`registry`, `service_registry`) in a program that has such a type.

            In Swift the same of a parameter whose type is a registry (`…ServiceRegistry`, `ToolServices`, `…ToolContext`).
            """
            why = """
            A signature with a registry says that the tools behind it work on the session of the operation. Where it is dropped on the way, everything looks migrated, the callers pass the registry, and the tools still find their own way to the database. Whoever counts how much of the work is done by looking at signatures counts this, too.
            """
            exceptions = """
            Not reported: a method that overrides one, or that is overridden by one which may use it; protocols, abstract methods and methods of a class whose base is not in the program; functions and classes that stand in a table beside others, are handed around as values or are named in texts, since they are all called alike; functions with decorators, which may use the parameter themselves; what a framework injects (`Depends(…)`); functions that do nothing; parameters whose name begins with `_`; tests.

            Not seen yet: fields of data classes.
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
            ]

            [page.example]
            python = "bad/app/tools/ferry_tools.py"
            swift = "bad/Sources/App/Tools/FerryTool.swift"

            [page.instead]
            python = "good/app/tools/ferry_tools.py"
            swift = "good/Sources/App/Tools/FerryTool.swift"

            """#.utf8)),
    PackSource(
        path: "registry/registry-without-audit.toml",
        bytes: Array(
            #"""
            [rule]
            id = "registry-without-audit"
            summary = "a service registry is handed to tools without an audit log"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "handing"
            not-roles = ["tool", "tool-factory", "service", "repository", "model"]
            kinds = ["registry"]
            methods = ["with_audit"]
            into = ["tool", "tool-factory"]
            or-word = "audit"

            [message]
            text = "`{callee}` is handed to `{name}`, and `{value}` is never called on it: what the tools record is lost"
            help = "give it the audit log before the tools get it: `registry.{value}(ToolAuditLogger(…))`"

            [page]
            finds = """
            A service registry that a function builds and hands to tools, or to what makes tools, itself or in functions that it calls, where `with_audit` is called on it neither before nor after. It counts only where the class of the registry has that method.
            """
            why = """
            The registry records operations of tools only if it has been given an audit log; if not, `record_tool_operation` returns without a word. Every tool does what it should, each call of it is there in the code, and still nothing is written down. This is noticed when somebody asks who has changed something.
            """
            cure = """
            Give it the audit log before the tools get it: `registry.with_audit(ToolAuditLogger(…))`.
            """
            exceptions = """
            Not reported: a registry that is given the audit log when it is made, or makes one itself; one that is returned, or kept where another method calls `with_audit`; a registry that goes to no tools; what tools and services build, which is `service-built-in-tool`; tests.
            """
            references = [
                "https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html",
            ]

            [page.example]
            python = "bad/app/orchestration/firing.py"

            [page.instead]
            python = "good/app/orchestration/firing.py"

            """#.utf8)),
    PackSource(
        path: "registry/service-built-in-tool.toml",
        bytes: Array(
            #"""
            [rule]
            id = "service-built-in-tool"
            summary = "a tool builds a service, a repository or a registry itself"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "forbid"
            subject = "making"
            roles = ["tool", "tool-factory"]
            made = ["service", "repository"]

            [[check]]
            verb = "forbid"
            subject = "making"
            roles = ["tool", "tool-factory"]
            kinds = ["registry"]

            [[check]]
            verb = "forbid"
            subject = "making"
            like = ["service", "repository", "model"]
            kinds = ["registry"]

            [message]
            text = "`{function}` builds `{name}` {consequence}, instead of asking for the one of this operation"
            help = "take the registry, and ask it: `registry.get_service({name})`; a registry itself is built by the orchestrator and handed down"

            [fix]
            safety = "unsafe"
            title = "Ask the registry for the service"
            note = "It is not applied by itself: the tool has to have a registry first, and the registry decides what the service is made with."

            [page]
            finds = """
            In a tool, a tool factory or another function of a file of tools, an object of a service or a repository that is made by a call of its class: for every call of the tool, in every round of a loop, or once in a constructor. A class counts if it derives from a base of services or repositories, or if it is called like one, or kept with them, and works with a session.

            And a `ServiceRegistry(…)` that is built in a tool, a service, a repository or a model, below the orchestrator who owns the session.
            """
            why = """
            A service that a tool builds has the session that the tool could find, and not that of the operation: what it writes is committed, or lost, apart from everything else. It has no tenant unless the tool passes one, and nothing that it does is in the audit log. Built for every call, it also begins with empty caches each time, and an agent calls its tools often.

            A registry that is built further down is a second one: it has its own services and its own audit log, or none, and nobody cleans it up.
            """
            cure = """
            Take the registry, and ask it for the service: `registry.get_service(OrderService)`; a registry itself is built by the orchestrator and handed down.
            """
            exceptions = """
            Not reported: classes that are only called like a service, such as enumerations, records and clients of web services, which work with no session; services that are asked for (`registry.get_service(BerthService)`); services that build their own parts, also where they are kept in a folder of tools; a registry that a function makes for its caller and returns; a `ServiceRegistry()` without arguments; tests.
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/mooring_tool.py"

            [page.instead]
            python = "good/app/tools/mooring_tool.py"

            """#.utf8)),
    PackSource(
        path: "registry/service-signature-not-injectable.toml",
        bytes: Array(
            #"""
            [rule]
            id = "service-signature-not-injectable"
            summary = "the service registry cannot build a service as its constructor is"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "signature"
            accepts = ["session", "context"]
            maker = "registry"
            classes = ["service"]

            [message]
            text = "the registry builds `{class}({value})`, but {consequence}"
            help = "let the constructor take just `({value})`; give anything else a default, or let the service ask for it"

            [page]
            finds = """
            A class whose objects the service registry builds, and whose constructor does not take what the registry builds them with: usually `(db, context)`. What it is, is read from the registry of the program (`service_class(self.db, self.context)`). A class counts if some place in the program asks for it, `registry.get_service(BerthService)`, whatever it is called; and, as a note, if it is called like a service and takes a session, since it may be asked for one day.
            """
            why = """
            `get_service` takes any class, so neither a type checker nor an import shows that the constructor takes something else. The call fails when an agent uses the tool for the first time, in the middle of an operation, with a `TypeError` that tells of arguments which nobody has written. Where the number of arguments happens to fit, it does not even fail: the service takes the context for its cache.
            """
            cure = """
            Let the constructor take just the session and the context; give anything else a default, or let the service ask for it.
            """
            exceptions = """
            Not reported: services that take no session and that nobody asks for; data classes; constructors with `**kwargs`; constructors that are not in the program; programs without a registry, and registries that build their services in a way that cannot be read; tests.
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
            ]

            [page.example]
            python = "bad/app/services/berths.py"

            [page.instead]
            python = "good/app/services/berths.py"

            """#.utf8)),
    PackSource(
        path: "registry/session-api-missing.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-api-missing"
            summary = "code on the way to a session calls a method, or imports a name, that is not there"
            severity = "error"
            languages = ["python"]
            since = "0.2.0"

            # Those who work with sessions through others, whatever they hold themselves.
            [[check]]
            verb = "require"
            subject = "declaration"
            reach = "calls"
            of = ["member", "name"]
            roles = ["tool", "tool-factory", "service", "repository", "executor", "agent-pool", "orchestrator"]

            [[check]]
            verb = "require"
            subject = "declaration"
            reach = "calls"
            of = ["member", "name"]
            not-roles = ["tool", "tool-factory", "service", "repository", "executor", "agent-pool", "orchestrator"]
            holding = true

            [message]
            text = "`{name}` is not there: {consequence}"
            help = "call what is there now, or import the name from where it was moved to; as it stands, this line raises when it is reached"

            [page]
            finds = """
            Two things that a migration leaves behind in code which works with sessions, itself or through what it calls: the call of a method that the class of the object does not have, such as `registry.get_db_session()` on a registry that hands out services only; and the import of a name that the module does not bind, such as `from app.core.database import AsyncSessionLocal` after the factory was renamed.

            The class has to be known from the code: an object that is made there, a parameter with an annotation, an attribute that is set from one of these. The class, all its bases and, where the object may be of a derived class, all of those have to stand in the program.
            """
            why = """
            Nothing but running the line shows it. Where the import stands in a function, or the method is called in a branch that tests do not reach, the mistake waits for production: an `AttributeError` or `ImportError` in the middle of an operation, often swallowed by a handler that reports to the agent that nothing was found. The session is then neither committed nor given back in the way that its owner meant.
            """
            exceptions = """
            Not reported: classes with a base outside the program or one that an object has, as `db.Model`, a decorator, a metaclass or methods such as `__getattr__`; classes and modules in files that use `setattr`, `__dict__`, `globals()` and the like; a name that is assigned to a member anywhere in the program, or written in a string, as for `hasattr` and `getattr`; code that handles `AttributeError`; imports in `try` or under `TYPE_CHECKING`; names that may come by a star import of a library, and modules that are left out of the program; tests.
            """
            references = [
                "https://docs.python.org/3/reference/import.html#submodules",
                "https://docs.python.org/3/library/exceptions.html#AttributeError",
            ]

            [page.example]
            python = "bad/app/tools/berth_tool.py"

            [page.instead]
            python = "good/app/tools/berth_tool.py"

            """#.utf8)),
    PackSource(
        path: "registry/tool-factory-in-string-unresolved.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tool-factory-in-string-unresolved"
            summary = "a table names a tool factory that is not there, or keeps the registry from it"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "reference"
            named = ["tool-factory"]
            takes = ["registry"]
            flags = ["*registry*"]

            [message]
            text = "this entry cannot be loaded as it is: {consequence}"
            help = "{value}"

            [page]
            finds = """
            Tool factories that are named in strings, to be imported when they are needed: a row of a table with a module and a function (`("app.tools.kilns", "create_kiln_tools")`), an entry with both, the arguments of a call, or one string with the whole path. Reported is a module of the program that does not exist, a function that the module does not have, a factory that takes no registry where others of the same table do, and an entry with a key such as `"uses_registry": False` for one that takes it.
            """
            why = """
            Nothing follows such a string: no import fails, no type checker looks at it, and a search for who calls the factory does not find it. What loads the table mostly catches the error and goes on, so an agent simply has fewer tools than it should. Where the factory is there and takes no registry, its tools open sessions of their own, or the call fails for an argument that it does not know.
            """
            cure = """
            Name a module and a function that are there, let the factory take the registry, and take keys out that keep the registry from it.
            """
            exceptions = """
            Not reported: modules outside the program, such as plug-ins; names that a module makes while it runs, or brings by a star import; strings that are put together; functions that are called otherwise than tool factories are; a factory that takes no registry in a table that says of its entries which of them are given one (`requires_registry=True`); tests.
            """
            references = [
                "https://docs.python.org/3/library/importlib.html#importlib.import_module",
            ]

            [page.example]
            python = "bad/app/agents/crew.py"

            [page.instead]
            python = "good/app/agents/crew.py"

            """#.utf8)),
    PackSource(
        path: "registry/tool-factory-without-registry.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tool-factory-without-registry"
            summary = "a tool factory takes no service registry"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "require"
            subject = "function"
            like = ["tool-factory"]
            takes = ["registry"]
            or-class-takes = true
            note-unless-reaches = ["session", "service"]
            note-unless-known = ["registry"]

            [message]
            text = "`{function}` makes tools, but takes no service registry to give them"
            help = "add `registry: ServiceRegistry` to `{function}` and pass it on to each tool"

            [fix]
            safety = "unsafe"
            title = "Add a parameter for the registry"
            insert-parameter = "registry=None"

            [page]
            finds = """
            A function or method that makes tools (called `create_…_tools`, `get_…_tools`, `add_…_tools` or `_create_…_tool`; the names are configurable) and has no parameter for a service registry. A parameter counts if it is called `registry` or `service_registry`, or if its type is a registry, whatever its name.
            """
            why = """
            The factory is the one place where the orchestrator meets its tools. Where it cannot take the registry, the tools cannot get it either, and each of them finds its own way to the database: a session of its own, or a service that is built anew for every call, without the tenant of the request and outside its transaction.
            """
            exceptions = """
            Not reported: a factory with `**kwargs`; a method of an object that keeps a registry; functions that take tools and make none, such as `create_agents(tools)`; functions that promise something else than tools, such as `get_allowed_tools() -> list[str]`; tests.

            A factory none of whose tools reaches a session or a service is a note: it may stay as it is. So is every factory of a program in which nothing is called like a registry (`registry-types` in the configuration has the names). A note is no more than likely: nothing but the name of the function says that it makes tools.

            A parameter alone cures nothing. Pass the registry on to the tools, and remove what they used before.
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/berth_tools.py"

            [page.instead]
            python = "good/app/tools/berth_tools.py"

            """#.utf8)),
    PackSource(
        path: "registry/tool-without-registry.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tool-without-registry"
            summary = "a tool that reaches a session or a service takes no service registry"
            severity = "warning"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            verb = "require"
            subject = "class"
            languages = ["python"]
            like = ["tool"]
            takes = ["registry"]
            when-reaches = ["session", "service"]
            name-needs-methods = ["_run", "_arun", "run", "arun", "__call__", "call"]
            note-unless-known = ["registry"]

            [[check]]
            verb = "require"
            subject = "class"
            languages = ["swift"]
            like = ["tool"]
            takes = ["registry"]
            when-reaches = ["session"]

            [message]
            text = "`{class}` works with the database, but its constructor takes no service registry"
            help = "give `{class}` a constructor that takes `registry: ServiceRegistry`, and reach services through it"

            [message.swift]
            text = "`{class}` works with the database itself, but nothing hands it a service"
            help = "give `{class}` an initializer that takes the service, or the object that hands services out"

            [fix]
            safety = "unsafe"
            title = "Give the constructor a parameter for the registry"
            note = "It is not applied by itself: a parameter that nobody passes and nothing uses cures nothing. The tool has to get its services from the registry, and everybody who makes the tool has to pass it."

            [page]
            finds = """
            A tool class (it derives from `BaseTool`, also through other classes of the tree) that opens a session, holds one or uses a service, and whose constructor has no parameter for a service registry. A field of a registry type counts as such a parameter, and so does the constructor of a base class. The finding stands at the class.

            Where nothing in the program is called like a registry (`registry-types` in the configuration has the names), it is a note: there is none that the tool could take, and whether there should be one is a decision for the whole program.

            In Swift a tool is a type with a protocol called `Tool` or `…Tool` and a method `call`, `execute`, `invoke`, `perform` or `run`. It is reported where it opens, takes or uses a session, a container, a queue or a client of a database, and takes no registry.
            """
            why = """
            A tool lives as long as its agent, and an agent may be kept for many requests. What the tool builds for itself, it builds without the session, the tenant and the audit log of the request that it is serving just now. With the registry of the operation it uses the same session as everything else, and what it does is written to the same audit log.
            """
            exceptions = """
            Not reported: tools that only compute, or call a web service; stand-ins for `BaseTool` where the library is missing; abstract tools and protocols; schemas, results and delegates in files of tools; methods of the class itself that are lent a session, as one that says whether the tool is offered; a constructor with `**kwargs`.

            In Swift, not reported either: values, views and enumerations whose name ends in `Tool`; tools that are handed their services one by one.

            Not seen yet in Swift: a database behind a singleton (`GardenManager.shared`).
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/sow_tool.py"
            swift = "bad/Sources/App/Tools/SowTool.swift"

            [page.instead]
            python = "good/app/tools/sow_tool.py"
            swift = "good/Sources/App/Tools/SowTool.swift"

            """#.utf8)),
    PackSource(
        path: "roles/agents.toml",
        bytes: Array(
            #"""
            [roles]
            id = "agents"
            summary = "Agents and their tools: CrewAI, LangChain, LlamaIndex, Pydantic AI and their like"
            languages = ["python"]
            modules = [
                "agents", "agno", "autogen", "autogen_agentchat", "autogen_core", "crewai", "crewai_tools", "haystack", "langchain",
                "langchain_community", "langchain_core", "langgraph", "llama_index", "phi", "pydantic_ai", "smolagents", "strands",
            ]

            [[role]]
            name = "tool"
            bases = ["StructuredTool"]
            decorators = ["tool", "*.tool", "*.tool_plain", "function_tool", "*.function_tool"]

            # What makes a tool of a function that is written elsewhere in the file.
            [[role]]
            name = "tool"
            takers = [
                "*.FunctionTool", "*.FunctionTool.from_defaults", "*.StructuredTool.from_function", "*.Tool.from_function",
                "agents.function_tool", "langchain*.Tool", "pydantic_ai*.Tool",
            ]
            imports = [
                "agents", "autogen_core", "google.adk", "langchain", "langchain_core", "llama_index", "pydantic_ai",
            ]

            # Starts a crew.
            [[role]]
            name = "orchestrator"
            calls = ["kickoff", "kickoff_async", "kickoff_for_each", "kickoff_for_each_async"]

            """#.utf8)),
    PackSource(
        path: "roles/alembic.toml",
        bytes: Array(
            #"""
            [roles]
            id = "alembic"
            summary = "Alembic: its environment and its revisions, which are left out"
            languages = ["python"]
            modules = ["alembic", "flask_migrate"]

            [[role]]
            name = "migration"
            paths = ["**/alembic/**"]

            [[role]]
            name = "migration"
            paths = ["**/versions/**", "**/revisions/**"]
            imports = ["alembic"]

            """#.utf8)),
    PackSource(
        path: "roles/celery.toml",
        bytes: Array(
            #"""
            [roles]
            id = "celery"
            summary = "Background jobs: Celery, arq, Dramatiq, Huey, RQ, TaskIQ, APScheduler"
            languages = ["python"]
            modules = [
                "apscheduler", "arq", "celery", "dramatiq", "huey", "procrastinate", "rq", "saq", "taskiq",
            ]

            [[role]]
            name = "task"
            decorators = [
                "shared_task", "*.task", "celery.task", "*.periodic_task", "job", "*.job", "*.scheduled_job", "actor", "*.actor",
            ]

            # The settings of an arq worker, and its hooks.
            [[role]]
            name = "task"
            classes = ["*WorkerSettings"]
            imports = ["arq"]

            """#.utf8)),
    PackSource(
        path: "roles/django.toml",
        bytes: Array(
            #"""
            [roles]
            id = "django"
            summary = "Django and its REST framework: views, admin and commands, receivers, managers and models"
            languages = ["python"]
            modules = ["django", "ninja", "rest_framework"]

            # Owners.
            [[role]]
            name = "endpoint"
            imports = ["django", "ninja", "rest_framework"]
            paths = [
                "**/admin.py", "**/admin/*.py", "**/api.py", "**/views.py", "**/views/**", "**/viewsets.py", "**/viewsets/**",
            ]
            bases = [
                "APIView", "CreateView", "DeleteView", "DetailView", "FormView", "GenericAPIView", "GenericViewSet", "ListView",
                "ModelAdmin", "ModelViewSet", "ReadOnlyModelViewSet", "RedirectView", "TemplateView", "UpdateView", "View",
                "ViewSet",
            ]
            decorators = [
                "action", "api_view", "login_required", "permission_required", "require_GET", "require_POST",
                "require_http_methods", "require_safe",
            ]

            [[role]]
            name = "middleware"
            imports = ["django"]
            bases = ["MiddlewareMixin"]

            [[role]]
            name = "script"
            strong = true
            paths = ["**/management/commands/**"]

            [[role]]
            name = "script"
            imports = ["django"]
            bases = ["BaseCommand", "LabelCommand"]

            [[role]]
            name = "task"
            imports = ["celery", "django_q", "django_rq", "dramatiq", "huey"]
            paths = ["**/tasks.py"]

            # Borrowers: a receiver works in the transaction of whoever sends the signal.
            [[role]]
            name = "service"
            imports = ["django"]
            decorators = ["receiver"]
            paths = ["**/receivers.py", "**/signals.py"]

            [[role]]
            name = "repository"
            imports = ["django"]
            paths = ["**/managers.py", "**/querysets.py"]
            bases = ["BaseManager", "Manager", "QuerySet"]

            [[role]]
            name = "model"
            imports = ["django"]
            bases = ["models.Model", "*.models.Model"]

            """#.utf8)),
    PackSource(
        path: "roles/fastapi.toml",
        bytes: Array(
            #"""
            [roles]
            id = "fastapi"
            summary = "FastAPI and Starlette: routes, and dependencies that hand a session to them"
            languages = ["python"]
            modules = ["fastapi", "fastapi_utils", "fastapi_users", "starlette"]

            [[role]]
            name = "database"
            paths = ["**/deps.py", "**/dependencies.py", "**/dependencies/**"]

            [[role]]
            name = "middleware"
            decorators = ["*.middleware"]
            bases = ["AuthenticationBackend", "BaseHTTPMiddleware"]

            [[role]]
            name = "endpoint"
            decorators = [
                "*.get", "*.post", "*.put", "*.patch", "*.delete", "*.head", "*.options", "*.route", "*.api_route",
                "*.websocket",
            ]
            defaults = ["Depends", "Security"]

            """#.utf8)),
    PackSource(
        path: "roles/flask.toml",
        bytes: Array(
            #"""
            [roles]
            id = "flask"
            summary = "Flask, Quart and what is built upon them: views, hooks around a request, commands"
            languages = ["python"]
            modules = [
                "flask", "flask_admin", "flask_appbuilder", "flask_restful", "flask_restx", "flask_smorest", "flask_sqlalchemy",
                "quart",
            ]

            [[role]]
            name = "endpoint"
            decorators = [
                "*.get", "*.post", "*.put", "*.patch", "*.delete", "*.head", "*.options", "*.route", "*.websocket", "*.expose",
                "expose",
            ]
            bases = ["MethodView"]
            paths = ["**/blueprints/**"]

            # What stands around a request.
            [[role]]
            name = "middleware"
            decorators = [
                "*.before_request", "*.after_request", "*.teardown_request", "*.teardown_appcontext", "*.before_app_request",
                "*.after_app_request", "*.teardown_app_request",
            ]

            [[role]]
            name = "script"
            decorators = ["*.cli.command"]

            """#.utf8)),
    PackSource(
        path: "roles/foundation-models.toml",
        bytes: Array(
            #"""
            [roles]
            id = "foundation-models"
            summary = "Foundation Models: the tools that a language model on the device may call"
            languages = ["swift"]
            modules = ["FoundationModels"]

            [[role]]
            name = "tool"
            bases = ["Tool"]
            methods = ["call"]
            imports = ["FoundationModels"]

            """#.utf8)),
    PackSource(
        path: "roles/hummingbird.toml",
        bytes: Array(
            #"""
            [roles]
            id = "hummingbird"
            summary = "Hummingbird: the application, controllers and routes, middleware, migrations"
            languages = ["swift"]
            modules = [
                "Hummingbird", "HummingbirdCore", "HummingbirdFluent", "HummingbirdPostgres", "HummingbirdRouter",
                "HummingbirdWebSocket", "Jobs", "PostgresMigrations",
            ]

            [[role]]
            name = "migration"
            bases = ["AsyncMigration", "DatabaseMigration", "PostgresMigration"]

            [[role]]
            name = "database"
            paths = ["**/App+*.swift"]
            functions = ["buildApplication"]

            [[role]]
            name = "endpoint"
            bases = ["RouterController"]
            classes = ["*Controller"]
            not-classes = ["*DataController", "*PersistenceController", "*ViewController"]
            paths = ["**/Controllers/**", "**/Routes/**"]
            closures = ["delete", "get", "patch", "post", "put", "webSocket"]
            imports = ["FluentKit", "Hummingbird", "HummingbirdFluent"]

            [[role]]
            name = "middleware"
            bases = ["RouterMiddleware"]

            """#.utf8)),
    PackSource(
        path: "roles/mcp.toml",
        bytes: Array(
            #"""
            [roles]
            id = "mcp"
            summary = "Servers of the Model Context Protocol: the tools that they offer"
            languages = ["python", "swift"]
            modules = ["MCP", "fastmcp", "mcp"]

            [[role]]
            name = "tool"
            decorators = ["*.tool"]
            imports = ["fastmcp", "mcp"]

            [[role]]
            name = "tool"
            closures = ["withMethodHandler"]
            imports = ["MCP"]

            """#.utf8)),
    PackSource(
        path: "roles/pipelines.toml",
        bytes: Array(
            #"""
            [roles]
            id = "pipelines"
            summary = "Pipelines: the flows and tasks of Airflow, Dagster, Metaflow and Prefect"
            languages = ["python"]
            modules = ["airflow", "dagster", "metaflow", "prefect"]

            [[role]]
            name = "task"
            decorators = ["dag", "task", "*.task", "flow", "job", "*.job"]

            """#.utf8)),
    PackSource(
        path: "roles/python.toml",
        bytes: Array(
            #"""
            [roles]
            id = "python"
            summary = "Layers of Python applications, by the names of their folders, modules and classes"
            languages = ["python"]

            # Left out, wherever they stand.
            [[role]]
            name = "test"
            paths = ["**/tests/**", "**/test/**", "**/testing/**", "**/unit_tests/**", "**/fixtures/*.py", "**/conftest.py"]

            [[role]]
            name = "test"
            base-patterns = ["*TestCase", "BaseTest"]
            decorators = ["fixture", "*.fixture"]

            [[role]]
            name = "test"
            paths = ["**/test_*.py", "**/*_test.py", "**/*Test.py", "**/tests.py"]
            imports = ["pytest", "unittest"]

            [[role]]
            name = "migration"
            paths = ["**/migrations/**", "**/*_migrations/**", "**/migration/20*.py", "**/migration/versions/**"]

            [[role]]
            name = "legacy"
            paths = ["**/legacy/**", "**/*_legacy.py"]

            # Owners.
            [[role]]
            name = "database"
            paths = [
                "**/core/database*", "**/core/database*/**", "**/core/db.py", "**/core/db/**",
                "**/db/session*", "**/db/session*/**", "**/services/database/*.py", "**/services/db/*.py",
            ]

            [[role]]
            name = "database"
            makes-factories = true

            [[role]]
            name = "middleware"
            paths = ["**/middleware/**", "**/middlewares/**", "**/middleware.py"]

            [[role]]
            name = "endpoint"
            paths = ["**/endpoints/**", "**/routers/**", "**/routes/**", "**/controllers/**"]

            [[role]]
            name = "task"
            paths = [
                "**/tasks/**", "**/task/**", "**/workers/**", "**/worker/**", "**/worker.py", "**/*_worker.py", "**/jobs/**",
                "**/cli/**",
            ]

            [[role]]
            name = "script"
            strong = true
            paths = ["**/scripts/**", "**/Scripts/**", "**/scratch/**", "**/seeding/**", "**/seeds/*.py"]

            [[role]]
            name = "script"
            runs-as-program = true

            [[role]]
            name = "orchestrator"
            paths = ["**/*orchestrat*/**", "**/*execution_engine*/**", "**/*execution_engine*.py", "**/workflows/**"]
            not-paths = ["**/models/**", "**/repositories/**", "**/schemas/**"]
            classes = ["*Orchestrator"]

            # Borrowers.
            [[role]]
            name = "tool"
            bases = ["BaseTool", "BaseToolkit"]
            not-classes = ["BaseTool"]

            # Among models and rows, `Tool` is what is kept of one.
            [[role]]
            name = "tool"
            classes = ["*Tool", "*ToolWithService"]
            not-paths = ["**/crud/**", "**/dao/**", "**/daos/**", "**/models/**", "**/models.py", "**/schemas/**", "**/schemas.py"]
            not-classes = ["BaseTool"]
            weak-names = true

            # What helps them. The word has other meanings: instruments, utensils, programs for maintenance.
            [[role]]
            name = "tool"
            paths = ["**/tools/**"]
            paths-need-signs = true

            # Where the rows of tools are kept, `user_tools.py` is no help to a tool.
            [[role]]
            name = "tool"
            paths = ["**/*_tool.py", "**/*_tools.py"]
            not-paths = ["**/crud/**", "**/dao/**", "**/daos/**", "**/models/**", "**/repos/**", "**/repositories/**", "**/repository/**"]
            paths-need-signs = true

            [[role]]
            name = "tool-factory"
            functions = ["create_*_tools", "add_*_tools", "_create_*_tool", "_create_*_tools"]
            # `get_allowed_tools` gives names, `get_top_tools` rows.
            gives = [
                "*Tool", "*Tool]*", "*Tools", "*Toolkit", "*Toolset", "Any", "Callable", "ToolDefinition", "ToolSpec", "object",
            ]
            # `add_rope_tools(tools) -> int` says how many.
            fills = ["tools", "tool_list"]
            gives-bare = ["Dict", "Iterable", "Iterator", "List", "Sequence", "Tuple", "dict", "list", "tuple"]
            over = ["tool", "service", "agent-pool", "orchestrator", "executor"]

            # One that is only to say something of the tools that it is given, as `get_example_for_tools(tools) -> str`, makes none.
            [[role]]
            name = "tool-factory"
            functions = ["get_*_tools"]
            gives = [
                "*Tool", "*Tool]*", "*Tools", "*Toolkit", "*Toolset", "Any", "Callable", "ToolDefinition", "ToolSpec", "object",
            ]
            # A `dict` is what describes one.
            gives-bare = ["Iterable", "Iterator", "List", "Sequence", "Tuple", "list", "tuple"]
            over = ["tool", "service", "agent-pool", "orchestrator", "executor"]

            [[role]]
            name = "service"
            bases = ["ServiceBase", "BaseService"]
            classes = ["*Service"]

            # Where many programs stand in one tree, `services/` holds them, and not a layer.
            [[role]]
            name = "service"
            paths = ["**/services/**"]
            not-paths = ["**/services/*/alembic/**", "**/services/*/app/**", "**/services/*/src/**"]

            # The layer is in each of them.
            [[role]]
            name = "service"
            paths = [
                "**/services/*/app/**/services/**", "**/services/*/app/**/services.py", "**/services/*/src/**/services/**",
                "**/services/*/src/**/services.py",
            ]

            [[role]]
            name = "repository"
            bases = ["BaseRepository", "RepositoryBase"]
            paths = ["**/repositories/**", "**/repository/**", "**/repos/**", "**/crud/**", "**/crud.py", "**/daos/**", "**/dao/**"]
            classes = ["*Repository", "*Commands", "*Queries", "*DAO"]
            over = ["model"]

            # Where the database itself is kept, a class of that name hands its sessions out.
            [[role]]
            name = "repository"
            classes = ["*Dao"]
            not-paths = ["**/core/**", "**/database/*.py", "**/db/*.py"]
            over = ["model"]

            [[role]]
            name = "model"
            bases = ["DeclarativeBase", "DeclarativeBaseNoMeta", "MappedAsDataclass"]
            paths = ["**/models/**", "**/models.py"]
            paths-need-class = true

            [[role]]
            name = "model"
            bases = ["SQLModel"]
            keyword = "table"

            [[role]]
            name = "registry"
            classes = ["ServiceRegistry"]

            [[role]]
            name = "executor"
            classes = ["*Executor", "*Engine"]
            not-bases = [
                "Executor", "ThreadPoolExecutor", "ProcessPoolExecutor", "InterpreterPoolExecutor",
            ]
            over = ["orchestrator"]

            [[role]]
            name = "agent-pool"
            classes = ["*AgentPool*"]

            """#.utf8)),
    PackSource(
        path: "roles/swift.toml",
        bytes: Array(
            #"""
            [roles]
            id = "swift"
            summary = "Layers of Swift packages and applications, by the names of their folders and types"
            languages = ["swift"]

            # Left out, wherever they stand.
            [[role]]
            name = "test"
            paths = [
                "**/Tests/**", "**/*Tests/**", "**/*Tests.swift", "**/Fixtures/**", "**/Mocks/**", "**/TestUtilities/**",
                "**/TestsFoundation/**",
            ]

            [[role]]
            name = "test"
            paths = ["**/*.swift"]
            strong = true
            imports = ["Testing", "XCTest"]

            [[role]]
            name = "test"
            bases = ["XCTestCase"]
            decorators = ["Suite", "Test"]

            [[role]]
            name = "migration"
            bases = ["SchemaMigrationPlan"]
            paths = ["**/Migrations/**"]
            classes = ["*Migration", "*Migrations", "*Migrator"]

            # Owners.
            [[role]]
            name = "database"
            decorators = ["main"]
            # Who writes out what the macro of that name makes gives the actor a context of its own.
            bases = ["ModelActor"]
            paths = ["**/Bootstrap/**"]
            classes = [
                "*AppDelegate", "*Bootstrap", "*ConnectionProvider", "*Container", "*ContainerManager", "*ContextProvider", "*CoreDataManager", "*CoreDataService",
                "*DBHelper", "*DBManager", "*DataController", "*Database", "*DatabaseHelper", "*DatabaseManager",
                "*DatabaseProvider", "*DatabaseService", "*DbHelper", "*DbManager", "*Persistence*",
                "*RealmHelper", "*RealmManager", "*SQLHelper", "*SQLManager", "*SQLiteHelper", "*SQLiteManager", "*SqliteHelper",
                "*SqliteManager", "*Stack", "CoreData*", "Database*",
            ]

            [[role]]
            name = "task"
            bases = ["AsyncParsableCommand", "ParsableCommand"]
            paths = ["**/Commands/**", "**/Jobs/**"]
            classes = ["*Job", "*Worker"]

            [[role]]
            name = "middleware"
            paths = ["**/Middleware/**", "**/Middlewares/**"]
            classes = ["*Middleware"]

            [[role]]
            name = "orchestrator"
            paths = ["**/Orchestration/**", "**/UseCases/**"]
            classes = ["*Interactor", "*Orchestrator", "*UseCase"]
            over = ["service"]

            # Borrowers.
            [[role]]
            name = "registry"
            classes = ["*ServiceRegistry", "*ToolContext", "ServiceScope", "ToolServices"]

            [[role]]
            name = "tool"
            base-patterns = ["*Tool"]
            classes = ["*Tool"]
            methods = ["call", "execute", "invoke", "perform", "run"]
            not-bases = ["View"]
            weak-names = true

            [[role]]
            name = "tool-factory"
            functions = ["build*Tools", "create*Tools", "make*Tools"]
            over = ["tool", "service", "orchestrator"]

            [[role]]
            name = "view-model"
            classes = ["*Presenter", "*ViewModel"]

            [[role]]
            name = "repository"
            decorators = ["ModelActor"]
            paths = ["**/Repositories/**"]
            classes = ["*DAO", "*Repository"]

            [[role]]
            name = "service"
            paths = ["**/Services/**"]
            classes = ["*Manager", "*Processor", "*Provider", "*Service", "*Syncer"]

            [[role]]
            name = "model"
            decorators = ["Model", "Table"]
            imports = ["SQLiteData", "SharingGRDB", "SwiftData"]

            [[role]]
            name = "model"
            bases = ["Model", "ModelAlias"]
            imports = ["Fluent", "FluentKit", "Vapor"]

            [[role]]
            name = "model"
            bases = [
                "EmbeddedObject", "FetchableRecord", "MutablePersistableRecord", "NSManagedObject", "Object", "PersistableRecord",
                "PersistentModel", "TableRecord",
            ]
            imports = ["CoreData", "GRDB", "RealmSwift", "SwiftData"]

            """#.utf8)),
    PackSource(
        path: "roles/swiftui.toml",
        bytes: Array(
            #"""
            [roles]
            id = "swiftui"
            summary = "Applications on SwiftUI, UIKit and AppKit: the app, view models and views"
            languages = ["swift"]
            modules = ["AppKit", "Combine", "Observation", "SwiftUI", "UIKit", "WidgetKit"]

            [[role]]
            name = "test"
            bases = ["PreviewProvider"]
            closures = ["#Preview"]
            functions = ["createPreview*", "insertPreview*", "makePreview*"]
            classes = ["Preview*", "*_Previews"]
            over = ["model", "service", "view", "view-model"]

            [[role]]
            name = "database"
            bases = ["App", "NSApplicationDelegate", "UIApplicationDelegate"]

            [[role]]
            name = "view-model"
            bases = ["ObservableObject"]
            decorators = ["Observable"]
            not-classes = [
                "*Container", "*ContainerManager", "*Controller", "*DataManager", "*DBHelper", "*DBManager", "*Database", "*DatabaseHelper", "*DatabaseManager",
                "*DbHelper", "*DbManager", "*Persistence*", "*RealmHelper", "*RealmManager", "*SQLHelper", "*SQLManager",
                "*SQLiteHelper", "*SQLiteManager", "*SqliteHelper", "*SqliteManager", "*Stack", "*Storage", "*Store", "CoreData*",
                "*Accessor", "*Driver", "*Importer", "*Provider", "*Service", "*Tracker", "*Watcher",
            ]
            paths = ["**/ViewModels/**"]

            [[role]]
            name = "view"
            bases = [
                "NSView", "NSViewController", "NSViewRepresentable", "UICollectionViewCell", "UICollectionViewController", "UIView",
                "UITableViewCell", "UITableViewController", "UIViewController", "UIViewControllerRepresentable",
                "UIViewRepresentable", "View", "ViewModifier",
            ]
            not-classes = ["*Debug*"]
            paths = ["**/Views/**"]
            classes = ["*View", "*ViewController"]

            """#.utf8)),
    PackSource(
        path: "roles/vapor.toml",
        bytes: Array(
            #"""
            [roles]
            id = "vapor"
            summary = "Vapor: controllers and routes, middleware, commands, queued jobs, migrations"
            languages = ["swift"]
            modules = ["Fluent", "FluentKit", "Queues", "Vapor"]

            [[role]]
            name = "migration"
            bases = ["AsyncMigration", "Migration"]

            [[role]]
            name = "database"
            paths = ["**/configure.swift", "**/entrypoint.swift"]
            functions = ["configure"]

            [[role]]
            name = "endpoint"
            bases = ["RouteCollection"]
            classes = ["*Controller"]
            not-classes = ["*DataController", "*PersistenceController", "*ViewController"]
            paths = ["**/Controllers/**", "**/Routes/**"]
            closures = ["delete", "get", "patch", "post", "put", "webSocket"]
            imports = ["Fluent", "FluentKit", "Vapor"]

            [[role]]
            name = "task"
            bases = ["AsyncCommand", "AsyncJob", "AsyncScheduledJob", "Command", "Job", "ScheduledJob"]

            [[role]]
            name = "middleware"
            bases = ["AsyncMiddleware", "Middleware"]

            """#.utf8)),
    PackSource(
        path: "roles/web.toml",
        bytes: Array(
            #"""
            [roles]
            id = "web"
            summary = "Other web frameworks with routes by decorator: aiohttp, Bottle, Litestar, Pyramid, Robyn, Sanic"
            languages = ["python"]
            modules = ["aiohttp", "blacksheep", "bottle", "connexion", "cornice", "litestar", "ninja", "pyramid", "robyn", "sanic"]

            [[role]]
            name = "endpoint"
            decorators = [
                "*.get", "*.post", "*.put", "*.patch", "*.delete", "*.head", "*.options", "*.route", "*.websocket",
                "view_config", "*.view_config",
            ]

            [[role]]
            name = "middleware"
            decorators = ["*.middleware"]

            """#.utf8)),
    PackSource(
        path: "session/application-session-in-request.toml",
        bytes: Array(
            #"""
            [rule]
            id = "application-session-in-request"
            summary = "a request uses the database of the application beside its own"
            severity = "warning"
            languages = ["swift"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "effect"
            effects = ["begins", "commits", "rollsBack", "queries", "writes", "passes"]
            within = "carrier-of-carrier"
            carriers = ["vapor-request"]
            not-roles = ["script", "task"]

            [message]
            text = "`{outer}` goes around `{inner}`, the database of the request"
            help = "use `{inner}`"

            [fix]
            safety = "safe"
            title = "Use the database of the request"
            replace-receiver = true

            [page]
            finds = """
            `req.application.db`, or `req.application.db(.archive)`, where `req` is a request, which gives the same database itself. The database may be used there, handed to a call, or bound to a name first.
            """
            why = """
            The database of a request knows the request: its statements are logged with the id of the request, they run on its event loop without a change of thread, and what middleware, tests or a tenant put in its place is used. The one of the application knows nothing of this. Two databases in one handler are also easily two connections, and one of them stands outside of the transaction that the other has open.
            """
            exceptions = """
            Not reported: jobs and commands, whose context has only the application's; what a `Task`, a queue or a completion handler does after the request; other things of the application; a request's services that are made of the application alone.
            """
            references = [
                "https://docs.vapor.codes/fluent/overview/",
                "https://docs.vapor.codes/basics/logging/",
            ]

            [page.example]
            swift = "bad/Sources/App/Controllers/LockerController.swift"

            [page.instead]
            swift = "good/Sources/App/Controllers/LockerController.swift"

            """#.utf8)),
    PackSource(
        path: "session/borrowed-session-in-with.toml",
        bytes: Array(
            #"""
            [rule]
            id = "borrowed-session-in-with"
            summary = "a borrowed session is entered with `with`, which closes it"
            severity = "error"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            effects = ["closes"]
            origins = ["borrowed"]
            implicit-only = true

            [message]
            text = "`{function}` enters `{receiver}`, {origin}, and closes it at the end of the block"
            help = "use `{receiver}` as it is; only who opens a session closes it"

            [fix]
            safety = "unsafe"
            title = "Use the session without the block"
            note = "It is not applied by itself: the lines of the block move, and what relied on its end has to be looked at."

            [page]
            finds = """
            `with session:` or `async with session:` where the session came in from outside: through a parameter, through an attribute that the constructor was given, or from the function around. It looks like a harmless way to say "in this session"; it is the way to close it.
            """
            why = """
            Leaving the block closes the session: the transaction of the owner is rolled back, and its objects are detached. The owner goes on with a session that begins anew, and what it had written before this call is gone, without an error. Such a block also hides well, since the same words are right where the session is opened.
            """
            exceptions = """
            Not reported: a session that the function has opened itself and holds in a variable; `with session.begin():`, which is `begin-on-borrowed-session`; `begin_nested()`; `nullcontext(session)`; a factory that came in from outside and is called here; a session that the function opens where none was given and closes only then; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#opening-and-closing-a-session",
            ]

            [page.example]
            python = "bad/app/services/loans.py"

            [page.instead]
            python = "good/app/services/loans.py"

            """#.utf8)),
    PackSource(
        path: "session/context-outside-perform.toml",
        bytes: Array(
            #"""
            [rule]
            id = "context-outside-perform"
            summary = "a context with a queue of its own is used outside of `perform`"
            severity = "warning"
            languages = ["swift"]
            since = "0.2.0"
            off = true

            [check]
            verb = "forbid"
            subject = "effect"
            effects = ["commits", "queries", "rollsBack", "writes"]
            kinds = ["session"]
            within = "outside-its-queue"
            queued = ["newBackgroundContext", "privateQueueConcurrencyType"]

            [message]
            text = "`{callee}` uses `{outer}` outside of its queue"
            help = "do it in a closure of `{outer}.perform` or `{outer}.performAndWait`"

            [page]
            finds = """
            A context of Core Data that the function makes with a queue of its own, by `newBackgroundContext()` or with `.privateQueueConcurrencyType`, and that it fetches with, saves or changes in its own body, not in a closure of `perform` or `performAndWait`.

            This rule is off: it holds where `select` names it.
            """
            why = """
            Such a context may be used on its own queue only. Elsewhere it works most of the time, and now and then reads half of a change or ends the program; `-com.apple.CoreData.ConcurrencyDebug 1` ends it each time.
            """
            exceptions = """
            Not reported: what stands in any closure; a context that the function was given; the context of the main queue; tests.
            """
            references = [
                "https://developer.apple.com/documentation/coredata/nsmanagedobjectcontext",
                "https://developer.apple.com/documentation/coredata/using-core-data-in-the-background",
            ]

            [page.example]
            swift = "bad/Sources/App/Orchestration/Importer.swift"

            [page.instead]
            swift = "good/Sources/App/Orchestration/Importer.swift"

            """#.utf8)),
    PackSource(
        path: "session/optional-session-opens-own.toml",
        bytes: Array(
            #"""
            [rule]
            id = "optional-session-opens-own"
            summary = "a function opens its own session when its caller gives none"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "parameter"
            kinds = ["session"]
            opens-when-missing = true

            [message]
            text = "`{function}` opens its own session when `{parameter}` is missing"
            help = "make `{parameter}` required, and let each caller say which session it means"

            [page]
            finds = """
            A session parameter that is optional or has a default, in a function that opens a session of its own when the caller passes none: `db = db or SessionLocal()`, `if db is None: …`, a conditional expression, an `else` arm, or an early `return` before the opening. Constructors count as functions. The finding stands at the parameter.
            """
            why = """
            The call without the session looks like the call with it and works in every test. In production it leaves the transaction of its caller: it does not see the caller's rows, it is committed on its own or never, and it stays when the caller rolls back. Who closes the session depends on who opened it, so such a function needs a second variable that remembers it, and the one path on which that is forgotten leaks a connection or closes the session of the caller.
            """
            exceptions = """
            Not reported: an optional session without which the function does without the database, or raises; a default that the framework fills at each call, such as `Depends(get_db)`; a function that always opens its own session, whatever it was given; sessions of other libraries; a decorator that hands the session on to the function it wraps: it is the owner, and what it wraps the borrower.

            Nor is a context manager that yields the session which it was given or has opened: to give one is all its job, and those who enter it are asked instead.

            In a tool, a service, a repository or a model, the opening itself is reported, as an error, and the parameter is shown with it.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
            ]

            [page.example]
            python = "bad/app/workflows/inventory.py"

            [page.instead]
            python = "good/app/workflows/inventory.py"

            """#.utf8)),
    PackSource(
        path: "session/second-session-in-operation.toml",
        bytes: Array(
            #"""
            [rule]
            id = "second-session-in-operation"
            summary = "a session is opened while another one is live"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "forbid"
            subject = "effect"
            effects = ["opens"]
            within = "life-of-other-session"
            separate = ["*audit*", "*error*", "*failure*", "*separate*", "*independent*", "*standalone*", "*isolated*", "lock", "lock_*", "*_lock", "log", "log_*", "*_log", "side", "side_*"]

            [[check]]
            verb = "forbid"
            subject = "effect"
            reach = "calls"
            effects = ["opens"]
            allowed = ["tool", "service", "repository", "model"]
            one-a-thread = ["scoped-session"]
            longest = 4
            unless = ["cached"]
            within = "life-of-other-session"
            separate = ["*audit*", "*error*", "*failure*", "*separate*", "*independent*", "*standalone*", "*isolated*", "lock", "lock_*", "*_lock", "log", "log_*", "*_log", "side", "side_*"]

            [message]
            text = "`{callee}` opens a second session in `{target}`, while `{outer}` is live in `{function}`{consequence}"
            help = "hand `{outer}` on to it; or, if what it does must stay whatever becomes of the operation, say so in its name, as `audit_session`"

            [page]
            finds = """
            A session that is opened while the function is at work with another one: within the `with` block of that, between its opening and its `close()`, or after it has worked with one that it was lent as a parameter. One that was lent and is used only later, or whose transaction may have ended before, makes the finding likely. It may be opened in the function itself, or by something that it calls, any number of calls away; the path below the finding then shows every call in between. Ways of more than four calls are left out where not every one of them is sure.

            Where several functions reach one opening like this, it is told once, at the opening, or at the function for which a decorator opens it, with all of the calls beside it: sure ways and likely ones apart. A way is sure where every call on it is known, and what is called opens the session each time: not only in an arm of a branch, in the handler of an error, or where it has not returned before. In the handler of an error it is likely in the function itself, too.
            """
            why = """
            Two sessions are two transactions. The second one does not see what the first has written and not committed, and waits for its locks, for ever if both want the same row. A failure takes back one half of the work. Each operation takes two connections from the pool at once, so that a few of them at the same time can take all and wait for each other.
            """
            exceptions = """
            Not reported: a session that is declared separate, by a name with `audit`, `error`, `failure`, `separate`, `independent`, `standalone` or `isolated` in it, or one that begins or ends with `log` or `lock` or begins with `side`, of the session, its factory or a function on the way; two sessions of factories with different names in one function, which may be of two databases; a session whose transaction has ended by then on every path, by `commit()`, `rollback()` or a function that does so, and that was not used since: it holds no connection; a callee that opens a session only where it is given none, or for some values of a parameter; the session of the thread, which a `scoped_session` hands out again, but for endpoints; a session that is one of two in an expression, as in `db or SessionLocal()`; what runs in a background task of its own, or beside others by `gather`; what a function opens whose result is kept in a cache, by a decorator such as `@cached`; sessions one after the other; a connection of a driver that is used directly, since it most often leads to another database; tests.

            A session that is opened anew on purpose, as to write a state that must stay, is told like any other: it says so in a name, or with a comment that allows it.

            Where the opening stands in, or is reached through, a tool, a service, a repository or a model, it is reported there, as `session-opened-in-service` and its relatives; where the function itself is one of these, the second session is a part of that finding.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/core/pooling.html",
            ]

            [page.example]
            python = "bad/app/api/rooms.py"

            [page.instead]
            python = "good/app/api/rooms.py"

            """#.utf8)),
    PackSource(
        path: "session/session-across-event-loops.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-across-event-loops"
            summary = "a tool runs the work on a session that it only borrows on another event loop"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "call"
            reach = "calls"
            roles = ["tool"]
            callees = ["asyncio.run", "anyio.run", "run_until_complete", "run_coroutine_threadsafe", "async_to_sync", "Runner.run"]
            carriers = ["submit", "Thread", "run_in_executor", "to_thread", "map"]
            effects = ["begins", "closes", "commits", "flushes", "queries", "rollsBack", "writes"]

            [message]
            text = "`{function}` runs `{value}` by `{callee}()`, and in there `{target}` awaits a session that belongs to the event loop of the caller"
            help = "make the tool asynchronous all the way, `async def _arun`, and await the service; where it has to be synchronous, open a session on the loop that runs the work"

            [page]
            finds = """
            A call in a tool that runs a coroutine on another event loop: `asyncio.run(…)`, `loop.run_until_complete(…)`, `run_coroutine_threadsafe(…)`, a thread that is given `asyncio.run`, or a function of the program that does one of these with what it is given. In the coroutine, or any number of calls away, something is awaited on a session that was made outside: in an attribute, a parameter, or a service that was built with it.

            The path below the finding shows the way to the first such place.
            """
            why = """
            A connection of an asynchronous driver belongs to the event loop on which it was opened. On another loop the first statement fails with `attached to a different loop`, or waits for ever for a loop that is itself waiting for the tool. Where it works by chance, two tasks use one session at once, and the connection goes back to the pool tied to a loop that has ended, so that the next request fails, and not this one.
            """
            exceptions = """
            Not reported: a coroutine that works without a session, or that opens one itself; sessions that are not asynchronous; a bridge in code that is no tool; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html#using-multiple-asyncio-event-loops",
                "https://docs.python.org/3/library/asyncio-task.html#asyncio.run_coroutine_threadsafe",
            ]

            [page.example]
            python = "bad/app/tools/stock_tool.py"

            [page.instead]
            python = "good/app/tools/stock_tool.py"

            """#.utf8)),
    PackSource(
        path: "session/session-escapes-to-background.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-escapes-to-background"
            summary = "a session is given to a task, a thread or a job that its owner does not wait for"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            languages = ["python"]
            verb = "escape"
            subject = "value"
            kinds = ["session"]
            into = ["background"]
            callees = ["create_task", "ensure_future", "add_task", "Thread", "submit", "apply_async", "delay", "run_coroutine_threadsafe", "call_soon", "call_later", "add_job"]

            [[check]]
            languages = ["swift"]
            verb = "escape"
            subject = "value"
            kinds = ["session"]
            into = ["background"]
            callees = ["Task", "detached", "async", "asyncAfter", "asyncDetached", "addOperation", "scheduledTimer"]
            lent-types = ["grdb-database"]

            [message]
            text = "`{receiver}` is given to `{callee}`, which runs on when its owner has closed it"
            help = "let the job open a session of its own, and pass the ids that it needs"

            [message.swift]
            text = "`{receiver}` is taken along by `{callee}`, which may run when its owner has given it back"
            help = "begin an access to the database of its own in there, and take along the ids that it needs"

            [page]
            finds = """
            A session, or an object that was made with it in the same function, among what is given to something that runs later or beside the function: `asyncio.create_task(work(session))`, `background_tasks.add_task(work, session)`, `Thread(target=work, args=(session,))`, `executor.submit(work, session)`, a Celery `delay(session)`. A task counts where nothing awaits it: its result is dropped, or never awaited, gathered or returned.

            In Swift: the session that a closure is called with, as by `queue.write { db in … }`, or the `Database` of GRDB that a function is called with, in a closure inside that `Task`, `Task.detached`, `DispatchQueue.….async`, `addOperation` or `Timer.scheduledTimer` runs later.

            It is likely only where the coroutine that the task runs closes what it is given: it may have been made the owner.
            """
            why = """
            The owner closes its session at the end of its operation; a framework does so when the response is sent. The job has only begun by then. It works on a closed session, which silently takes a new connection and commits to nobody's knowledge, or on one that is in use for the rest of the request at the same moment. Errors of it are seen by nobody.
            """
            exceptions = """
            Not reported: jobs that open their own session, a factory that is passed on included; a task that the function awaits, gathers or hands back; a thread that is joined, a future whose result is asked for; tests.
            """
            references = [
                "https://fastapi.tiangolo.com/tutorial/dependencies/dependencies-with-yield/",
                "https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html",
            ]

            [page.example]
            python = "bad/app/api/loans.py"
            swift = "bad/Sources/App/Controllers/LoanController.swift"

            [page.instead]
            python = "good/app/api/loans.py"
            swift = "good/Sources/App/Controllers/LoanController.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-factory-imported.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-factory-imported"
            summary = "a session factory imported by code that may not open a session"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "import"
            roles = ["tool", "tool-factory", "service", "repository"]
            kinds = ["factory"]
            unless-used = true

            [message]
            text = "`{name}` from `{module}` makes sessions, and a {role} may not open one"
            help = "delete the import; take the session as a parameter, or ask the service registry for the service that has it"

            [page]
            finds = """
            An import of a session factory in a file of a tool, a tool factory, a service or a repository. The import may have any form: with an alias, inside a function, inside `try`, as one name of several, or in an `__init__.py` that hands the name on. A session factory is a name of the configured vocabulary, such as `AsyncSessionLocal`, `SessionLocal` or `get_db`.

            If the file also calls what it imports, then the call is the finding (`session-opened-in-tool` and its relatives) and the import is a marked place of it. The import stands alone where the file itself opens nothing: it hands the factory on, keeps it, or has forgotten it.
            """
            why = """
            Code that can name the factory can open a session beside the one that the request already has. That second session is a second connection and a second transaction. It does not see what the first one has not committed yet, it is not rolled back together with it, and nobody has told it which tenant the request belongs to. The import is where this begins, and it is the easiest part to count while a layer is being cleaned.
            """
            exceptions = """
            Not reported: imports under `if TYPE_CHECKING:`, which do not happen at run time; the module that makes the factory; a class or function of the same name that the file defines itself; an import that only serves a task, an endpoint or a function with an injected parameter (`db = Depends(get_db)`) in the same file; all layers that may own a session, such as orchestrators, endpoints, tasks and scripts.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-make-a-sessionmaker",
            ]

            [page.example]
            python = "bad/app/services/tickets.py"

            [page.instead]
            python = "good/app/services/tickets.py"

            """#.utf8)),
    PackSource(
        path: "session/session-generator-driven-by-hand.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-generator-driven-by-hand"
            summary = "a generator that hands out a session is driven by its caller"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "generator"
            not-roles = ["database"]
            steps = ["next", "__next__"]
            async-steps = ["anext", "__anext__", "asend"]
            ends = ["close", "aclose"]
            managers = ["contextmanager", "asynccontextmanager"]

            [message]
            text = "`{callee}` hands out a session by `yield`: {consequence}"
            help = "let the framework inject it, as with `Depends({callee})`, or make a context manager of it with `@contextmanager` or `@asynccontextmanager`, and enter that"

            [fix]
            safety = "unsafe"
            title = "Enter a context manager instead"
            note = "It is not applied by itself: what follows has to move into the block, and how far that reaches, the code does not say."

            [page]
            finds = """
            A function that yields a session, written for a framework that drives it (`def get_db(): … yield db`), whose call is consumed by hand: `next(get_db())`, `await get_db().__anext__()`, `anext`, `with get_db()` and `async with get_db()`, and a loop over it that `break` or `return` leaves. The call must be known to land on such a function, in the same file or another one.

            The message says what comes of it. Some of these fail at run time, always: `with` on a generator, which is no context manager; `next` on an asynchronous generator, `anext` on one that is not; `for` and `async for` on the wrong kind.
            """
            why = """
            Such a function opens the session before its `yield`, and closes it, and often commits, behind. A framework resumes it there. Who takes the first value by hand does not: the session stays open until the garbage collector finds the generator, an asynchronous one is then finished by nobody in particular on whatever event loop is left, and what it was to commit is lost.
            """
            exceptions = """
            Not reported: functions that are context managers by their decorator; one that is wrapped by `contextmanager(get_db)()` at the call; a generator that lends on what it gets, as another dependency does; a loop that runs to its end, which also runs the rest of the generator; the core of the database; tests.

            A generator that is stepped by hand and then ended by `close()` or `aclose()` is a note.
            """
            references = [
                "https://fastapi.tiangolo.com/tutorial/dependencies/dependencies-with-yield/",
                "https://docs.python.org/3/library/contextlib.html#contextlib.asynccontextmanager",
            ]

            [page.example]
            python = "bad/app/commands/reminders.py"

            [page.instead]
            python = "good/app/commands/reminders.py"

            """#.utf8)),
    PackSource(
        path: "session/session-in-global-state.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-in-global-state"
            summary = "a session or a registry is kept where all of the process sees it"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "escape"
            subject = "value"
            kinds = ["session", "registry"]
            origins = ["opened", "parameter", "attribute", "captured"]
            into = ["global"]
            request-state = ["flask.g", "quart.g"]
            not-roles = ["script"]

            [message]
            text = "`{name}` keeps {consequence}"
            help = "keep the factory there, and open a session for each operation"

            [page]
            finds = """
            A session, or a service registry, that is bound to a global of a module or to an attribute of a class, by an assignment at the top level, in a function with `global`, or as `Class.session = …`; put into a container that is such a global, as `CACHE["session"] = session`; or given to a `ContextVar` by `set()`.
            """
            why = """
            A session is one conversation with the database, for one operation. Kept for the process, it is shared by all requests and threads: their changes meet in one transaction, and whoever commits or rolls back, does so for all. One error leaves it unusable until somebody rolls it back, and rows that it has loaded once are never read again. A context variable ties the same thing to whatever task happens to run.
            """
            exceptions = """
            Not reported: a session that the code of the module closes again itself; `db = service.db` on the level of the module, where only the name speaks of a session; factories, engines and scoped sessions, which are made to be kept; scripts; attributes of objects, of `request.state`, of `flask.g` and of other things that end with the request; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#is-the-session-thread-safe-is-asyncsession-safe-to-share-in-concurrent-tasks",
            ]

            [page.example]
            python = "bad/app/services/lending.py"

            [page.instead]
            python = "good/app/services/lending.py"

            """#.utf8)),
    PackSource(
        path: "session/session-kind-mismatch.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-kind-mismatch"
            summary = "an asynchronous session is used like a synchronous one, or the other way round"
            severity = "error"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "require"
            subject = "await"
            types = ["async-session"]
            methods = [
                "aclose", "close", "commit", "connection", "delete", "exec", "execute", "flush", "get", "get_one", "invalidate",
                "merge", "refresh", "reset", "rollback", "run_sync", "scalar", "scalars", "stream", "stream_scalars",
            ]

            [[check]]
            verb = "forbid"
            subject = "await"
            types = ["sync-session"]
            methods = [
                "close", "commit", "connection", "delete", "exec", "execute", "flush", "get", "get_one", "invalidate", "merge",
                "refresh", "reset", "rollback", "scalar", "scalars",
            ]

            [[check]]
            verb = "forbid"
            subject = "passing"
            types = ["async-session"]
            declared = ["sync-session"]

            [message]
            text = "`{callee}()` {consequence}"
            help = "await what an `AsyncSession` does, and nothing of a `Session`; where a function serves one kind, declare and pass that kind"

            [fix]
            safety = "unsafe"
            title = "Set the `await` right"
            set-await = true

            [page]
            finds = """
            Three ways to take one kind of session for the other. `db.commit()`, `flush()`, `execute()` or another coroutine of an `AsyncSession` as a statement without `await`, or with its result used as if it had been awaited (`db.execute(query).scalars()`). `await` before a method of a synchronous `Session`. An `AsyncSession` passed to a function of the program that declares a `Session`.

            The kind comes from the annotation, from the class that is called, or from `async_sessionmaker`. A session that is known by its name alone, or by a factory whose kind the program does not show, is not judged.
            """
            why = """
            A coroutine that nobody awaits does not run. `db.commit()` on an `AsyncSession` looks like a commit, raises nothing, and the rows are gone when the session closes; Python may print `coroutine was never awaited` much later. The other way round, `await db.commit()` on a `Session` does commit, and then raises a `TypeError`, since `None` cannot be awaited: the caller takes what is written for failed. Where such code works, its declaration is wrong, and every checker and reader is misled: for a parameter that is declared as a `Session` and awaited it is therefore a warning, once for all that is done with it.
            """
            exceptions = """
            Not reported: `add`, `add_all`, `expunge` and the like, which are no coroutines of an `AsyncSession` either; a coroutine that is returned, kept or passed on, as to `asyncio.gather`; the synchronous session inside `run_sync`; a parameter that is declared as either kind; sessions known by their names; tests, where a mock may stand for anything.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html#sqlalchemy.ext.asyncio.AsyncSession",
                "https://docs.python.org/3/library/asyncio-dev.html#detect-never-awaited-coroutines",
            ]

            [page.example]
            python = "bad/app/api/berths.py"

            [page.instead]
            python = "good/app/api/berths.py"

            """#.utf8)),
    PackSource(
        path: "session/session-not-closed.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-not-closed"
            summary = "a session is opened, and not closed on every path"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "pair"
            subject = "effect"
            acquired = ["opens"]
            released = ["closes"]
            not-of = ["scoped-session"]
            # It ends and closes sessions with the transaction of the thread.
            unless-named = ["zope.sqlalchemy"]

            [message]
            text = "the session that `{callee}()` opens is not closed {consequence}"
            help = "open it in a block, `with {value} as …:`, which closes it on every way out"

            [fix]
            safety = "unsafe"
            title = "Open the session in a `with` block"
            note = "It is not applied by itself: what follows has to move into the block, and how far that reaches, the code does not say."

            [page]
            finds = """
            A call that opens a session which the function keeps for itself, and a way out of the function on which nothing closes it: an early `return`, an error that leaves between the opening and the `close()`, or every way, where there is no `close()` at all. The message says which. Every call may raise an error, so `close()` counts as certain only in `finally`, in a handler of everything, or where nothing is called in between.
            """
            why = """
            A session that works holds a connection of the pool, and often an open transaction with its locks. Nobody gives them back until the garbage collector happens to come by; with an asynchronous session not even that is promised, and there is a warning at best. The leak shows when it is least welcome: errors raise the number of open connections, the pool runs dry, and requests that have nothing to do with the error wait and fail.
            """
            cure = """
            Open it in a block, `with SessionLocal() as session:`, which closes it on every way out. A connection of `psycopg2`, `sqlite3` and others whose block ends the transaction alone is closed by `with contextlib.closing(psycopg2.connect(…)) as connection:`.
            """
            exceptions = """
            Not reported: programs that use `zope.sqlalchemy`, which closes sessions with the transaction of the thread; a session that the function hands on: returned, kept in an attribute or a list, captured by a function inside, given to the making of another object, to something like `closing()` or `enter_context()`, or to a function of the program that closes it (`with session_scope(session=factory()) as session:`); a method that opens once, keeps the session in an attribute and gives that; sessions of a scoped factory, which its registry closes; sessions that a module opens for the life of the process; tests. Words to a log, and the block of a time limit, raise nothing that has to be guarded against.

            Where it is closed in a `finally`, and only an error within that `finally` keeps it open, the finding is likely. Connections of drivers are at most likely findings. `with psycopg2.connect(…) as connection:` is one: that block ends the transaction and leaves the connection open, where the one of `psycopg` closes it. `pool.putconn(connection)` and `pool.release(connection)` give back what was taken.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#opening-and-closing-a-session",
            ]

            [page.example]
            python = "bad/app/tasks/reports.py"

            [page.instead]
            python = "good/app/tasks/reports.py"

            """#.utf8)),
    PackSource(
        path: "session/session-not-passed.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-not-passed"
            summary = "an operation is called without the session that is at hand"
            severity = "warning"
            languages = ["swift"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "overload"
            kinds = ["session"]
            type = "mongo-session"
            label = "session"
            methods = [
                "aggregate", "bulkWrite", "countDocuments", "createIndex", "deleteMany", "deleteOne", "distinct", "dropIndex",
                "find", "findOne", "findOneAndDelete", "findOneAndReplace", "findOneAndUpdate", "insertMany", "insertOne",
                "replaceOne", "runCommand", "updateMany", "updateOne",
            ]

            [message]
            text = "`{callee}` is called without `{name}`, so it works outside of that"
            help = "pass it: `{parameter}: {name}`"

            [page]
            finds = """
            In a function that takes a session, or a closure that is handed one, a call that could be given it and is not: a function of the program that has a twin of the same name, with the same labels and one more, for the session; or an operation of MongoSwift without `session:`, where a `ClientSession` is at hand.
            """
            why = """
            The twin without the session gets one of its own. It does not see what the transaction has written, it is not taken back when that fails, and it may wait for it: a second connection of the same pool, or, with GRDB, an access inside an access, which ends the program. MongoDB runs an operation without the session outside of the transaction, without a word.
            """
            cure = """
            Pass the session that is at hand under the name of the parameter, as in `db=db`.
            """
            exceptions = """
            Not reported: a call that is given a session already, or an object that holds one; the twin that takes the session, where it calls the other one; what a `Task`, a queue or a completion handler does later; an optional session, which may be nil; a function without such a twin.
            """
            references = [
                "https://github.com/mongodb/mongo-swift-driver/blob/main/Guides/Transactions-Guide.md",
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/concurrency",
            ]

            [page.example]
            swift = "bad/Sources/App/Orchestration/Harvest.swift"

            [page.instead]
            swift = "good/Sources/App/Orchestration/Harvest.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-opened-in-model.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-opened-in-model"
            summary = "a model opens a database session"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            roles = ["model"]
            # A folder `models` has helpers and stores as well, and models of another kind.
            doubts-path = true
            effects = ["opens"]
            one-a-thread = ["scoped-session"]
            kinds = ["session", "scope", "handle", "connection"]

            [message]
            text = "`{function}` opens a session with `{callee}()`, but a model belongs to the session that has loaded it"
            help = "take the session as a parameter, or move the query to a repository"

            [message.swift]
            text = "`{function}` opens a session with `{callee}`, but a model belongs to the session that has loaded it"
            help = "take the session as a parameter, or move the query to a repository"

            [fix]
            safety = "unsafe"
            title = "Move the work out of the model, or take the session as a parameter"
            note = "It is not applied by itself: where the work belongs is a decision, and its callers change with it."

            [page]
            finds = """
            A call that opens a database session in a model: in a class that derives from a declarative base, or in a file of a `models` folder. There the finding is likely only, for helpers and stores are kept there as well.

            Every way of opening counts: `async with AsyncSessionLocal() as db`, a bare `db = SessionLocal()`, `SessionLocal.begin()`, `AsyncSession(engine)`, a factory made in the file with `sessionmaker`, a factory under an alias, behind its module (`database.AsyncSessionLocal()`), imported inside a function or inside `try`, kept on `self` and called later, and a dependency such as `get_db()` that is run by hand. Which names are factories is configurable.

            The import of the factory and the commit, rollback and close of the session that is opened here belong to the same cause. They are shown as marked places of this finding and are not reported again.

            In Swift, models are types with `@Model` or `@Table`, subclasses of `NSManagedObject` and of Realm's `Object`, Fluent's models and GRDB's records, with all that extends them. In Swift every call counts that makes a session or what sessions are made from: `ModelContext(…)`, `ModelContainer(…)`, `NSManagedObjectContext(…)`, `newBackgroundContext()`, `performBackgroundTask`, `DatabaseQueue(…)`, `DatabasePool(…)`, `Realm()`, `Connection(…)` of SQLite.swift, `PostgresConnection.connect(…)`, `startSession()` and `withSession` of MongoSwift. The file must import the library.
            """
            why = """
            An object that has been loaded is attached to one session. A method that opens another session and adds the object to it fails with the error that the object is already attached, or, for a new object, writes it in a transaction that the rest of the operation does not belong to. A query inside a property costs a connection for each access, so a loop over a hundred rows takes a hundred connections, and nothing at the place of the loop shows it.
            """
            exceptions = """
            Not reported: a session that is made for the `connection` which a listener is handed, and only reads: it does so in the transaction of the flush.

            A model may use the session that it is given, and the session that it already belongs to (`object_session(self)`).

            Not reported: sessions of other libraries (`requests.Session()`, `aiohttp.ClientSession()`, `boto3.Session()`); a class or a function of that name which the file defines itself; a name that is bound to something else where it is called; imports for the type checker only; tests and migrations.

            In Swift, not reported: types of those names in files that do not import the library, or that the tree declares itself; sessions of the web, of cameras and of sound (`URLSession`, `AVCaptureSession`, `startSession()` of a writer); accesses of a queue that is handed in (`queue.write { }`); tests and previews. The context that an object belongs to (`managedObjectContext`) is not opened by it.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/orm/session_state_management.html",
            ]

            [page.example]
            python = "bad/app/models/boat.py"
            swift = "bad/Sources/App/Models/Boat.swift"

            [page.instead]
            python = "good/app/models/boat.py"
            swift = "good/Sources/App/Models/Boat.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-opened-in-repository.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-opened-in-repository"
            summary = "a repository opens a database session"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            verb = "forbid"
            subject = "effect"
            languages = ["python"]
            roles = ["repository"]
            effects = ["opens"]
            one-a-thread = ["scoped-session"]
            unless = ["runs-apart"]

            # Who opens it for a closure of his caller lends it.
            [[check]]
            verb = "forbid"
            subject = "effect"
            languages = ["swift"]
            roles = ["repository"]
            effects = ["opens"]
            unless = ["lends-to-closure", "runs-apart"]

            [message]
            text = "`{function}` opens a session with `{callee}()`, but a repository works with the session of its caller"
            help = "take the session in the constructor (`db: AsyncSession`) and let the owner of the operation open it"

            [message.swift]
            text = "`{function}` opens a session with `{callee}`, but a repository works with the session of its caller"
            help = "take the session in the initializer, and let the owner of the operation open it"

            [fix]
            safety = "unsafe"
            title = "Take the session as a parameter"
            note = "It is not applied by itself: whoever calls the repository has to open the session and commit it, and until they do every write would be lost."

            [page]
            finds = """
            A call that opens a database session in a repository, that is in a class called `…Repository`, `…Commands`, `…Queries` or `…DAO`, or in a folder `repositories` or `crud`.

            Every way of opening counts: `async with AsyncSessionLocal() as db`, a bare `db = SessionLocal()`, `SessionLocal.begin()`, `AsyncSession(engine)`, a factory made in the file with `sessionmaker`, a factory under an alias, behind its module (`database.AsyncSessionLocal()`), imported inside a function or inside `try`, kept on `self` and called later, and a dependency such as `get_db()` that is run by hand. Which names are factories is configurable.

            The import of the factory and the commit, rollback and close of the session that is opened here belong to the same cause. They are shown as marked places of this finding and are not reported again.

            In Swift every call counts that makes a session or what sessions are made from: `ModelContext(…)`, `ModelContainer(…)`, `NSManagedObjectContext(…)`, `newBackgroundContext()`, `performBackgroundTask`, `DatabaseQueue(…)`, `DatabasePool(…)`, `Realm()`, `Connection(…)` of SQLite.swift, `PostgresConnection.connect(…)`, `startSession()` and `withSession` of MongoSwift. The file must import the library. An actor that is a `@ModelActor` is made for its context and is not meant.
            """
            why = """
            A repository is the smallest part of an operation. Where each of its methods opens a session, an operation that calls three methods runs three transactions on three connections, and there is no moment at which it succeeds or fails as a whole. The objects that such a method returns belong to a session that is closed by then: the first attribute that is loaded late fails with `DetachedInstanceError`, far from the place that closed the session.
            """
            exceptions = """
            A method that hands out sessions for a block, of a class that is there to keep the database (`DatabaseService.session`), may open them: those who use it are told.

            A function that is only run apart has nobody who could lend it a session, and has to open its own: one that everywhere in the program is only given to `create_task`, `add_task`, a thread or a job, or is called by nobody but such a function beside it; and one inside another function that is waited for by `gather` or `to_thread` alone.

            Repositories of other stores (a document store, a web service, a local file) open what belongs to their library.

            Not reported: sessions of other libraries (`requests.Session()`, `aiohttp.ClientSession()`, `boto3.Session()`); a class or a function of that name which the file defines itself; a name that is bound to something else where it is called; imports for the type checker only; tests and migrations.

            A connection of a driver that is used directly, from `psycopg.connect()` or a pool, is at most likely to be one of the application's database, since drivers are the way to other databases, too. Files of `sqlite3`, `aiosqlite` and `duckdb` are not asked for.

            In Swift, not reported: types of those names in files that do not import the library, or that the tree declares itself; sessions of the web, of cameras and of sound (`URLSession`, `AVCaptureSession`, `startSession()` of a writer); accesses of a queue that is handed in (`queue.write { }`); tests and previews.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html",
            ]

            [page.example]
            python = "bad/app/repositories/bikes.py"
            swift = "bad/Sources/App/Repositories/BikeRepository.swift"

            [page.instead]
            python = "good/app/repositories/bikes.py"
            swift = "good/Sources/App/Repositories/BikeRepository.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-opened-in-service.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-opened-in-service"
            summary = "a service opens a database session"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            verb = "forbid"
            subject = "effect"
            languages = ["python"]
            roles = ["service"]
            effects = ["opens"]
            one-a-thread = ["scoped-session"]
            unless = ["runs-apart"]

            # Who opens it for a closure of his caller lends it.
            [[check]]
            verb = "forbid"
            subject = "effect"
            languages = ["swift"]
            roles = ["service"]
            effects = ["opens"]
            unless = ["lends-to-closure", "runs-apart"]

            [message]
            text = "`{function}` opens a session with `{callee}()`, but a service works with the session of its caller"
            help = "take the session in the constructor (`db: AsyncSession`) and let the owner of the operation open it"

            [message.swift]
            text = "`{function}` opens a session with `{callee}`, but a service works with the session of its caller"
            help = "take the session as a parameter, and let the owner of the operation open it"

            [fix]
            safety = "unsafe"
            title = "Take the session in the constructor"
            note = "It is not applied by itself: whoever makes the service has to open the session and commit it, and until they do every write would be lost."

            [page]
            finds = """
            A call that opens a database session in a service.

            Every way of opening counts: `async with AsyncSessionLocal() as db`, a bare `db = SessionLocal()`, `SessionLocal.begin()`, `AsyncSession(engine)`, a factory made in the file with `sessionmaker`, a factory under an alias, behind its module (`database.AsyncSessionLocal()`), imported inside a function or inside `try`, kept on `self` and called later, and a dependency such as `get_db()` that is run by hand. Which names are factories is configurable.

            The import of the factory and the commit, rollback and close of the session that is opened here belong to the same cause. They are shown as marked places of this finding and are not reported again.

            In Swift every call counts that makes a session or what sessions are made from: `ModelContext(…)`, `ModelContainer(…)`, `NSManagedObjectContext(…)`, `newBackgroundContext()`, `performBackgroundTask`, `DatabaseQueue(…)`, `DatabasePool(…)`, `Realm()`, `Connection(…)` of SQLite.swift, `PostgresConnection.connect(…)`, `startSession()` and `withSession` of MongoSwift. The file must import the library. Services are types called `…Service`, `…Manager`, `…Provider`, `…Processor` and `…Syncer`, and the files of a folder `Services`.
            """
            why = """
            A service is called by an endpoint today, by a task tomorrow, and by another service the day after. Where it opens its own session, none of these callers can put its work and the service's work into one transaction: one half can be committed and the other half lost. Rows that the caller has added and flushed but not committed are invisible to the service, and a row that the caller has locked makes the service wait for a transaction that is waiting for the service. A test cannot hand it a session that is rolled back afterwards.

            The same holds for a context of Core Data or SwiftData: what the caller has changed and not saved is invisible in a second context, and the two saves meet in a conflict.
            """
            exceptions = """
            A call whose name alone says that it opens a session (`create_session()`) is none where it lands on functions of the program that promise something else.

            A method that hands out sessions for a block, of a class that is there to keep the database (`DatabaseService.session`), may open them: those who use it are told.

            A function that is only run apart has nobody who could lend it a session, and has to open its own: one that everywhere in the program is only given to `create_task`, `add_task`, a thread or a job, or is called by nobody but such a function beside it; and one inside another function that is waited for by `gather` or `to_thread` alone.

            Code among the services that is a task by its decorator owns what it opens.

            Not reported: sessions of other libraries (`requests.Session()`, `aiohttp.ClientSession()`, `boto3.Session()`); a class or a function of that name which the file defines itself; a name that is bound to something else where it is called; imports for the type checker only; tests and migrations.

            A connection of a driver that is used directly, from `psycopg.connect()` or a pool, is at most likely to be one of the application's database, since drivers are the way to other databases, too. Files of `sqlite3`, `aiosqlite` and `duckdb` are not asked for.

            In Swift, not reported: what a closure opens that runs later or elsewhere, and that nobody waits for (`DispatchQueue.main.async { }`, `Task { }`, a completion), since a session of the caller is bound to its thread or gone by then; types of those names in files that do not import the library, or that the tree declares itself; sessions of the web, of cameras and of sound (`URLSession`, `AVCaptureSession`, `startSession()` of a writer); accesses of a queue that is handed in (`queue.write { }`); tests and previews. Stacks, databases and persistence controllers (`…Stack`, `…Database`, `Persistence…`), which are there to open, are not services.

            A record that must survive the rollback of the operation, such as an audit log, really needs a session of its own. Open it in the layer that owns the operation, or allow this line with a comment that says why.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html",
            ]

            [page.example]
            python = "bad/app/services/seeds.py"
            swift = "bad/Sources/App/Services/SeedService.swift"

            [page.instead]
            python = "good/app/services/seeds.py"
            swift = "good/Sources/App/Services/SeedService.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-opened-in-tool.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-opened-in-tool"
            summary = "a tool opens a database session"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            roles = ["tool", "tool-factory"]
            effects = ["opens"]
            one-a-thread = ["scoped-session"]
            kinds = ["session", "scope", "handle", "connection"]

            [message]
            text = "`{function}` opens a session with `{callee}()`, but a tool works only with what it is given"
            help = "take a `ServiceRegistry` and ask it for the service: `registry.get_service(...)`; the orchestrator opens the session and commits it once"

            [message.swift]
            text = "`{function}` opens a session with `{callee}`, but a tool works only with what it is given"
            help = "take the service that has the session, or the object that hands services out, in the initializer; whoever runs the tool opens the session and commits it once"

            [fix]
            safety = "unsafe"
            title = "Take a registry in the constructor, and get the service from it"
            note = "It is not applied by itself: which service has the operation, or that one has to be written, is a decision, and everybody who makes the tool has to hand it the registry."

            [page]
            finds = """
            A call that opens a database session in a tool of an agent, in a tool factory, or in another function of a file of tools.

            Every way of opening counts: `async with AsyncSessionLocal() as db`, a bare `db = SessionLocal()`, `SessionLocal.begin()`, `AsyncSession(engine)`, a factory made in the file with `sessionmaker`, a factory under an alias, behind its module (`database.AsyncSessionLocal()`), imported inside a function or inside `try`, kept on `self` and called later, and a dependency such as `get_db()` that is run by hand. Which names are factories is configurable.

            The import of the factory and the commit, rollback and close of the session that is opened here belong to the same cause. They are shown as marked places of this finding and are not reported again.

            In Swift every call counts that makes a session or what sessions are made from: `ModelContext(…)`, `ModelContainer(…)`, `NSManagedObjectContext(…)`, `newBackgroundContext()`, `performBackgroundTask`, `DatabaseQueue(…)`, `DatabasePool(…)`, `Realm()`, `Connection(…)` of SQLite.swift, `PostgresConnection.connect(…)`, `startSession()` and `withSession` of MongoSwift. The file must import the library. A closure that is handed to `withMethodHandler` of MCP is a tool, too.
            """
            why = """
            An agent calls its tools in an order that nobody has written down, often several of them in one task. Where each tool opens its own session, one task of the agent becomes several transactions: the first tool's work is committed when the third one fails, and the retry does the first one's work again. The tool's session also knows nothing of the tenant that the orchestrator has set on its own session, and a crew that runs many tools at once takes one connection for each of them out of the pool, until requests wait for a connection and time out.
            """
            exceptions = """
            The code that owns sessions may open them: orchestrators, executors, endpoints, tasks, scripts, middleware and the database module.

            Not reported: sessions of other libraries (`requests.Session()`, `aiohttp.ClientSession()`, `boto3.Session()`); a class or a function of that name which the file defines itself; a name that is bound to something else where it is called; imports for the type checker only; tests and migrations.

            A connection of a driver that is used directly, from `psycopg.connect()` or a pool, is at most likely to be one of the application's database, since drivers are the way to other databases, too. Files of `sqlite3`, `aiosqlite` and `duckdb` are not asked for.

            In Swift, not reported: types of those names in files that do not import the library, or that the tree declares itself; sessions of the web, of cameras and of sound (`URLSession`, `AVCaptureSession`, `startSession()` of a writer); accesses of a queue that is handed in (`queue.write { }`); tests and previews. A value, a view or an enumeration called `…Tool` is no tool.

            An opening in another function that is reached through calls is `session-opened-through-call`; a call of a function that hands out the session it opens is an opening here.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/core/pooling.html",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/lend_tool.py"
            swift = "bad/Sources/App/Tools/LendTool.swift"

            [page.instead]
            python = "good/app/tools/lend_tool.py"
            swift = "good/Sources/App/Tools/LendTool.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-opened-in-view-model.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-opened-in-view-model"
            summary = "a view model opens its own database session"
            severity = "error"
            languages = ["swift"]
            since = "0.1.0"
            needs = ["swiftui"]

            [check]
            verb = "forbid"
            subject = "effect"
            roles = ["view-model"]
            effects = ["opens"]
            kinds = ["session", "scope", "handle", "connection"]

            [message]
            text = "`{function}` opens a session with `{callee}`, but a view model works with what its owner hands it"
            help = "take a repository, a container or a context in the initializer"

            [fix]
            safety = "unsafe"
            title = "Take the service or the context in the initializer"
            note = "It is not applied by itself: whoever makes the view model has to hand it in."

            [page]
            finds = """
            In a view model (a class that is `@Observable` or conforms to `ObservableObject`, or is called `…ViewModel` or `…Presenter`), a call that makes a session or the thing that sessions are made from: `ModelContext(…)`, `ModelContainer(…)`, `NSManagedObjectContext(…)`, `newBackgroundContext()`, `performBackgroundTask`, `DatabaseQueue(…)`, `DatabasePool(…)`, `Realm()`, `Connection(…)`. The library must be imported by the file.
            """
            why = """
            Each screen then has a transaction of its own. Two view models that change the same object overwrite one another; a change that spans two of them is saved in two halves; and a context made on one thread is used on another as soon as a method is `async`. Since the view model makes its database itself, a test of it needs one, and the place where the file is chosen is everywhere.
            """
            exceptions = """
            Not reported: tests and previews; stacks, stores and controllers of persistence, which are there to make the container (`…Stack`, `…Store`, `…Storage`, `Persistence…`, `DataController`), even where views observe them; a store that is said to be in memory alone (`isStoredInMemoryOnly: true`, `inMemoryIdentifier`).
            """
            references = [
                "https://developer.apple.com/documentation/coredata/using-core-data-in-the-background",
                "https://developer.apple.com/documentation/swiftdata/modelcontainer",
            ]

            [page.example]
            swift = "bad/Sources/App/ViewModels/TripListViewModel.swift"

            [page.instead]
            swift = "good/Sources/App/ViewModels/TripListViewModel.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-opened-in-view.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-opened-in-view"
            summary = "a view opens its own database session"
            severity = "error"
            languages = ["swift"]
            since = "0.1.0"
            needs = ["swiftui"]

            [check]
            verb = "forbid"
            subject = "effect"
            roles = ["view"]
            effects = ["opens"]
            kinds = ["session", "scope", "handle", "connection"]

            [message]
            text = "`{function}` opens a session with `{callee}`, but a view shows what it is handed"
            help = "take the context from the environment, or the values to show as parameters"

            [fix]
            safety = "unsafe"
            title = "Take the context from the environment, or the values to show as parameters"
            note = "It is not applied by itself: the view that is above has to hand them down."

            [page]
            finds = """
            In a view (a type that conforms to `View` or derives from `UIViewController` and its like, or is called `…View` or `…ViewController`), a call that makes a session or the thing that sessions are made from: `ModelContext(…)`, `ModelContainer(…)`, `NSManagedObjectContext(…)`, `newBackgroundContext()`, `performBackgroundTask`, `DatabaseQueue(…)`, `DatabasePool(…)`, `Realm()`, `Connection(…)`. The library must be imported by the file.
            """
            why = """
            A view comes and goes as the system likes, and is made many times over. A context of its own sees another state than the one the rest of the screen shows; what it saves reaches the others late or in conflict, and what it does not save is lost with the view. A second queue or pool on the same file locks out the first. And nobody can preview or test the view without a database.
            """
            exceptions = """
            Not reported: previews (`#Preview`, `PreviewProvider`) and tests; the `App` and the delegates, which put the parts together; the context of the environment (`@Environment(\\.modelContext)`); a store that is said to be in memory alone (`isStoredInMemoryOnly: true`).
            """
            references = [
                "https://developer.apple.com/documentation/swiftdata/modelcontext",
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/concurrency",
            ]

            [page.example]
            swift = "bad/Sources/App/Views/TripListView.swift"

            [page.instead]
            swift = "good/Sources/App/Views/TripListView.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-opened-through-call.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-opened-through-call"
            summary = "something that a tool or service calls opens a session of its own"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.2.0"

            [[check]]
            verb = "forbid"
            subject = "effect"
            reach = "calls"
            languages = ["python"]
            roles = ["tool", "service", "repository", "model"]
            effects = ["opens"]
            allowed = ["orchestrator", "endpoint", "task", "script", "middleware", "database", "registry"]
            unless = ["runs-apart"]
            one-a-thread = ["scoped-session"]

            # A store that keeps a context of its own is how apps are built; a tool works with what it is handed.
            [[check]]
            verb = "forbid"
            subject = "effect"
            reach = "calls"
            languages = ["swift"]
            roles = ["tool"]
            effects = ["opens"]
            allowed = ["orchestrator", "endpoint", "task", "script", "middleware", "database", "registry"]

            [message]
            text = "`{function}` calls `{callee}`, {consequence} of its own"
            joined = "`{target}` opens a session of its own for `{function}`{consequence}"
            help = "hand the session of the operation on to `{target}`, or get a service for it from the registry"

            [message.swift]
            text = "`{function}` calls `{callee}`, {consequence} of its own"
            joined = "`{target}` opens a session of its own for `{function}`{consequence}"
            help = "hand the session of the operation on to `{target}`"

            [page]
            finds = """
            A call in a tool, a service, a repository or a model by which a session is opened somewhere else, any number of calls away, in code that has no role of its own: a helper, a utility module, a base class. The finding stands at the call, and the path below it shows every call in between and the line that opens the session. Where several functions reach one such line, it is told once, there, with all of the calls beside it.

            In Swift, tools alone: a store that keeps a context of its own is how apps are built, and a service or a view may use it.
            """
            why = """
            The session that is opened down there is not the one of the operation: it sees nothing of what the operation has written and not committed, its writes stay when the operation is rolled back, tenant settings of the operation's session do not hold in it, and each call takes one more connection from the pool while the operation holds its own.
            """
            exceptions = """
            Not reported: an opening in a function that is reported for it itself (`session-opened-in-service` and its relatives); an opening in code that may own sessions, such as an orchestrator, an endpoint, a task or the database core: what a tool starts there is an operation of its own; a call in a function that is itself only run apart, by `create_task`, `add_task`, a thread or a job; the session of the thread, which a `scoped_session` hands out again; a connection of a driver that is used directly, since it most often leads to another database.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
            ]

            [page.example]
            python = "bad/app/services/reports.py"
            swift = "bad/Sources/App/Tools/ReportTool.swift"

            [page.instead]
            python = "good/app/services/reports.py"
            swift = "good/Sources/App/Tools/ReportTool.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-passed-to-tool.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-passed-to-tool"
            summary = "a tool or a tool factory takes a session or an orchestrator"
            severity = "warning"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "parameter"
            like = ["tool", "tool-factory"]
            kinds = ["session", "orchestrator"]
            in = ["constructor", "entry", "factory", "function"]

            [message]
            text = "`{function}` takes `{parameter}`, so the {role} gets the database itself and not the services"
            help = "take `registry: ServiceRegistry` instead of `{parameter}`, and ask it for the service"

            [message.swift]
            text = "`{function}` takes `{parameter}`, so the {role} gets the database itself and not the services"
            help = "take the service that has the session, or the object that hands services out, instead of `{parameter}`"

            [page]
            finds = """
            A parameter of a tool's constructor or entry method, of a function that is made a tool by a decorator, of a tool factory, or a field of a tool class, which holds a database session or an orchestrator. A session is known by its type (`AsyncSession`, `Session`), or by its name (`db`, `session`) where there is no type; an orchestrator by a type called `…Orchestrator`.

            In Swift, a stored property of a tool without an initializer counts as a parameter, and a session is known by its type and the import of the library: `ModelContext`, `NSManagedObjectContext`, `any Database` of Fluent, `Database` of GRDB, `Realm`, `ClientSession`, `PostgresConnection`.
            """
            why = """
            A tool that has the session can query, commit and close, so sooner or later one does, and the rule that only the owner ends the transaction rests on the care of everyone who writes a tool. The same holds for a tool that has the orchestrator: it can reach the session through it, and it can no longer be built or tested without the whole machine around it. With a registry, a tool reaches services, and the services hold the session.
            """
            exceptions = """
            Not reported: sessions of other libraries; a `session_id` and other plain values; services and delegates that are kept in a folder of tools and are not tools themselves; functions that take finished tools and make agents of them.

            In Swift, not reported: computed properties; `URLSession` and the like; a container, queue or client of a database, which `tool-without-registry` reports.
            """
            references = [
                "https://martinfowler.com/articles/injection.html",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/weigh_tool.py"
            swift = "bad/Sources/App/Tools/WeighTool.swift"

            [page.instead]
            python = "good/app/tools/weigh_tool.py"
            swift = "good/Sources/App/Tools/WeighTool.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-shared-between-tasks.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-shared-between-tasks"
            summary = "one session is used by several tasks that run side by side"
            severity = "error"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "escape"
            subject = "value"
            kinds = ["session"]
            into = ["concurrent"]
            callees = ["gather", "create_task", "ensure_future", "start_soon", "as_completed", "wait"]

            [message]
            text = "`{receiver}` is given to several tasks of `{callee}`, which run side by side"
            help = "open a session in each of the tasks, or await one after the other"

            [page]
            finds = """
            One session in two or more arguments of `asyncio.gather`, in a list or generator that is unpacked into it, or in two tasks that the same function starts by `create_task`, `ensure_future` or `start_soon`, in a loop or one after the other. A session is in a task where it is an argument of the coroutine's call, where the coroutine is a method of the session, of an object that was made with the session in this function, or where what runs is a function inside this one that works with it and is called for each element of a list.
            """
            why = """
            A session works on one connection, and a connection does one thing at a time. Two tasks that use it at once are mixed in one transaction: SQLAlchemy raises an error where it notices ("this session is provisioning a new connection; concurrent operations are not permitted", or asyncpg's "another operation is in progress"), and where it does not, the flush of one task writes the unfinished objects of the other. Whether it happens depends on timing, so tests pass.
            """
            exceptions = """
            Not reported: calls of which only one uses the session; tasks that open a session each, a factory that is passed on included; a session that is opened in the loop that makes the tasks; a task that is awaited before the next one is started; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html#using-asyncsession-with-concurrent-tasks",
            ]

            [page.example]
            python = "bad/app/api/overview.py"

            [page.instead]
            python = "good/app/api/overview.py"

            """#.utf8)),
    PackSource(
        path: "session/session-stored.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-stored"
            summary = "an object that lives on keeps a session in a property"
            severity = "warning"
            languages = ["swift"]
            since = "0.2.0"

            [check]
            verb = "escape"
            subject = "property"
            kinds = ["session"]
            not-roles = ["database", "migration", "test"]
            kept-types = ["fluent-database", "realm", "sqlite-connection"]
            plain-wrappers = ["MainActor", "ObservationIgnored", "Published", "State", "nonisolated", "objc"]
            not-decorators = ["ModelActor"]
            not-classes = ["*Context", "*Exporter", "*Importer", "*Operation", "*Request", "*ResponseHandler", "*Scope", "*Session", "*Transaction"]
            lasting = ["endpoint", "middleware", "orchestrator", "repository", "service", "tool", "view", "view-model"]
            even-own = ["view", "view-model"]

            [message]
            text = "`{class}` keeps a session in `{name}`{consequence}"
            help = "keep the container or the queue, and take a session from it for each operation"

            [page]
            finds = """
            A stored property of a class or an actor whose type is a session that somebody lends: a context of Core Data or SwiftData, GRDB's `Database`, a connection of PostgresNIO, a session of MongoSwift, or a type that `session-types` names. The property may be set by the initializer or by a method that takes one, such as `setContext(_:)`. Static properties count in every type, and those of a structure where it keeps one of its own for everybody, as `static let shared = …`.

            Where nothing says how long the objects of a type live (it is no view, view model, service, repository, tool, …), the finding is only likely.
            """
            why = """
            A session is one conversation with the database. An object that keeps one does not know who else works with it: its changes are saved with those of another, a rollback there takes them back, and what was read once is never read again. It may use the session from a thread or an actor that the session does not belong to; and where a closure has lent it, as in GRDB, it is invalid as soon as the closure ends.
            """
            exceptions = """
            Not reported: containers, queues and pools, which are made to be kept; computed and weak properties; what an environment or another wrapper gives; `@ModelActor`; contexts that the object makes itself, and so owns, outside of views and view models, also where another initializer takes one, as for tests; stacks and other types that are there to own the database; structures, which are made for one use; types called `…Transaction`, `…Operation`, `…Importer` and the like, whose objects are made for one operation; Fluent's databases, Realms and connections of SQLite.swift, which are handles outside of a transaction; tests.
            """
            references = [
                "https://developer.apple.com/documentation/coredata/using-core-data-in-the-background",
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/databasewriter",
            ]

            [page.example]
            swift = "bad/Sources/App/Repositories/HarvestRepository.swift"

            [page.instead]
            swift = "good/Sources/App/ViewModels/OrchardListViewModel.swift"

            """#.utf8)),
    PackSource(
        path: "session/session-used-after-scope.toml",
        bytes: Array(
            #"""
            [rule]
            id = "session-used-after-scope"
            summary = "a session is used after its block has ended or after it was closed"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            languages = ["python"]
            verb = "order"
            subject = "effect"
            effects = ["begins", "commits", "flushes", "queries", "writes", "passes"]
            not-after = ["closes"]

            [[check]]
            verb = "escape"
            subject = "value"
            kinds = ["session"]
            into = ["after-its-block"]

            [message]
            text = "`{receiver}` is used after {consequence}"
            help = "move the use into the block of the session, or open another one"

            [page]
            finds = """
            A call on a session, or a call that is handed it, behind the `with` block that closes it or behind its `close()`, on every path that comes there. Also a session that is returned from within its block, or kept there in an attribute of an object that outlives the function, or in a global: whoever gets it, gets a closed one.

            In Swift: a session that a closure is called with, as by `queue.write { db in … }`, and that the closure returns, or assigns to something outside of it.
            """
            why = """
            A closed session of SQLAlchemy does not refuse to work. It takes another connection from the pool and begins another transaction, and since its block is over, nobody ends either. The work is not part of the transaction that it looks like a part of, it is committed by nobody, and the connection is missing from the pool from then on. What was loaded before is detached: reading a relation of it raises an error, far away from the cause.

            The libraries of Swift lend a connection for as long as the closure runs. Afterwards somebody else has it: GRDB stops the program, others write into the transaction of another request.
            """
            exceptions = """
            Not reported: uses that only some paths come to with the session closed; a session that is opened or entered anew in between; a scoped session of the module, as `db.session`, that is closed and used again, since its next use begins anew; `yield` within the block, which is how dependencies and context managers lend a session; an attribute or a global that is set for as long as the block runs, as where the rest of the block calls what reads it, or where it is set to something else afterwards; reading plain attributes; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#closing",
                "https://docs.sqlalchemy.org/en/20/orm/session_state_management.html",
            ]

            [page.example]
            python = "bad/app/api/loans.py"
            swift = "bad/Sources/App/Controllers/LoanController.swift"

            [page.instead]
            python = "good/app/api/loans.py"
            swift = "good/Sources/App/Controllers/LoanController.swift"

            """#.utf8)),
    PackSource(
        path: "session/shared-database-in-borrower.toml",
        bytes: Array(
            #"""
            [rule]
            id = "shared-database-in-borrower"
            summary = "a tool, a view, a model or a service goes to the database that the whole process shares"
            severity = "warning"
            languages = ["swift"]
            since = "0.2.0"

            [[check]]
            verb = "forbid"
            subject = "singleton"
            roles = ["model", "tool", "view", "view-model"]
            kinds = ["handle", "session"]
            members = ["current", "default", "instance", "live", "main", "shared", "sharedInstance", "standard"]
            not-members = ["*empty*", "*inMemory*", "*mock*", "*preview*", "*sample*", "*stub*", "*test*"]
            classes = ["*CoreDataManager", "*CoreDataStack", "*Database", "*DatabaseManager", "*PersistenceController", "CoreData*"]
            given-to = ["environment", "environmentObject", "modelContainer", "modelContext"]

            [[check]]
            verb = "forbid"
            subject = "singleton"
            roles = ["service"]
            note = true
            kinds = ["handle", "session"]
            members = ["current", "default", "instance", "live", "main", "shared", "sharedInstance", "standard"]
            not-members = ["*empty*", "*inMemory*", "*mock*", "*preview*", "*sample*", "*stub*", "*test*"]
            classes = ["*CoreDataManager", "*CoreDataStack", "*Database", "*DatabaseManager", "*PersistenceController", "CoreData*"]
            given-to = ["environment", "environmentObject", "modelContainer", "modelContext"]

            [message]
            text = "a {role} goes to `{name}`, which the whole process shares and which {consequence}"
            help = "take it, or a repository, in the initializer, and let those who make it choose the database"

            [page]
            finds = """
            In a tool, a view, a view model, a model or a service, a static member by which the whole process finds its database, as `AppDatabase.shared`. Such members are found in the program itself: a static property that is a queue, a pool or a container, or that keeps an object of a type which keeps one. Where such an object is only kept by what the process shares, reading it from there, as in `Composition.shared.database`, makes a likely finding, and so does a type that is only called like a database. In services it is a note.
            """
            why = """
            What goes to the database of the process cannot be given another one: not a copy in memory for a test, not a preview, not the transaction of the operation that it is a part of. Whoever reads its initializer does not see that it needs a database at all, and who may write when is settled nowhere.
            """
            exceptions = """
            Not reported: who puts the application together, and the type that owns the database; defaults of parameters, since who calls may give another; what is handed to the views of a scene by `.environment(…)` or `.modelContainer(…)`; a comparison, which asks only which object it is; what is read from a composition of the program and does not itself keep the database, as `Composition.shared.images`, or from one that does, if it is a property of another kind, as `Composition.shared.tracker`; members for previews and tests (`preview`, `inMemory`, `mock`, …); shared objects of the system, such as `UserDefaults.standard` and `URLSession.shared`; previews; tests.
            """
            references = [
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/concurrency",
            ]

            [page.example]
            swift = "bad/Sources/App/Tools/TitleTool.swift"

            [page.instead]
            swift = "good/Sources/App/Services/TitleService.swift"

            """#.utf8)),
    PackSource(
        path: "tenancy/salted-hash-in-bucket.toml",
        bytes: Array(
            #"""
            [rule]
            id = "salted-hash-in-bucket"
            summary = "the built-in hash of a text decides a bucket or an id"
            severity = "error"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "call"
            builtins = ["hash"]
            flows-into = ["bucket", "text", "identifier"]
            identifiers = ["id", "*_id", "bucket", "*_bucket", "shard", "*_shard", "partition", "uid", "uuid"]
            keys = ["key", "*_key"]
            not-numbers = true
            unless = ["hash-method"]

            [message]
            text = "`hash({value})` is another number each time Python starts, so it cannot choose a bucket or name a row"
            help = "use a digest that is the same everywhere, such as `hashlib.sha256(...)`; buckets and ids that exist already will change once"

            [fix]
            safety = "unsafe"
            title = "Use a digest that is the same in every process (every bucket and every id that exists moves once)"
            wrap-argument = { before = "int(hashlib.sha256(repr(", behind = ").encode()).hexdigest()[:15], 16)", module = "hashlib" }
            note = "It is offered where the value is surely a text or bytes. What was stored under the old numbers is not found under the new ones: plan the move before you apply it. The new number has 60 bits and is never negative."

            [page]
            finds = """
            A call of the built-in `hash()` whose result is reduced (`%`, `&`, `divmod`), becomes a part of a text (an f-string, `str`, `hex`), or is stored as an id (an attribute or a keyword argument called `id` or `…_id`), directly or through names of the same function. What is hashed is a text, bytes, a tuple with one of them in it, or a value whose type is not known.

            Certain is a remainder, a division, a mask, or an id that is stored in an attribute or that an object is made with. A text, an id that some other function is told, an attribute that is called a key, or the remainder by a number that the object keeps, may be used in this process alone, and is a note.
            """
            why = """
            Python salts the hash of texts and bytes with a random number that it draws when it starts. On two machines, a tenant is in the trial for one request and out of it for the next. After a restart, everyone is somewhere else. A cache key made of it is never found again, and an id made of it finds no row, or the row of somebody else. Tests do not show this, since each of them runs in one process.
            """
            exceptions = """
            Not reported: `__hash__` methods, and texts for people to read, as `__repr__`, `__str__` and `__format__` make them; numbers; results that stay inside the process, as members of sets and keys of dictionaries or in comparisons; a mask of whole bytes (`& 0xFFFFFFFF`), which only makes the number shorter; a function `hash` of one's own or from another module.

            The cure moves every tenant to another bucket once, since the old numbers cannot be computed again. Plan it like a change of data.
            """
            references = [
                "https://docs.python.org/3/reference/datamodel.html#object.__hash__",
                "https://docs.python.org/3/using/cmdline.html#envvar-PYTHONHASHSEED",
                "https://docs.python.org/3/library/hashlib.html",
            ]

            [page.example]
            python = "bad/app/core/rollout.py"

            [page.instead]
            python = "good/app/core/rollout.py"

            """#.utf8)),
    PackSource(
        path: "tenancy/tenant-context-missing.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tenant-context-missing"
            summary = "a service, a tool or a registry is made without the context of its tenant"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [[check]]
            verb = "require"
            subject = "context"
            not-roles = ["script"]
            made = ["service", "tool"]
            kinds = ["registry"]
            takes = ["context"]
            parameters = ["context", "ctx", "request_context"]

            [[check]]
            verb = "require"
            subject = "context"
            not-roles = ["script"]
            made = ["service", "tool"]
            kinds = ["registry"]
            takes = ["context"]
            literal = true

            [message]
            text = "this `{name}` {consequence}"
            help = "{value}"

            [page]
            finds = """
            A service, a tool or a service registry whose constructor takes the context of the request, and that is made without one: the argument is left out, or is `None`. And one of these, or the context itself, that is made for a tenant which is written down in the code, `RequestContext(client_account_id="1")`.

            A parameter takes the context if its type is a context (`context-types` under `[names]` adds to `RequestContext`), or if it has no type and is called like one.
            """
            why = """
            What works without a context does not know whose data it touches. Queries of such a service find nothing, or, where the condition is left out with the context, the rows of every tenant; what it writes belongs to nobody. With a tenant in the code, everybody works for the same one, which looks right to whoever has tried it.
            """
            cure = """
            Pass the context of the request that is worked for; where work is done for nobody in particular, make one that says so.
            """
            exceptions = """
            Not reported: programs that have no class of a context; arguments that are unpacked; classes whose constructor takes none; scripts, among them those that fill a database; tests and migrations.
            """
            references = [
                "https://cheatsheetseries.owasp.org/cheatsheets/Multi_Tenant_Security_Cheat_Sheet.html",
            ]

            [page.example]
            python = "bad/app/api/routes/wagons.py"

            [page.instead]
            python = "good/app/api/routes/wagons.py"

            """#.utf8)),
    PackSource(
        path: "tenancy/tenant-filter-missing.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tenant-filter-missing"
            summary = "a query of a class whose rows belong to tenants does not say of which"
            severity = "error"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "filter"
            not-roles = ["script"]
            statements = ["delete", "select", "update"]
            methods = ["query"]
            joins = ["any", "has", "join", "join_from", "outerjoin", "outerjoin_from", "select_from", "with_parent"]
            conditions = ["filter", "filter_by", "having", "where"]
            plain = [
                "add_columns", "alias", "as_scalar", "autoflush", "c", "correlate", "cte", "column", "distinct",
                "enable_eagerloads", "except_", "execution_options", "exists", "from_self", "group_by", "intersect", "label",
                "limit", "lateral", "offset", "options", "order_by", "params", "populate_existing", "prefix_with", "returning",
                "scalar_subquery", "slice", "subquery", "union", "union_all", "values", "with_entities", "with_for_update",
                "with_only_columns", "with_session", "yield_per",
            ]
            operators = [
                "and_", "any_", "asc", "between", "bindparam", "bool", "case", "cast", "coalesce", "column", "desc", "false",
                "func", "int", "list", "literal", "literal_column", "lower", "not_", "null", "or_", "set", "str", "text", "true",
                "tuple", "tuple_", "type_coerce", "upper",
            ]
            columns = ["Column", "mapped_column", "Field"]
            runs = [
                "all", "count", "delete", "execute", "fetch", "fetch_all", "fetch_one", "first", "iterate", "one",
                "one_or_404", "one_or_none", "paginate", "scalar", "scalar_one", "scalar_one_or_none", "scalars", "stream",
                "stream_scalars", "update", "exec",
            ]
            nothing = ["false"]
            keys = ["primary_key", "unique", "ForeignKey", "relationship"]
            key-names = [
                "*_token", "*api_key*", "*secret*", "*token_hash*", "*verification_code*", "code", "guid", "id", "key_hash", "nonce",
                "token", "uuid",
            ]
            key-constraints = ["PrimaryKeyConstraint", "UniqueConstraint"]
            untold-roles = ["endpoint", "repository", "service", "tool"]
            scopes = ["context", "request_context", "tenant", "tenant_context"]
            everywhere = ["do_orm_execute", "with_loader_criteria"]
            not-functions = ["*all_tenants*", "*all_organizations*", "*cross_tenant*"]

            [message]
            text = "this query of `{name}` does not ask for its `{value}`, so it finds the rows of every tenant"
            help = "add `{name}.{value} == …` with the tenant of the context, or apply the helper that does; where all rows are meant, allow it with the reason"

            [page]
            finds = """
            A `select`, `update` or `delete` of a class, or a `query` of a session or of the class, where the class has a column that says whose a row is, its own or one of a base class or mixin, and neither a condition of the statement nor a helper that it goes through speaks of that column. The statement is followed through the names of the function, and lists of conditions through what is added to them.

            The columns are `client_account_id`, `tenant_id`, `organization_id` (`organisation_id`) and `org_id`; `tenant-columns` under `[names]` adds others, such as `workspace_id`. A column counts only if the program asks by it somewhere: a program that never does is not split by it.

            It is an error where the tenant is at hand: the function takes it, or a context, or it is a method of an object that was made with one. In other endpoints, services, repositories and tools it is a note, and no more than likely, since code to which nobody says whose work it does may well work for all: a scheduler, a check of the whole database, a page for those who run it. Certain is a statement with conditions on a class whose column is never empty; where a row may belong to nobody, or the statement asks for nothing at all, it is likely.
            """
            why = """
            In a table that all tenants share, the condition is the only wall between them. A query without it works in each test that has one tenant, and shows one customer the data of another in production. Nothing fails, and nobody sees it from within.
            """
            cure = """
            Add a condition with the tenant of the context, `Model.client_account_id == context.client_account_id`, or apply the helper that does; where all rows are meant, allow it with the reason.
            """
            exceptions = """
            Not reported: queries by primary key, by a unique column, by a foreign key or a relationship, which find one row or those of one owner, and by a secret such as an API key; joins, and conditions on rows of other tables; statements that are returned, kept, or handed to a function, which may add the condition, and conditions that come from outside; classes for which the column is the key itself; programs that add the condition to every statement (`with_loader_criteria`, `do_orm_execute`); functions that say in their name that they look at all tenants; raw SQL; tests, scripts and migrations.
            """
            references = [
                "https://cheatsheetseries.owasp.org/cheatsheets/Multi_Tenant_Security_Cheat_Sheet.html",
                "https://docs.sqlalchemy.org/en/20/orm/queryguide/api.html#sqlalchemy.orm.with_loader_criteria",
            ]

            [page.example]
            python = "bad/app/services/wagons.py"

            [page.instead]
            python = "good/app/services/wagons.py"

            """#.utf8)),
    PackSource(
        path: "tenancy/tenant-set-on-other-session.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tenant-set-on-other-session"
            summary = "the tenant is set on one session, and another one does the work"
            severity = "error"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "setting"
            statements = [
                "alter session set *", "select *set_*tenant*(*", "select pg_catalog.set_config(*", "select set_config(*", "set app.*", "set local app.*",
                "set local request.*", "set local role*", "set local rls.*", "set request.*", "set rls.*", "set role *",
                "set session app.*", "set local search_path*", "set search_path*",
            ]
            callees = [
                "apply_rls*", "apply_tenant*", "bind_tenant*", "enable_rls*", "set_*_tenant", "set_current_tenant*",
                "set_rls*", "set_row_level*", "set_tenant*",
            ]
            effects = ["queries", "writes", "passes"]

            [message]
            text = "`{callee}` sets the tenant on `{outer}`, {consequence}"
            help = "set it on the session that does the work, in its transaction: a setting holds for one connection"

            [page]
            finds = """
            A statement that says to the database for which tenant, or as whom, it works, such as `SET LOCAL app.tenant_id = …` or `SELECT set_config('app.tenant_id', …)`, or a helper called for it (`set_tenant_context(session, …)`), on one session, after which the same function works with another session alone. So does one on a session that the function opens for the setting, and closes or commits without anything else: what comes later, such as the endpoint behind a middleware, has another connection.
            """
            why = """
            Such a setting holds for the connection on which it was made, and with `LOCAL` for its transaction. Another session has another connection out of the pool: there is no tenant set on it, or still the one of a request before. Row-level policies then let nothing through, or the rows of somebody else.
            """
            exceptions = """
            Not reported: settings on a session that is then used, returned, yielded or handed on; functions that set it on both; statements whose text is put together, unless a helper is called by its name; tests and migrations.
            """
            references = [
                "https://www.postgresql.org/docs/current/ddl-rowsecurity.html",
                "https://www.postgresql.org/docs/current/sql-set.html",
            ]

            [page.example]
            python = "bad/app/services/ledgers.py"

            [page.instead]
            python = "good/app/services/ledgers.py"

            """#.utf8)),
    PackSource(
        path: "tool/model-imported-in-tool.toml",
        bytes: Array(
            #"""
            [rule]
            id = "model-imported-in-tool"
            summary = "a database model imported by a tool"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "import"
            roles = ["tool", "tool-factory"]
            components = ["models"]
            not-components = [
                "enums", "schemas", "constants", "types", "Enum", "StrEnum", "IntEnum", "BaseModel", "TypedDict", "NamedTuple",
                "Protocol", "Exception",
            ]
            in-tree = true

            [message]
            text = "`{name}` from `{module}` is a database model, and a tool has no use for one"
            help = "let a service load and change it, and give the tool a schema or plain values"

            [page]
            finds = """
            An import of a database model, or of a module of models, in a file of tools. A module of models is a module of this program with a part called `models` in its path. All forms count: `from app.models.loan import Loan`, `from app import models`, `import app.models.loan`, relative, with an alias, with a star, inside a function or inside `try`.
            """
            why = """
            A model is the shape of a table. A tool that knows it writes queries, changes attributes that are written with the next flush, and passes objects on that are tied to a session it does not have. When a column is renamed, tools break along with the services. Between a tool and a service, plain values and schemas are enough.
            """
            exceptions = """
            Not reported: imports under `if TYPE_CHECKING:`; enumerations and schemas (a part of the path is called `enums` or `schemas`, or a base class says so); functions, objects and classes without a base that a module of models declares beside its models; models of other kinds from other packages (`torchvision.models`, `langchain.chat_models`); files that are no tools; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_state_management.html",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/find_tool.py"

            [page.instead]
            python = "good/app/tools/find_tool.py"

            """#.utf8)),
    PackSource(
        path: "tool/query-in-tool.toml",
        bytes: Array(
            #"""
            [rule]
            id = "query-in-tool"
            summary = "a tool builds or runs a database query"
            severity = "warning"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            verb = "forbid"
            subject = "effect"
            roles = ["tool", "tool-factory"]
            effects = ["queries"]

            [[check]]
            verb = "forbid"
            subject = "call"
            roles = ["tool", "tool-factory"]
            gives = ["statement"]
            unless = ["used-by-effect"]

            [message]
            text = "`{function}` runs a query with `{callee}()`, but queries belong to services and repositories"
            help = "move the query into a service, and call that service through the registry"

            [message.swift]
            text = "`{function}` runs a query with `{callee}`, but queries belong to services and repositories"
            help = "move the query into a service, and hand that service to the tool"

            [page]
            finds = """
            In a tool or a file of tools, a call on a database session that reads or changes rows by a statement: `execute`, `scalar`, `scalars`, `stream`, `stream_scalars`, `query`, `get`, `get_one` and SQLModel's `exec`. A statement that is built with `select`, `insert`, `update` or `delete` of SQLAlchemy and is run in the same function counts together with that call; one that is handed to somebody else counts by itself.

            In Swift: `fetch` and `fetchCount` of contexts, `query(on:)` and `find(_:on:)` of Fluent, `fetchAll(db)` and its like of GRDB, `query` of PostgresNIO, `objects` of Realm, also in the closures that a queue or a client calls with its session.
            """
            why = """
            A query in a tool is a second way to the data. The filter by tenant, the check of permissions, the cache and the audit record of the service do not happen on it. An agent decides with which arguments the tool is called, so a filter that is missing here is open to whoever can talk to the agent.
            """
            exceptions = """
            Not reported: the same words on other things, such as a `redis` pipeline, a `sqlite3` cursor, a Cassandra session, a vector store, a dictionary, the module `select` of Python; a function of that name which the file defines itself; services that are kept in a folder of tools; tests.

            In Swift, the same words on lists, caches and web clients, and on types that the tree declares itself, are not reported.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/queryguide/index.html",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/rides_tool.py"
            swift = "bad/Sources/App/Tools/RidesTool.swift"

            [page.instead]
            python = "good/app/tools/rides_tool.py"
            swift = "good/Sources/App/Tools/RidesTool.swift"

            """#.utf8)),
    PackSource(
        path: "tool/tool-failure-not-recorded.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tool-failure-not-recorded"
            summary = "a tool handles an error of its work and tells nobody"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "call"
            reach = "calls"
            of = "failure"
            like = ["tool"]
            effects = ["opens", "begins", "commits", "rollsBack", "flushes", "queries", "writes"]
            callees = [
                "*audit*", "*Audit*", "record_tool_operation", "log_tool_operation", "record_operation", "record_failure",
                "record_error", "capture_exception",
            ]
            when-known = ["ToolAuditLogger", "log_tool_operation", "record_tool_operation", "with_audit"]
            not-errors = ["*NotFound*", "NoResultFound", "CancelledError", "StopIteration", "StopAsyncIteration"]

            [message]
            text = "`{function}` handles an error of `{callee}` and neither records it nor raises it again"
            help = "record it in the handler, `await service.record_failure(…)` or `record_tool_operation(…, success=False)`, or end the handler with `raise`"

            [page]
            finds = """
            An `except` in a method by which a tool is run, or in a function that a decorator makes a tool, around a call that works with the database, itself or any number of calls away. On some path through the handler the error is neither raised again nor recorded: not in the handler, not in `finally`, and not behind it.

            A record is a call of `record_failure`, `record_tool_operation`, `log_tool_operation`, of anything with `audit` in its name, or of a function that makes such a call. A line in a log is none: nobody can ask it how often a tool fails for a tenant.

            The rule holds in programs that record what their tools do: where `record_tool_operation`, `log_tool_operation`, `with_audit` or `ToolAuditLogger` occurs. A handler of certain errors only, such as `except ValueError`, is likely and not certain.
            """
            why = """
            A tool that answers with `{"error": …}` tells the agent, and the agent may try again, do something else or make something up; whoever runs the agent sees a task that has succeeded. The session may be unusable from then on, and the owner, who would have to roll back, does not know. Errors that leave no trace are found by customers.
            """
            exceptions = """
            Not reported: handlers that raise, if only under a condition; handlers of an error that is an answer, such as `NoResultFound` or `…NotFound…`; a round of a loop that tries again and succeeds; `try` around something else than the work, such as the reading of arguments; a class above that runs the tool and records what comes of it; programs that record nothing; tests.
            """
            references = [
                "https://owasp.org/Top10/A09_2021-Security_Logging_and_Monitoring_Failures/",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/stock_tool.py"

            [page.instead]
            python = "good/app/tools/stock_tool.py"

            """#.utf8)),
    PackSource(
        path: "tool/tool-operation-without-audit.toml",
        bytes: Array(
            #"""
            [rule]
            id = "tool-operation-without-audit"
            summary = "a tool changes data, and a path through it leaves no record"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "call"
            reach = "calls"
            of = "operation"
            like = ["tool"]
            effects = ["writes", "commits"]
            callees = ["*audit*", "*Audit*", "record_tool_operation", "log_tool_operation", "record_operation", "record_failure"]
            when-known = ["ToolAuditLogger", "log_tool_operation", "record_tool_operation", "with_audit"]

            [message]
            text = "`{function}` changes data in `{target}`, and {consequence}"
            help = "record the operation where it has succeeded, and in the handler of its errors: `await self.registry.record_tool_operation(…, success=…)`"

            [page]
            finds = """
            A method by which a tool is run (`_run`, `_arun`, `run`, `arun`, `execute`, `__call__`), or a function that a decorator makes a tool, through which rows are changed: by itself, or in a service or repository that it calls, any number of calls away. On some path it is left without a record of that in the audit: where it succeeds, or where the change has failed, by an error that it handles or that it lets through.

            A record is a call of `record_tool_operation`, `log_tool_operation`, `record_failure`, of anything with `audit` in its name, or of a function that makes such a call. The path below the finding shows the change.

            The rule holds in programs that have an audit of their tools: where `record_tool_operation`, `log_tool_operation`, `with_audit` or `ToolAuditLogger` occurs.
            """
            why = """
            An agent decides by itself what it changes. When somebody asks later why a row is as it is, the record of what tools did is all there is to answer from, and a record that has holes answers nothing. What failed matters most: the operation that is missing from the record is usually the one that was tried, went wrong, and was tried again.
            """
            exceptions = """
            Not reported: tools that only read, also where the context manager that lends them the session commits; a record that is made by what the tool calls, by a decorator with `audit` in its name, or by the class above that runs the tool; a record that is left out only where there is nothing to record with (`if self.registry:`); errors behind the change, as in the building of the answer; helpers in a file of tools that are not tools themselves; programs without an audit; tests.
            """
            references = [
                "https://owasp.org/Top10/A09_2021-Security_Logging_and_Monitoring_Failures/",
                "https://docs.crewai.com/learn/create-custom-tools",
            ]

            [page.example]
            python = "bad/app/tools/stock_tool.py"

            [page.instead]
            python = "good/app/tools/stock_tool.py"

            """#.utf8)),
    PackSource(
        path: "tool/write-without-idempotency.toml",
        bytes: Array(
            #"""
            [rule]
            id = "write-without-idempotency"
            summary = "a tool that is run again after a failure adds the same row twice"
            severity = "note"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "effect"
            like = ["tool"]
            retries = [
                "AsyncRetrying", "Retrying", "async_retry", "on_exception", "retry", "retry_*", "retryable", "retrying",
                "with_retries", "with_retry", "*_with_retries", "*_with_retry",
            ]
            effects = ["writes"]
            creates = [
                "add", "add_all", "bulk_insert_mappings", "bulk_save_objects", "insert",
            ]
            into = ["service", "repository"]
            guards = [
                "*dedup*", "*idempot*", "*upsert*", "check_exists*", "ensure_*", "exists", "find_existing*", "find_or_create*",
                "get_existing*", "get_or_create*", "already_*", "existing", "existing_*", "merge", "on_conflict_do_*",
                "request_id", "operation_id", "prefix_with",
            ]
            looks = ["get", "get_one", "one_or_none", "scalar", "scalar_one_or_none", "first"]

            [message]
            text = "`{callee}` is run again when it fails, and `{target}` then adds its row once more (`{name}`)"
            help = "let the caller pass a key that both runs share, or look whether the row is there before it is added"

            [page]
            finds = """
            A tool that is run again where it fails, since a decorator of its entry method or of a function on the way says so (`@retry`, `@backoff.on_exception`), or since it calls what runs it again, and that reaches a service or a repository which adds a row, where nobody on the way takes a key, looks whether the row is there, or leaves it to the database (`on_conflict_do_nothing`).
            """
            why = """
            A call that has failed may have done its work: the answer was lost, or something behind the write failed. Run again, it adds the row once more, with a new id. An agent tries again by itself, too, when it does not like an answer. Two assets, two invoices or two mails come of one wish, and nobody sees which of them is the right one.
            """
            exceptions = """
            Not reported: tools that nothing runs again; updates and deletions, which come to the same when they are done twice; functions that look for the row first, or are called for that; a rule of the database that keeps a row from being there twice is not seen, which is one reason why this is a note.
            """
            references = [
                "https://docs.stripe.com/api/idempotent_requests",
                "https://tenacity.readthedocs.io/en/latest/",
            ]

            [page.example]
            python = "bad/app/tools/berth_tool.py"

            [page.instead]
            python = "good/app/tools/berth_tool.py"

            """#.utf8)),
    PackSource(
        path: "transaction/begin-on-borrowed-session.toml",
        bytes: Array(
            #"""
            [rule]
            id = "begin-on-borrowed-session"
            summary = "a transaction is begun on a session that is only borrowed"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            effects = ["begins"]
            origins = ["borrowed"]
            roles = ["tool", "tool-factory", "service", "repository", "model", "view", "view-model"]
            unless = ["runs-code-of-caller", "ended-by-hand"]

            [message]
            text = "`{function}` begins a transaction on `{receiver}`, {origin}"
            help = "leave the transaction to the owner of the session; where a part must be taken back by itself, use `begin_nested()`"

            [message.swift]
            text = "`{function}` begins a transaction on `{receiver}`, {origin}"
            help = "leave the transaction to the owner of the database: take the session of its closure as the parameter"

            [fix]
            safety = "unsafe"
            title = "Use a savepoint"
            replace-member = "begin_nested"
            languages = ["python"]
            needs-commit-of-owner = true

            [page]
            finds = """
            `session.begin()`, most often as `async with session.begin():`, on a session that a service, a repository, a model or a tool has from its caller. In Swift, `database.transaction { }` and the like on a database that came in as a parameter or was given to the initializer. With Fluent this is a note: its `Database` does not say whether a transaction is open, and an inner one is made a part of the outer one.
            """
            why = """
            Leaving the block commits. So this is a commit on a session of somebody else, only one that does not say so: what the caller has written before becomes permanent, and what it writes afterwards stands in another transaction. And where the caller has begun a transaction already, as SQLAlchemy does with the first statement, `begin()` raises an error. The code then works when it is tried alone, and fails where it is called.
            """
            exceptions = """
            Not reported: `begin_nested()`, which is a savepoint; `begin()` on an engine, a factory or a connection; owners (endpoints, tasks, scripts, orchestrators); functions whose work it is to run code of their caller in a transaction, that is those that call a closure they were given, and generators; functions that also commit or roll back by a call, which is `commit-on-borrowed-session` or `rollback-on-borrowed-session`.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html",
                "https://docs.vapor.codes/fluent/transaction/",
            ]

            [page.example]
            python = "bad/app/services/loans.py"
            swift = "bad/Sources/App/Services/LoanService.swift"

            [page.instead]
            python = "good/app/services/loans.py"
            swift = "good/Sources/App/Services/LoanService.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/close-on-borrowed-session.toml",
        bytes: Array(
            #"""
            [rule]
            id = "close-on-borrowed-session"
            summary = "a close on a session that somebody else opened"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            not-roles = ["endpoint", "middleware", "database"]
            effects = ["closes"]
            origins = ["borrowed"]
            unless = ["named-for-it"]

            [message]
            text = "`{function}` closes `{receiver}`, {origin}"
            help = "delete the call; whoever opened `{receiver}` closes it"

            [fix]
            safety = "unsafe"
            title = "Delete the call of `close()`"
            delete-call = true
            languages = ["python"]

            [page]
            finds = """
            A call of `close()` or `aclose()` on a borrowed session in a tool, a tool factory, a service, a repository or a model. What is borrowed, and how certain that is, is decided as in `commit-on-borrowed-session`.

            In Swift: `close()` of a `PostgresConnection` and `end()` of a `ClientSession`, also in a `defer`.
            """
            why = """
            Closing takes back everything that has not been committed and removes all objects from the session. The session can be used again afterwards, which hides the fault: the caller's next statement quietly begins a new transaction, its commit succeeds, and what it had added before is gone. The objects that it holds are detached, and the first attribute that is loaded late raises `DetachedInstanceError`.

            A connection that was closed serves no further statement: the next one of the caller throws, and its transaction is lost. A session of MongoSwift aborts its transaction when it ends.
            """
            exceptions = """
            Likely, and a warning, in tasks, scripts and code without a role: a program may hand what it opens to the function that does all of its work, and leave the end to that.

            Not reported: a session that the same function or object has opened, also under the test that it was opened here (`if self._is_own: await self.db.close()`); a close under a flag of the caller; files, sockets, loops, cursors and the sessions of web clients; layers that may own a session. Of an attribute whose type is written down where it is set to `None`, and that the file sets nowhere, nobody can say whose session it is: the finding is only likely. So it is where such an attribute is given what a call returns of which nothing is known, and of an attribute of an object that the function has made itself.

            In Swift, files, sockets and recordings that are closed or ended are not reported.

            Not seen yet: a close that is handed over as a callback.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#closing",
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
            ]

            [page.example]
            python = "bad/app/services/exhibits.py"
            swift = "bad/Sources/App/Services/ExhibitService.swift"

            [page.instead]
            python = "good/app/services/exhibits.py"
            swift = "good/Sources/App/Services/ExhibitService.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/commit-error-ignored.toml",
        bytes: Array(
            #"""
            [rule]
            id = "commit-error-ignored"
            summary = "the error of a commit or a write is dropped"
            severity = "warning"
            languages = ["swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            effects = ["commits", "writes"]
            error-dropped = true
            kinds = ["session", "handle"]

            [message]
            text = "`try?` drops the error of `{callee}`: what was to be written is lost, and nobody is told"
            help = "use `try`, and let the error reach whoever can roll back or tell the user"

            [page]
            finds = """
            `try?` around a call that commits or writes: `context.save()`, `commitWrite()`, `write { }` and `transaction { }` with everything in them, `save(on:)`, `insert(db)` and their like.
            """
            why = """
            A commit fails for reasons that come true one day: a constraint, a full disk, a lost connection, a merge conflict. With `try?` the program goes on as if the data were written. The user sees the change until the next start; the server answers 200; and the context keeps the objects that could not be saved, so that every later save fails as well, for a reason that was dropped.
            """
            exceptions = """
            Not reported: `try?` around reads and around a rollback or cancel, where there is nothing left to do; `try?` whose value is looked at (`if (try? row.saved(db)) == nil`); tests and previews.

            On the way out of something that has failed, in a `catch` or right before a `throw`, it is a note: the first error is told.
            """
            references = [
                "https://developer.apple.com/documentation/swiftdata/modelcontext/save()",
                "https://docs.swift.org/swift-book/documentation/the-swift-programming-language/errorhandling/",
            ]

            [page.example]
            swift = "bad/Sources/App/Views/DiaryView.swift"

            [page.instead]
            swift = "good/Sources/App/Views/DiaryView.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/commit-flag-defaults-true.toml",
        bytes: Array(
            #"""
            [rule]
            id = "commit-flag-defaults-true"
            summary = "a repository, a service or a model commits unless its caller forbids it"
            severity = "warning"
            languages = ["python"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "parameter"
            roles = ["repository", "service", "model"]
            names = ["commit", "auto_commit", "autocommit"]
            defaults = ["true"]
            not-modules = ["django"]

            [message]
            text = "`{function}` commits unless its caller passes `{parameter}=False`"
            help = "make `False` the default, and remove `{parameter}` once no caller passes `True`"

            [fix]
            safety = "unsafe"
            title = "Make `False` the default"
            replace-default = "False"
            needs-commit-of-owner = true

            [page]
            finds = """
            A parameter `commit` or `auto_commit` of a function or constructor of a repository, a service or a model whose default is `True`. Abstract methods and protocols count, since their default is what callers read. The commit below the flag is not reported again.
            """
            why = """
            The safe call is the one that needs an extra word. Each caller has to remember `commit=False`; the one that forgets it ends the transaction of its caller in the middle of the operation, and nothing at the call shows it. What is left out cannot be found by reading the call sites, only by knowing every signature.
            """
            exceptions = """
            Not reported: a default of `False` or `None`; a flag without default; other flags (`flush`, `expire_on_commit`); a parameter `commit` that is a text; functions of those who may end a transaction; Django, where the flag only says whether `save()` is called.

            Change the callers that rely on the default before you change the default: an owner that never commits itself would lose its write.

            Not seen yet: a default that is a constant of the module, and a flag that is a field of a data class.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#committing",
            ]

            [page.example]
            python = "bad/app/repositories/trams.py"

            [page.instead]
            python = "good/app/repositories/trams.py"

            """#.utf8)),
    PackSource(
        path: "transaction/commit-flag-true.toml",
        bytes: Array(
            #"""
            [rule]
            id = "commit-flag-true"
            summary = "a call tells a function to commit the caller's session"
            severity = "error"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "effect"
            reach = "calls"
            roles = ["service", "tool"]
            effects = ["commits"]
            origins = ["borrowed", "ambient", "unknown"]
            flags = ["commit", "auto_commit", "autocommit", "do_commit", "should_commit", "with_commit"]

            [message]
            text = "`{function}` lets `{callee}` commit: it {value}"
            help = "pass `{parameter}=False`, and leave the commit to the owner of the session; make sure that the owner does commit"

            [fix]
            safety = "unsafe"
            title = "Pass `False` for the flag"
            set-flag = "False"
            needs-commit-of-owner = true
            note = "A flag that is forwarded under another name, or comes out of `*` or `**`, is left to you."

            [page]
            finds = """
            A call in a service or a tool of a function that commits only where a flag says so (`commit`, `auto_commit` and the like), and for which the flag is true: written as `commit=True`, passed by its position, or left out where its default is true. The function is known by where the call lands, and the flag by what the function does with it, itself or in what it calls. The finding says how the call comes to say yes.
            """
            why = """
            The flag exists so that somebody else may own the transaction. Where a service says yes to it, or forgets to say no, the operation of its caller is committed in the middle: what was written before stays when a later step fails.
            """
            exceptions = """
            Not reported: a flag that is false, or that the function hands on from its own caller; a session that the function has opened itself; calls of owners, such as endpoints and orchestrators; a flag that an object keeps from its constructor.

            Change the call only where an owner commits. If nobody else does, a flag turned off loses the write.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
            ]

            [page.example]
            python = "bad/app/services/parcels.py"

            [page.instead]
            python = "good/app/services/parcels.py"

            """#.utf8)),
    PackSource(
        path: "transaction/commit-on-borrowed-session.toml",
        bytes: Array(
            #"""
            [rule]
            id = "commit-on-borrowed-session"
            summary = "a commit on a session that somebody else opened"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            roles = ["tool", "tool-factory", "service", "repository", "model", "view", "view-model"]
            effects = ["commits"]
            origins = ["borrowed"]

            [message]
            text = "`{function}` commits `{receiver}`, {origin}"
            help = "call `{receiver}.flush()` if the rows need their ids now, and leave the commit to the owner of the session"

            [message.swift]
            text = "`{function}` commits `{receiver}`, {origin}"
            help = "leave the commit to the owner of the session; what is changed here is written with it"

            [fix]
            safety = "unsafe"
            title = "Replace `commit()` with `flush()`"
            replace-member = "flush"
            languages = ["python"]
            needs-commit-of-owner = true
            note = "In Swift it is made by hand: what is changed is written with the commit of the owner, so that the call only goes."

            [page]
            finds = """
            A call of `commit()` on a borrowed session in a tool, a tool factory, a service, a repository or a model. Borrowed is a session that comes in as a parameter, an attribute that is set from a parameter in the constructor, and every other name for one of these.

            The finding is certain where a type or a constructor proves that the value is a session. Where only the name speaks (`db`, `session`, `self.db`), it is likely, and reported as a warning. So is a commit in the handler of an error which then lets the error rise: it may be there to keep what has failed, which `flush()` would lose.

            In Swift: `save()` of `ModelContext` and `NSManagedObjectContext`, `commitWrite()` of Realm, `commit()` of GRDB, `commitTransaction()` of Fluent and MongoSwift, on a parameter, on a property that is set from one, and on a local name for either; views and view models borrow, too. Here the type always proves what the value is.
            """
            why = """
            A commit ends the transaction of everybody who works in that session. What the caller has added before is written for good, although the caller has not finished; when a later step fails, the rollback takes back that step only, and half of the operation stays in the database. Locks that the caller holds are released, and another request can change the rows in between. The next statement begins a new transaction, so tenant settings that hold for one transaction (`SET LOCAL`) are gone. With `expire_on_commit`, every object that the caller has loaded is expired, and the next attribute is a new query, which an asynchronous session refuses.

            `save()` writes all that was changed in the context, not only what this function has changed: objects that the caller was still filling in are validated and written, and the undo of the whole is gone.
            """
            exceptions = """
            Not reported: a session that the same function or object has opened, which is `session-opened-in-service` and its relatives; savepoints (`nested = await db.begin_nested()`, then `nested.commit()`); a commit under a flag of the function (`if commit:`), since its caller decides; other things that are committed, such as a git index, Kafka offsets, or a file of SQLite that the object has opened itself; `with connection.transaction()` of `psycopg` and `asyncpg`, which is a savepoint inside of another one; layers that may own a session.

            The connections of drivers (`psycopg`, `psycopg2`, `pymysql`, `mysql.connector`, `oracledb`, `pyodbc` and their like) and of SQLAlchemy Core count like sessions where they are known by an annotation or by the call that made them. For `sqlite3`, `aiosqlite` and `duckdb` a connection counts that is lent, and the finding is likely: a file may be nobody else's. An untyped parameter `conn` is not taken for a connection; put the names that you use into `session-names`.

            In Swift, not reported: the context of `@Environment` and that of a `@ModelActor`; a context that the function makes itself; things called `Realm`, `Connection` or `Database` that are not the library's; documents, defaults and git repositories that are saved or committed.

            Before a commit is removed, look for the owner's. Where the caller opens a session and relies on this commit, `flush()` alone loses the write: put a commit into the owner first.

            A commit in another function that is reached through calls is `commit-through-call`. Not seen yet: a commit on a session that lies in a dictionary or a list.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#committing",
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#flushing",
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
            ]

            [page.example]
            python = "bad/app/services/loans.py"
            swift = "bad/Sources/App/Services/LoanService.swift"

            [page.instead]
            python = "good/app/services/loans.py"
            swift = "good/Sources/App/Services/LoanService.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/commit-through-call.toml",
        bytes: Array(
            #"""
            [rule]
            id = "commit-through-call"
            summary = "a borrowed session is ended by something that is called"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.2.0"

            [check]
            verb = "forbid"
            subject = "effect"
            reach = "calls"
            roles = ["tool", "tool-factory", "service", "repository", "model", "view", "view-model"]
            effects = ["commits", "rollsBack"]
            origins = ["borrowed"]

            [message]
            text = "`{function}` calls `{callee}`, {consequence} `{receiver}`, a session that `{function}` only borrows"
            joined = "`{target}` {effect} a session that is only borrowed in `{function}`{consequence}"
            help = "let `{target}` leave the end of the transaction to the owner of the session, as `flush()` does and an error that rises; or hand it a session of its own"

            [message.swift]
            text = "`{function}` calls `{callee}`, {consequence} `{receiver}`, a session that `{function}` only borrows"
            joined = "`{target}` {effect} a session that is only borrowed in `{function}`{consequence}"
            help = "leave the end of the transaction to the owner of the session; or hand `{target}` a session of its own"

            [page]
            finds = """
            A call in a tool, a service, a repository or a model by which a borrowed session is committed or rolled back somewhere else: in a helper, a base class, another module, any number of calls away. Borrowed is a session that comes in as a parameter, here or in the constructor. The finding stands at the call, and the path below it shows every call in between and the line that ends the session.

            Objects are followed: a repository that is built with `self.db` ends the caller's session when it commits its own. Conditions are followed, too: where the callee commits only `if commit:`, the argument at the call decides, or the default of the parameter if there is none.

            Where several functions reach one such line, that is the cause: it is told once, there, with all of the calls beside it, sure ways and likely ones apart. `--no-group` tells each call by itself. A function that is called `commit…` or `rollback…` does what it is told to: there each caller is told, as with the `commit()` of a unit of work.

            Certain is a path of which each call is known to land on one function, and of which each session is known by its type or by the constructor that it was handed to. Otherwise it is likely. A rollback in the handler of an error that the callee then lets rise takes back what has failed: it is a warning.
            """
            why = """
            Reading the function does not show it: it does not commit anything itself. Whoever calls it still finds half of the work written when a later step fails, locks released, and objects expired, exactly as with a commit in the function itself. Such calls are how a commit survives a migration: it has left the services and lives on in what they use.
            """
            exceptions = """
            Not reported: a close, which is `close-on-borrowed-session` wherever it stands; a commit that the function it stands in, or one on the way to it, is reported for itself, such as `commit-on-borrowed-session` in a repository; a callee that opens a session of its own and ends that one; savepoints; a call in a service or a tool of a function that commits for a flag, which is `commit-flag-true` where the flag is true; a flag that is false at the call, or left to the function's own caller; calls in code that may own a session.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html",
            ]

            [page.example]
            python = "bad/app/services/orders.py"
            swift = "bad/Sources/App/Services/OrderService.swift"

            [page.instead]
            python = "good/app/services/orders.py"
            swift = "good/Sources/App/Services/OrderService.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/database-error-swallowed.toml",
        bytes: Array(
            #"""
            [rule]
            id = "database-error-swallowed"
            summary = "an error of the database is handled where somebody else owns the session, and the work goes on"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "handler"
            reach = "calls"
            roles = ["service", "tool"]
            effects = ["commits", "flushes", "queries"]
            lasting = ["commits", "flushes"]
            apart = ["begin_nested"]
            errors = [
                "BaseException", "Exception", "*SQLAlchemyError", "DBAPIError", "DataError", "DatabaseError", "IntegrityError",
                "InterfaceError", "InternalError", "InvalidRequestError", "OperationalError", "PendingRollbackError",
                "ProgrammingError", "StatementError",
            ]
            whole = ["BaseException", "Exception", "*SQLAlchemyError"]
            records = [
                "*audit*", "*Audit*", "record_tool_operation", "log_tool_operation", "record_operation", "record_failure",
                "record_error",
            ]

            [message]
            text = "`{function}` handles an error of `{callee}()` on a session that it only borrows, and {consequence}"
            help = "end the handler with `raise`, or with an error of your own, so that the owner rolls back; where a failure is expected, do the work in `begin_nested()`"

            [page]
            finds = """
            An `except` in a service or a tool, for errors of the database or for all errors, around a flush, a commit or a statement on a session that belongs to the caller, where some path through the handler leaves the function as if nothing had happened: it returns something else, logs, or rolls back and goes on. What is done by a function that is called inside counts, too, where it commits.

            Where nothing but reading can fail it is a note.
            """
            why = """
            After an error the session knows that its transaction is lost: until somebody rolls back, every statement fails with `PendingRollbackError`, or in PostgreSQL with `current transaction is aborted`. The owner is the one who can roll back, and is told that all went well. Its next statement fails for a reason that has nothing to do with it. Where the handler rolls back itself, it is worse: what the owner and others had written in the same transaction is gone, the owner commits what is left, and nobody sees an error at all.
            """
            exceptions = """
            Not reported: handlers that raise, if only under a condition; handlers behind one that takes all errors of the database; handlers that work on with the session, unguarded and without a rollback: one that has failed raises again there; a call whose own function handles them; `except` for other errors, such as `ValueError` or `NoResultFound`; work in a savepoint, `begin_nested()`, whose failure leaves the rest alone; a round of a loop that tries again and succeeds; a tool that records the failure in its audit before it answers; functions that open the session themselves; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/faq/sessions.html#this-session-s-transaction-has-been-rolled-back-due-to-a-previous-exception-during-flush-or-similar",
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html#using-savepoint",
            ]

            [page.example]
            python = "bad/app/services/tickets.py"

            [page.instead]
            python = "good/app/services/tickets.py"

            """#.utf8)),
    PackSource(
        path: "transaction/nested-transaction.toml",
        bytes: Array(
            #"""
            [rule]
            id = "nested-transaction"
            summary = "a transaction is begun inside one of the same session"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            verb = "forbid"
            subject = "effect"
            effects = ["begins"]
            within = "own-transaction"
            counts-flagged = true
            kinds = ["session", "handle"]

            [[check]]
            verb = "forbid"
            subject = "effect"
            reach = "calls"
            effects = ["begins"]
            within = "own-transaction"

            [message]
            text = "`{callee}` begins a transaction inside one of the same database: {consequence}"
            help = "do the work with the session that is there already, and begin the transaction once, around all of it"

            [message.python]
            text = "`{callee}` begins a transaction on `{receiver}`, which is in one already: SQLAlchemy raises `InvalidRequestError`"
            help = "begin the transaction once, around all of it, and work in it here; where a part may fail alone, use `begin_nested()`"

            [page]
            finds = """
            A call that begins a transaction in the closure of another one of the same database: `queue.read` or `queue.write` of GRDB inside `queue.write`, `inTransaction` inside `write`, `realm.write` inside `realm.write`, `transaction` of SQLite.swift inside `transaction`, and with Fluent `transaction` on the database that a `transaction` handed out. The inner one may stand in a closure that runs at once, or in a function that is called there, any number of calls away: one that is handed the session of the transaction and begins another on it, or, where the library does not stand that, one that goes to the queue, pool or realm itself. The path below the finding then shows every call in between.

            In Python, a call of `session.begin()` in a block `with session.begin():` of the same session, or in one of `factory.begin()` that opened it, sync or async: in the block itself, or in a function that is called there and handed the session, any number of calls away, as an argument or as an attribute of the object whose method it is.

            Where the library stops or throws, the finding is an error; where it runs the inner transaction as a part of the outer one, a warning.
            """
            why = """
            The databases behind these libraries have one transaction a connection. GRDB's accesses are not reentrant and end the program; Realm raises an exception that Swift cannot catch; SQLite refuses the second `BEGIN`. SQLAlchemy's sessions have one transaction, too, and `begin()` raises "A transaction is already begun on this Session". Fluent runs the inner closure in the outer transaction without a word: when the inner one throws and the error is caught, half of its writes stay and are committed with the rest.
            """
            exceptions = """
            Not reported: savepoints (`begin_nested()`, `inSavepoint`, `savepoint`), and accesses that are made to be reentrant (`unsafeReentrantWrite`); what a `Task`, a queue or a completion handler does later; a transaction on another database, or on one that is not surely the same; a function that begins one only where none has begun, as `session.in_transaction()` tells.
            """
            references = [
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/concurrency",
                "https://docs.vapor.codes/fluent/transaction/",
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html",
            ]

            [page.example]
            python = "bad/app/workflows/crossings.py"
            swift = "bad/Sources/App/Orchestration/Berths.swift"

            [page.instead]
            python = "good/app/workflows/crossings.py"
            swift = "good/Sources/App/Orchestration/Berths.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/outer-session-in-transaction.toml",
        bytes: Array(
            #"""
            [rule]
            id = "outer-session-in-transaction"
            summary = "the outer session is used while an inner one is open"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            effects = ["begins", "commits", "rollsBack", "flushes", "closes", "queries", "writes", "passes"]
            within = "block-of-other-session"
            counts-flagged = true
            kinds = ["session", "handle", "scope", "transaction", "connection"]
            one-a-thread = ["scoped-session"]

            [message]
            text = "`{outer}` is used inside the block that opened `{inner}`: these are two transactions"
            help = "use `{inner}` here, or end its block first"

            [message.swift]
            text = "`{outer}` is used inside the closure that is handed `{inner}`: it works on another connection, outside the transaction"
            help = "use `{inner}` here"

            [fix]
            safety = "safe"
            title = "Use the session of the closure"
            replace-receiver = true
            languages = ["swift"]

            [page]
            finds = """
            In a block `async with factory() as inner` (or `with`, `factory.begin()`, `AsyncSession(engine)`), a call on another session that was there before: a parameter, an attribute, or one that the function has opened earlier with the same factory. Passing that session to a call counts as well. The finding stands at the use.

            In Swift, a closure that is handed a session: `req.db.transaction { tx in … }` of Fluent, `withTransaction` and `withConnection` of PostgresNIO. In it, the database that the closure was asked of (`req.db`, `self.database`), or the same one by another way (`req.application.db`), is used: as an argument (`save(on: req.db)`) or for a query. `$0` counts as a name of what is handed.
            """
            why = """
            Inside the block, two connections are held and two transactions are open. A row that one of them has locked makes the other one wait, and since the same function holds both, it waits for itself until the database or the pool gives up. Under load, every request that needs a second connection while it holds its first one can bring all of them to a stop: the pool is empty, and nobody gives back. Where nothing hangs, the work is torn in two: one half can be committed, and the other half rolled back.

            Fluent's pool has one connection for each event loop by default. The transaction holds it, so `req.db` inside waits for a connection that comes back only when the closure has ended: the request hangs, without an error.
            """
            exceptions = """
            Not reported: the outer session before and after the block; a block whose session has the same name, so that the outer one cannot be meant; savepoints of the outer session (`begin_nested()`); reading a plain attribute (`db.info`); two sessions from two different factories, which are two databases; a connection of a driver, which leads to databases of all kinds; two of a scoped factory, which hands out one a thread; two that one `with` opens side by side; the session of an object that is made within the block, since it may have been made with the inner one (`BerthService(inner).db`).

            In Swift, not reported: closures without a parameter, which work on the object that they are called on (`realm.write { }`, `transaction { }` of SQLite.swift); a parameter that has the outer name (`db.transaction { db in … }`); another database of the request (`req.db(.archive)`); loggers and event loops; what a `Task`, a queue or a completion handler does later. GRDB's accesses inside one another are `nested-transaction`.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html",
                "https://docs.sqlalchemy.org/en/20/core/pooling.html",
            ]

            [page.example]
            python = "bad/app/orchestration/transfer.py"
            swift = "bad/Sources/App/Controllers/ParcelController.swift"

            [page.instead]
            python = "good/app/orchestration/transfer.py"
            swift = "good/Sources/App/Controllers/ParcelController.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/raw-transaction-sql.toml",
        bytes: Array(
            #"""
            [rule]
            id = "raw-transaction-sql"
            summary = "a transaction is begun or ended by a text of SQL"
            severity = "warning"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            verb = "forbid"
            subject = "call"
            callees = ["execute", "exec_driver_sql", "text", "executescript", "run_sql", "exec", "raw", "run", "query"]
            strings = [
                "begin", "begin transaction*", "begin work*", "begin isolation *", "begin read *", "begin immediate*",
                "begin exclusive*", "begin deferred*", "begin concurrent*", "begin not deferrable*", "start transaction*",
                "commit", "commit transaction*", "commit work*", "commit and *", "commit prepared *",
                "rollback", "rollback transaction*", "rollback work*", "rollback to *", "rollback and *", "rollback prepared *",
                "savepoint *", "release savepoint *", "release *",
            ]
            weak-alone = ["begin", "start"]
            unless = ["transaction-wrapper", "event-listener"]
            not-modules = ["aiosqlite", "duckdb", "sqlite3"]
            # A method over the library of C is all there is.
            not-through = ["sqlite3_exec", "sqlite3_prepare", "sqlite3_prepare_v2", "sqlite3_prepare_v3"]

            # The handle comes first, and then the text.
            [[check]]
            verb = "forbid"
            subject = "call"
            languages = ["swift"]
            callees = ["sqlite3_exec"]
            argument = 2
            needs-library = true
            weak-alone = ["begin", "start"]
            strings = [
                "begin", "begin transaction*", "begin work*", "begin isolation *", "begin read *", "begin immediate*",
                "begin exclusive*", "begin deferred*", "begin concurrent*", "begin not deferrable*", "start transaction*",
                "commit", "commit transaction*", "commit work*", "commit and *", "commit prepared *",
                "rollback", "rollback transaction*", "rollback work*", "rollback to *", "rollback and *", "rollback prepared *",
                "savepoint *", "release savepoint *", "release *",
            ]
            unless = ["transaction-wrapper"]

            [message]
            text = "`{value}` is sent as text, so the session or connection does not know that its transaction has changed"
            help = "use `begin()`, `begin_nested()`, `commit()` and `rollback()` of the session, in the layer that owns it"

            [message.swift]
            text = "`{value}` is sent as text, so the session or connection does not know that its transaction has changed"
            help = "use the transaction of the library, in the layer that owns the session"

            [page]
            finds = """
            A text that is nothing but `BEGIN`, `START TRANSACTION`, `COMMIT`, `ROLLBACK`, `SAVEPOINT name` or `RELEASE name`, with or without options and a semicolon, in capitals or not, and given to a call that runs SQL: `execute`, `exec_driver_sql`, `text` and their like. The text may be written in the call or bound to a name in the same file. The rule holds in all layers.

            A function that only begins so, and sends nothing that ends it, is a likely finding: SQLite begins no transaction by itself before the first write, and there is no other way to tell it `BEGIN IMMEDIATE`.

            In Swift the calls are `execute(sql:)`, `execute`, `run`, `raw`, `query` and `sqlite3_exec`.
            """
            why = """
            The session counts its own transactions. After `text("COMMIT")` it believes that the old transaction is still open: objects are not expired, hooks that wait for the commit do not run, and the rollback after a later error takes back nothing of what came before. After `text("BEGIN")` some databases warn, some fail, and some commit what is open, since the session has begun a transaction already. A savepoint that is made by text is unknown to the session, which throws it away when its next flush fails. And a commit by text is invisible to every tool and reader that looks for `commit()`.

            In Swift a `COMMIT` inside `withTransaction` or `write { }` makes the end of the closure fail, since there is no transaction left to commit; what was written before it stays.
            """
            exceptions = """
            Not reported: the same words as data (`insert into log values ('COMMIT')`), in logs, comparisons and dictionaries; longer statements in which they occur; a wrapper that begins, commits and rolls back around a `yield` or around a function that it is given, since it keeps the pair in one place; a function that is called by what it sends (`func commit()` sends `COMMIT`); a listener of the engine's event `begin` that sends `BEGIN`, which is how SQLite is told to begin when the engine believes that it has; tests and migrations, where some statements can run only outside a transaction; a connection of `sqlite3`, `aiosqlite` or `duckdb`, where the text is the only way to say it.

            In Swift, not reported: `sqlite3_exec` in a file that names no library, and a method of the program that hands the text to the library of C itself, since nothing keeps a transaction there that would not know. The wrapper is a function that begins, commits and rolls back around a closure that it is given, in its own body or in closures one behind the other. `"BEGIN PRIVATE KEY"` and `"BEGIN:VCARD"` begin something else.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html",
                "https://docs.sqlalchemy.org/en/20/core/connections.html",
            ]

            [page.example]
            python = "bad/app/jobs/close_year.py"
            swift = "bad/Sources/App/Jobs/CloseYearJob.swift"

            [page.instead]
            python = "good/app/jobs/close_year.py"
            swift = "good/Sources/App/Jobs/CloseYearJob.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/rollback-on-borrowed-session.toml",
        bytes: Array(
            #"""
            [rule]
            id = "rollback-on-borrowed-session"
            summary = "a rollback on a session that somebody else opened"
            severity = "error"
            languages = ["python", "swift"]
            since = "0.1.0"

            [check]
            verb = "forbid"
            subject = "effect"
            roles = ["tool", "tool-factory", "service", "repository", "model", "view", "view-model"]
            effects = ["rollsBack"]
            origins = ["borrowed"]

            [message]
            text = "`{function}` rolls back `{receiver}`, {origin}"
            help = "let the error rise to the owner of the session; use `{receiver}.begin_nested()` if only this part may fail"

            [message.swift]
            text = "`{function}` rolls back `{receiver}`, {origin}"
            help = "throw the error, and let the owner of the session roll back"

            [fix]
            safety = "unsafe"
            title = "Let the error rise to the owner of the session"
            note = "It is not applied by itself: what the handler should do with the error instead of going on is a decision."

            [page]
            finds = """
            A call of `rollback()` on a borrowed session in a tool, a tool factory, a service, a repository or a model. What is borrowed, and how certain that is, is decided as in `commit-on-borrowed-session`.

            In Swift: `rollback()` of contexts and of GRDB, `cancelWrite()` of Realm, `abortTransaction()` of MongoSwift, `rollbackTransaction()` of Fluent.
            """
            why = """
            A rollback takes back everything since the transaction began, not only what this function has done. The caller does not notice: it goes on, and commits what is left. The order is stored without its lines, and no error is in the log. All objects in the session are expired, and those that were new are no longer in it. Where the function also swallows the error, the caller reports success for work that has been undone.

            In Swift, `rollback()` of a context throws away all changes that were not saved, also those of other screens that share the context.
            """
            exceptions = """
            Not reported: savepoints (`nested.rollback()` takes back only its own part); a session that the same function or object has opened; other things that roll back, such as a `RollbackManager`, a saga or a file of SQLite that the object has opened itself; layers that may own a session.

            In Swift, not reported: GRDB's `inSavepoint` with `return .rollback`; deployments, undo managers and other things that roll back.

            A failed `flush()` leaves the session in a state in which only a rollback helps. Let the exception rise to the owner, who rolls back; or put the risky part into `begin_nested()`, which restores the session by itself.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#rolling-back",
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html#using-savepoint",
            ]

            [page.example]
            python = "bad/app/services/berths.py"
            swift = "bad/Sources/App/Services/BerthService.swift"

            [page.instead]
            python = "good/app/services/berths.py"
            swift = "good/Sources/App/Services/BerthService.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/several-commits-in-operation.toml",
        bytes: Array(
            #"""
            [rule]
            id = "several-commits-in-operation"
            summary = "one session is committed more than once on a path through one operation"
            severity = "warning"
            languages = ["python", "swift"]
            since = "0.1.0"

            [[check]]
            verb = "once"
            subject = "effect"
            effects = ["commits"]
            not-roles = ["tool", "tool-factory", "service", "repository", "model", "view", "view-model"]
            unless = ["batch-loop", "handler", "in-transaction"]
            batches = ["*batch*", "*chunk*", "*page*"]
            waits = ["sleep"]
            unless-set = ["autocommit", "set_autocommit", "isolation_level=autocommit", "set_isolation_level=*autocommit"]

            # What is borrowed, these must not commit even once: `commit-on-borrowed-session` says so.
            [[check]]
            verb = "once"
            subject = "effect"
            effects = ["commits"]
            origins = ["opened", "ambient", "returned"]
            roles = ["tool", "tool-factory", "service", "repository", "model", "view", "view-model"]
            unless = ["batch-loop", "handler", "in-transaction"]
            batches = ["*batch*", "*chunk*", "*page*"]
            waits = ["sleep"]
            unless-set = ["autocommit", "set_autocommit", "isolation_level=autocommit", "set_isolation_level=*autocommit"]

            # What a callee commits counts for whoever lends it the session.
            [[check]]
            verb = "once"
            subject = "effect"
            reach = "calls"
            effects = ["commits"]
            roles = ["orchestrator", "endpoint", "task", "script", "middleware", "executor"]

            [message]
            text = "`{receiver}` is committed {consequence}, so one operation is several transactions"
            help = "do all of the work, with `flush()` where results are needed early, and commit once at its end"

            [message.swift]
            text = "`{receiver}` is committed {consequence}, so one operation is several transactions"
            help = "do all of the work, and save once at its end"

            [page]
            finds = """
            Two commits of one session that one run of a function can both reach: one behind the other, one in every round of a loop, a `begin()` block followed by a `commit()`. Arms of one branch exclude each other and are not added up, nor is a commit that is left by `return` or `break` right away. The finding stands at the last of them; the others are told with it.

            In code that owns sessions, commits count that stand in what it calls, any number of calls away, where they are made on the same session; the path below the finding shows the way to the last one. Where the condition of a commit asks for what was set in the arm of an earlier one, or for the result of a call that may have committed, the finding is only likely. So is a commit in each round of a loop where none stands outside of it, since each round may be an operation of its own; one in a `while`, which is how one goes through batches until nothing is left; one of a session that each round asks for anew; one whose error is taken back right there, so that the rest goes on; one behind a function that only takes hold of the work, by its name (`claim_job`, `acquire_lease`), which others have to see at once; and one that is there to show how far the work is: a state is written before the first commit, and another one before the last. Calls in loops and in handlers of errors are left out.
            """
            why = """
            A caller sees one operation: it works, or it does not. With a commit in its middle there is a third outcome: the first half is in the database, the second half is not, and nobody takes the first half back. What was locked or checked before the first commit does not hold behind it either. In a loop, each commit also waits for the disk, which is often most of the time that the operation takes.
            """
            exceptions = """
            Not reported: commits in different arms, or under conditions that exclude each other, of a name that is bound once, or of an attribute of it that is not assigned to (`if early: …` and later `if not early: …`); what a block commits in the block of a transaction, where the second `begin()` fails; the end of a `begin()` block in which the same session was committed already, which then does nothing; that of a `begin()` block in which the session is only asked, by statements that select; a commit behind a rollback in the handler of an error, which writes down what has failed; loops that commit every so many rounds (`if n % 500 == 0`), go through batches, chunks or pages by name or by `range(0, count, size)`, or never end, as workers do; loops that wait (`sleep`), which show how far something is; savepoints; a session that is opened anew each round; a connection that ends the transaction of each statement by itself, as an argument, an attribute or an entry of a dictionary of arguments says where it is opened or used (`autocommit=True`, `isolation_level="AUTOCOMMIT"`); tests, migrations. What a service, repository, model or tool commits of a borrowed session is `commit-on-borrowed-session`, and not told again. Through calls, nothing is counted on a session that belongs to everybody, nor on a way of which one call may land on several functions.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_transaction.html",
                "https://martinfowler.com/eaaCatalog/unitOfWork.html",
            ]

            [page.example]
            python = "bad/app/api/orders.py"
            swift = "bad/Sources/App/Jobs/OrderJob.swift"

            [page.instead]
            python = "good/app/api/orders.py"
            swift = "good/Sources/App/Jobs/OrderJob.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/slow-call-in-transaction.toml",
        bytes: Array(
            #"""
            [rule]
            id = "slow-call-in-transaction"
            summary = "something slow is waited for while a transaction is open"
            severity = "note"
            languages = ["python", "swift"]
            since = "0.2.0"

            # Libraries that talk to other machines, and the clock.
            [[check]]
            languages = ["python"]
            verb = "forbid"
            subject = "call"
            roles = ["orchestrator", "service"]
            within = "transaction"
            modules = [
                "aioboto3", "aiohttp", "anthropic", "asyncio", "boto3", "botocore", "google", "groq", "httpx", "litellm", "mistralai",
                "niquests", "openai", "requests", "smtplib", "subprocess", "time", "urllib", "urllib3",
            ]
            callees = [
                "acompletion", "aembedding", "check_call", "check_output", "completion", "create", "delete", "embedding", "generate",
                "get", "head", "patch", "post", "put", "request", "run", "send", "send_message", "sendmail", "sleep", "stream",
                "urlopen",
            ]

            # Names that mean an agent or a language model wherever they stand.
            [[check]]
            languages = ["python"]
            verb = "forbid"
            subject = "call"
            roles = ["orchestrator", "service"]
            within = "transaction"
            callees = [
                "kickoff", "kickoff_async", "kickoff_for_each", "kickoff_for_each_async", "ainvoke", "acomplete", "achat", "agenerate",
                "completions.create", "messages.create", "embeddings.create", "llm.invoke", "chain.invoke", "agent.invoke",
            ]

            [[check]]
            languages = ["swift"]
            verb = "forbid"
            subject = "call"
            within = "transaction"
            callees = [
                "URLSession.data", "URLSession.upload", "URLSession.download", "URLSession.bytes", "*rlSession.data",
                "*rlSession.upload", "*rlSession.download", "client.get", "client.post", "client.put", "client.patch",
                "client.delete", "client.send", "httpClient.execute", "httpClient.get", "httpClient.post", "Task.sleep",
                "Thread.sleep", "sleep", "usleep", "waitUntilExit", "semaphore.wait", "group.wait", "main.sync",
            ]

            [message]
            text = "`{callee}()` is waited for while a transaction is open, until {consequence}"
            help = "do it before the transaction begins or after it has ended, and keep only the reading and writing of rows inside"

            [page]
            finds = """
            A request over the network, a call of a language model, the `kickoff` of a crew, a process or a `sleep`, in an orchestrator or a service, between something that is written and its commit: in the block of `begin()`, or behind a `flush()` or a statement that writes and before the commit or rollback of that session in the same function. Where the session is borrowed and nothing ends the transaction there, it is open until the owner does.

            In Swift: network, processes, sleep and waiting for another queue in a closure of `transaction`, `write` and the like.
            """
            why = """
            What has been written is locked until the commit. Whoever wants the same row waits as long as the slowest answer takes, and a language model may take a minute. The connection is missing from the pool for all that time, though it does nothing, so that a provider who has become slow stops requests that never talk to it. A database that gives up on idle transactions ends the work in the middle. In Swift the writer of a database is a single queue: while one closure waits, nothing else is written at all.
            """
            exceptions = """
            Not reported: calls before the first write, although a transaction that has only read is open as well: it holds a connection, but no locks; `asyncio.sleep(0)`; what a function of the program does that is called, since its name does not say how long it takes, nor a limit of time that is set for it (`asyncio.wait_for(…)`); other layers, such as endpoints; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#when-do-i-construct-a-session-when-do-i-commit-it-and-when-do-i-close-it",
                "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT",
                "https://swiftpackageindex.com/groue/grdb.swift/documentation/grdb/concurrency",
            ]

            [page.example]
            python = "bad/app/services/shipping.py"
            swift = "bad/Sources/App/Services/ShippingService.swift"

            [page.instead]
            python = "good/app/services/shipping.py"
            swift = "good/Sources/App/Services/ShippingService.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/transaction-begin-unbalanced.toml",
        bytes: Array(
            #"""
            [rule]
            id = "transaction-begin-unbalanced"
            summary = "a transaction is begun by hand, and a way out passes its end by"
            severity = "error"
            languages = ["swift"]
            since = "0.1.0"

            [check]
            verb = "pair"
            subject = "effect"
            acquired = ["begins"]
            released = ["commits", "rollsBack"]
            on-receiver = true
            only-if-released = true

            [message]
            text = "the transaction that `{callee}` begins is neither committed nor rolled back {consequence}"
            help = "begin it with a method that takes a closure, such as `write` or `transaction`, which ends it on every way out"

            [fix]
            safety = "safe"
            title = "Take the transaction back where nothing else has ended it"
            note = "It is offered where the transaction is begun in the straight line of its function; elsewhere, put a `defer` of this kind into the block that begins it, or begin it with a method that takes a closure."

            [fix.insert-defer]
            beginWrite = "defer { if {receiver}.isInWriteTransaction { {receiver}.cancelWrite() } }"
            beginTransaction = "defer { if {receiver}.isInsideTransaction { try? {receiver}.rollback() } }"

            [page]
            finds = """
            `beginWrite()` of Realm, `beginTransaction()` of GRDB and Fluent, `startTransaction()` of MongoSwift, and a way out of the same function that passes both the commit and the rollback by: a `return`, a `throw`, a `try` whose error leaves the function.
            """
            why = """
            The transaction stays open, and its locks with it. The next `beginWrite()` on the same Realm raises an exception that ends the program, and the next write of another thread waits for as long as the first one is not ended. All of it happens only when something else has failed, so it is seen late.
            """
            exceptions = """
            Not reported: functions that begin and leave the end to another method, as wrappers of a database do; a `defer` that cancels what is still open; a transaction that a closure is run in; begins by a statement of SQL, which are `raw-transaction-sql`; tests.
            """
            references = [
                "https://www.mongodb.com/docs/atlas/device-sdks/sdk/swift/crud/",
                "https://swiftpackageindex.com/groue/GRDB.swift/documentation/grdb/transactions",
            ]

            [page.example]
            swift = "bad/Sources/App/Jobs/StockJob.swift"

            [page.instead]
            swift = "good/Sources/App/Jobs/StockJob.swift"

            """#.utf8)),
    PackSource(
        path: "transaction/transaction-never-committed.toml",
        bytes: Array(
            #"""
            [rule]
            id = "transaction-never-committed"
            summary = "a session is opened and written to, and nobody commits it"
            severity = "warning"
            languages = ["python"]
            since = "0.2.0"

            [check]
            verb = "require"
            subject = "effect"
            reach = "calls"
            effects = ["commits"]
            after = ["writes"]
            not-roles = ["tool", "tool-factory", "service", "repository", "model", "view", "view-model"]
            not-of = ["scoped-session"]
            # It commits sessions with the transaction of the thread.
            unless-named = ["zope.sqlalchemy"]
            ending = ["begin", "commit"]
            idle = [
                "add", "add_all", "aclose", "autoflush", "begin_nested", "bulk_insert_mappings", "bulk_save_objects",
                "bulk_update_mappings", "close", "delete", "deleted", "dirty", "enable_relationship_loading", "exec", "execute",
                "expire", "expire_all", "expunge", "expunge_all", "flush", "get", "get_one", "in_transaction", "info", "invalidate",
                "is_active", "is_modified", "merge", "new", "no_autoflush", "query", "refresh", "rollback", "scalar", "scalars",
                "stream", "stream_scalars",
            ]

            [message]
            text = "`{function}` opens a session with `{callee}()`, `{target}` {effect} it, and nothing ever commits"
            help = "commit once at the end of the operation, or open the session with `.begin()`, which commits when the block ends without an error"

            [page]
            finds = """
            A function that owns a session, such as a task, a script or an endpoint that opens one itself, in which rows are added, changed or deleted, by the function or by something that it calls, and in which no path commits: neither the function nor anything that it hands the session to. The path below the finding shows the write.
            """
            why = """
            A session that is closed without a commit takes back all that was written in it. Nothing fails: objects get their ids when they are flushed, queries of the same session see them, and the function returns what it has made. Only the row is not there afterwards. This often comes of taking the commits out of services, where they do not belong, without putting one where they do.
            """
            exceptions = """
            Not reported: sessions that only read; programs that use `zope.sqlalchemy`, which commits with the transaction of the thread; `with factory.begin() as session` and `with session.begin()`, which commit at the end of their block; context managers and dependencies of the program that commit behind their `yield`; a session that is returned, kept, captured, or handed to code that is not part of the program, since nobody knows what is done there; anything that calls a method called `commit`, on whatever object; a function that rolls back itself, as a trial run does; scoped sessions, which somebody else may commit; tools, services, repositories and models, which must not open sessions at all; tests.
            """
            references = [
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#committing",
                "https://docs.sqlalchemy.org/en/20/orm/session_basics.html#framing-out-a-begin-commit-rollback-block",
            ]

            [page.example]
            python = "bad/app/tasks/stock.py"

            [page.instead]
            python = "good/app/tasks/stock.py"

            """#.utf8)),
    PackSource(
        path: "transaction/writes-commit-one-by-one.toml",
        bytes: Array(
            #"""
            [rule]
            id = "writes-commit-one-by-one"
            summary = "several writes of one operation commit one by one, with no transaction around them"
            severity = "note"
            languages = ["python", "swift"]
            since = "0.1.0"

            # Whether a service is called inside of `atomic` only its callers know; a view has none.
            [[check]]
            languages = ["python"]
            verb = "once"
            subject = "effect"
            effects = ["writes"]
            types = ["django-manager"]
            origins = ["ambient"]
            roles = ["endpoint"]
            parameters = ["request"]
            unless = ["in-transaction", "handler", "rounds-apart"]
            unless-named = ["ATOMIC_REQUESTS"]
            likely = true

            [[check]]
            languages = ["swift"]
            verb = "once"
            subject = "effect"
            effects = ["writes"]
            kinds = ["session"]
            types = ["fluent-database"]
            origins = ["ambient", "opened"]
            unless = ["in-transaction", "handler", "rounds-apart", "method-of-service"]
            likely = true

            [message]
            text = "`{function}` writes to `{receiver}` {consequence}, and each write commits by itself"
            help = "put the writes into a block of `transaction.atomic()`, or decorate the function with it"

            [message.swift]
            text = "`{function}` writes to `{receiver}` {consequence}, and each write commits by itself"
            help = "put the writes into a closure of `{receiver}.transaction`, and write to what the closure is handed"

            [page]
            finds = """
            With Fluent: two or more writes to the database of a request or an application (`save(on: req.db)`, `create`, `update`, `delete`, `attach`, `detach`) that one run of a function can both reach, or one in a loop, with no `transaction { }` around them. A transaction and a write beside it count as well.

            With Django: the same in a view that takes `request`, for what is asked of `Model.objects`, filters behind it included: `create`, `bulk_create`, `get_or_create`, `update`, `delete` and their like.
            """
            why = """
            Fluent and Django have no commit of their own: outside a transaction every statement commits by itself. If the second write fails, the first one stays, and the answer to the client says that nothing was done. A loop that fails half-way leaves half of its rows.

            The finding is a note, and never more than likely: of those in real applications about three in four leave an operation half done. A job that shows how far it is writes on purpose what others are to see at once.
            """
            exceptions = """
            Not reported: writes in a transaction; writes in different arms of a branch; a write in a `catch`, which writes down what has failed; a transaction for each round of a loop, or a round whose error is caught within the loop; methods of services that are told which database to use; a function that is given its database as a parameter, since the caller decides over the transaction; several models in one call (`create(on:)` of an array), which is one statement; deletes and updates at the end of a query builder, which are not seen yet; tests, migrations.

            In Python, not reported: a block of `transaction.atomic()` around the writes, the decorator, and programs that name `ATOMIC_REQUESTS`, where each request is one transaction; a write in a handler; a loop each round of which catches its error. Not seen: `save()` and `delete()` of an object, managers under another name; the writes of functions that a view calls, since these may be called in a transaction by others; `method_decorator(transaction.atomic)` on a class, which is taken for none.
            """
            references = [
                "https://docs.djangoproject.com/en/stable/topics/db/transactions/",
                "https://docs.vapor.codes/fluent/transaction/",
            ]

            [page.example]
            python = "bad/bakery/views.py"
            swift = "bad/Sources/App/Controllers/OrderController.swift"

            [page.instead]
            python = "good/bakery/views.py"
            swift = "good/Sources/App/Controllers/OrderController.swift"

            """#.utf8)),
    PackSource(
        path: "fixtures/agent-pool-without-registry/bad/app/orchestration/intake.py",
        bytes: Array(
            #"""
            """The common case: the pool is set up with the tenant, and its agents have no services."""

            from app.agents.pool import TenantScopedAgentPool
            from app.services.registry import ServiceRegistry


            class IntakeOrchestrator:
                def __init__(self, service_registry: ServiceRegistry):  # expect: registry-unused
                    self.service_registry = service_registry

                async def start(self, client: str, engagement: str):
                    return await TenantScopedAgentPool.initialize_tenant_pool(client, engagement)  # expect: agent-pool-without-registry

            """#.utf8)),
    PackSource(
        path: "fixtures/agent-pool-without-registry/good/app/orchestration/intake.py",
        bytes: Array(
            #"""
            """The common case: the registry of this operation goes to the agents of its pool."""

            from app.agents.pool import TenantScopedAgentPool
            from app.services.registry import ServiceRegistry


            class IntakeOrchestrator:
                def __init__(self, service_registry: ServiceRegistry):
                    self.service_registry = service_registry

                async def start(self, client: str, engagement: str):
                    return await TenantScopedAgentPool.initialize_tenant_pool(
                        client, engagement, service_registry=self.service_registry
                    )

            """#.utf8)),
    PackSource(
        path: "fixtures/application-session-in-request/bad/Sources/App/Controllers/LockerController.swift",
        bytes: Array(
            #"""
            /// The common case: the handler has a request, and goes to the database of the whole application.
            import Fluent
            import Vapor

            struct LockerController: RouteCollection {
                func boot(routes: any RoutesBuilder) throws {
                    routes.post("lockers", use: rent)
                }

                @Sendable func rent(req: Request) async throws -> HTTPStatus {
                    let locker = try req.content.decode(Locker.self)
                    try await locker.save(on: req.application.db)  // expect: application-session-in-request "`req.application.db` goes around `req.db`"
                    return .created
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/application-session-in-request/good/Sources/App/Controllers/LockerController.swift",
        bytes: Array(
            #"""
            /// The common case: what a handler does, it does on the database of its request.
            import Fluent
            import Vapor

            struct LockerController: RouteCollection {
                func boot(routes: any RoutesBuilder) throws {
                    routes.post("lockers", use: rent)
                }

                @Sendable func rent(req: Request) async throws -> HTTPStatus {
                    let locker = try req.content.decode(Locker.self)
                    try await locker.save(on: req.db)
                    return .created
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/begin-on-borrowed-session/bad/Sources/App/Services/LoanService.swift",
        bytes: Array(
            #"""
            import Fluent

            struct LoanService {
                let database: any Database

                func lend(_ loan: Loan, on database: any Database) async throws {
                    try await database.transaction { transaction in  // expect: begin-on-borrowed-session "`LoanService.lend` begins"
                        try await loan.save(on: transaction)
                    }
                }

                func takeBack(_ loan: Loan) async throws {
                    try await database.transaction { transaction in  // expect: begin-on-borrowed-session
                        try await loan.delete(on: transaction)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/begin-on-borrowed-session/bad/app/services/loans.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.loan import Loan


            class LoanService:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def lend(self, loan: Loan) -> None:
                    async with self.db.begin():  # expect: begin-on-borrowed-session "`LoanService.lend` begins a transaction"
                        self.db.add(loan)

            """#.utf8)),
    PackSource(
        path: "fixtures/begin-on-borrowed-session/good/Sources/App/Services/LoanService.swift",
        bytes: Array(
            #"""
            import Fluent

            struct LoanService {
                func lend(_ loan: Loan, on database: any Database) async throws {
                    try await loan.save(on: database)
                }

                func inTransaction<Result>(
                    on database: any Database, _ work: @escaping (any Database) async throws -> Result
                ) async throws -> Result {
                    try await database.transaction { transaction in
                        try await work(transaction)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/begin-on-borrowed-session/good/app/services/loans.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.loan import Loan


            class LoanService:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def lend(self, loan: Loan) -> None:
                    async with self.db.begin_nested():
                        self.db.add(loan)

            """#.utf8)),
    PackSource(
        path: "fixtures/borrowed-session-in-with/bad/app/services/loans.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.loan import Loan


            class LoanService:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def lend(self, loan: Loan) -> None:
                    async with self.db:  # expect: borrowed-session-in-with "`LoanService.lend` enters `self.db`"
                        self.db.add(loan)

            """#.utf8)),
    PackSource(
        path: "fixtures/borrowed-session-in-with/good/app/services/loans.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.loan import Loan


            class LoanService:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def lend(self, loan: Loan) -> None:
                    self.db.add(loan)
                    await self.db.flush()

            """#.utf8)),
    PackSource(
        path: "fixtures/close-on-borrowed-session/bad/Sources/App/Services/ExhibitService.swift",
        bytes: Array(
            #"""
            /// The common case: a service closes the connection that it was lent.
            import PostgresNIO

            struct ExhibitService {
                func move(_ exhibit: Exhibit, _ connection: PostgresConnection, logger: Logger) async throws {
                    try await connection.query("update exhibits set room = \(exhibit.room)", logger: logger)
                    try await connection.close()  // expect: close-on-borrowed-session "`ExhibitService.move` closes `connection`"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/close-on-borrowed-session/bad/app/services/exhibits.py",
        bytes: Array(
            #"""
            """The common case: a service closes the session of its caller when it is done."""

            from sqlalchemy.ext.asyncio import AsyncSession


            class ExhibitService:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def label(self, exhibit, text: str) -> None:
                    exhibit.label = text
                    await self.db.flush()
                    await self.db.close()  # expect: close-on-borrowed-session "closes `self.db`"

            """#.utf8)),
    PackSource(
        path: "fixtures/close-on-borrowed-session/good/Sources/App/Services/ExhibitService.swift",
        bytes: Array(
            #"""
            /// The common case: the service works, and whoever opened the connection closes it.
            import PostgresNIO

            struct ExhibitService {
                func move(_ exhibit: Exhibit, _ connection: PostgresConnection, logger: Logger) async throws {
                    try await connection.query("update exhibits set room = \(exhibit.room)", logger: logger)
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/close-on-borrowed-session/good/app/services/exhibits.py",
        bytes: Array(
            #"""
            """The common case: a service lets go of the session when its work is done, and the owner closes it."""

            from sqlalchemy.ext.asyncio import AsyncSession


            class ExhibitService:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def label(self, exhibit, text: str) -> None:
                    exhibit.label = text
                    await self.db.flush()

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-error-ignored/bad/Sources/App/Views/DiaryView.swift",
        bytes: Array(
            #"""
            /// The common case: the view saves, and does not want to hear of it.
            import SwiftData
            import SwiftUI

            struct DiaryView: View {
                @Environment(\.modelContext) private var context
                @State private var text = ""

                var body: some View {
                    TextField("Today", text: $text)
                    Button("Keep") {
                        context.insert(Entry(text))
                        try? context.save()  // expect: commit-error-ignored "`try?` drops the error of `context.save`"
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-error-ignored/good/Sources/App/Views/DiaryView.swift",
        bytes: Array(
            #"""
            /// The common case: the view tells the user what could not be saved.
            import SwiftData
            import SwiftUI

            struct DiaryView: View {
                @Environment(\.modelContext) private var context
                @State private var text = ""
                @State private var failure: String?

                var body: some View {
                    TextField("Today", text: $text)
                    Button("Keep") {
                        context.insert(Entry(text))
                        do {
                            try context.save()
                        } catch {
                            context.rollback()
                            failure = error.localizedDescription
                        }
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-flag-defaults-true/bad/app/repositories/trams.py",
        bytes: Array(
            #"""
            """The common case: a repository commits, unless its caller remembers to forbid it."""

            from sqlalchemy.ext.asyncio import AsyncSession


            class TramRepository:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def create(self, tram, commit: bool = True):  # expect: commit-flag-defaults-true "`commit=False`"
                    self.db.add(tram)
                    if commit:
                        await self.db.commit()
                    return tram

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-flag-defaults-true/good/app/repositories/trams.py",
        bytes: Array(
            #"""
            """The common case: nothing is committed unless the caller asks for it."""

            from sqlalchemy.ext.asyncio import AsyncSession


            class TramRepository:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def create(self, tram, commit: bool = False):
                    self.db.add(tram)
                    if commit:
                        await self.db.commit()
                    else:
                        await self.db.flush()
                    return tram

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-flag-true/bad/app/services/parcels.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.util.storage import remove, store


            class ParcelService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db

                async def add(self, parcel):
                    await store(self.db, parcel)  # expect: commit-flag-true "where `commit` is left out"

                async def lose(self, parcel):
                    await remove(self.db, parcel, auto_commit=True)  # expect: commit-flag-true "by `auto_commit=True`"

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-flag-true/good/app/services/parcels.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.util.storage import remove, store


            class ParcelService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db

                async def add(self, parcel):
                    await store(self.db, parcel, commit=False)

                async def lose(self, parcel):
                    await remove(self.db, parcel)

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-on-borrowed-session/bad/Sources/App/Services/LoanService.swift",
        bytes: Array(
            #"""
            /// The common case: a service saves the context that its caller has lent it.
            import CoreData

            struct LoanService {
                func lend(_ book: Book, to reader: Reader, in context: NSManagedObjectContext) throws {
                    let loan = Loan(context: context)
                    loan.book = book
                    loan.reader = reader
                    try context.save()  // expect: commit-on-borrowed-session "`LoanService.lend` commits `context`, a session that it only borrows"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-on-borrowed-session/bad/app/services/loans.py",
        bytes: Array(
            #"""
            """The common case: a service keeps the session of its caller and commits it."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.loan import Loan


            class LoanService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def lend(self, copy_id: int, reader_id: int) -> Loan:
                    loan = Loan(copy_id=copy_id, reader_id=reader_id)
                    self.db.add(loan)
                    await self.db.commit()  # expect: commit-on-borrowed-session "`LoanService.lend` commits `self.db`"
                    return loan

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-on-borrowed-session/good/Sources/App/Services/LoanService.swift",
        bytes: Array(
            #"""
            /// The common case: the service changes objects, and whoever lent the context saves it.
            import CoreData

            struct LoanService {
                func lend(_ book: Book, to reader: Reader, in context: NSManagedObjectContext) {
                    let loan = Loan(context: context)
                    loan.book = book
                    loan.reader = reader
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-on-borrowed-session/good/app/services/loans.py",
        bytes: Array(
            #"""
            """The common case: a service flushes, so that ids exist, and leaves the commit to its caller."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.loan import Loan


            class LoanService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def lend(self, copy_id: int, reader_id: int) -> Loan:
                    loan = Loan(copy_id=copy_id, reader_id=reader_id)
                    self.db.add(loan)
                    await self.db.flush()
                    return loan

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-through-call/bad/Sources/App/Services/OrderService.swift",
        bytes: Array(
            #"""
            import SwiftData

            struct OrderService {
                let context: ModelContext

                func place(_ order: Order) throws {
                    context.insert(order)
                    try finish(context)  // expect: commit-through-call "`finish`, which commits"
                }

                func keep(_ order: Order) throws {
                    let storage = Storage(context: context)
                    try storage.keep(order)  // expect: commit-through-call
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-through-call/bad/app/services/orders.py",
        bytes: Array(
            #"""
            from app.core.storage import AuditedWriter, Writer, finish, finish_by_way_of_others, start_again
            from sqlalchemy.ext.asyncio import AsyncSession


            class OrderService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context
                    self.writer = AuditedWriter(db)

                async def place(self, order):
                    self.db.add(order)
                    await finish(self.db)

                async def place_far_away(self, order):
                    await finish_by_way_of_others(self.db)

                async def place_written(self, order):
                    await self.writer.save_with_audit(order, "me")  # expect: commit-through-call "`self.writer.db`"

                async def place_by_default(self, order):
                    await Writer(self.db).save(order)  # expect: commit-flag-true

                async def place_by_position(self, order):
                    writer = Writer(self.db)
                    await writer.save(order, True)  # expect: commit-flag-true

                async def cancel(self, order, db: AsyncSession):
                    await start_again(db)  # expect: commit-through-call "rolls back `db`"

                async def place_all(self, orders):
                    for order in orders:
                        await self._place(order)

                async def _place(self, order):
                    await self.writer.save(order)  # expect: commit-flag-true

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-through-call/good/Sources/App/Services/OrderService.swift",
        bytes: Array(
            #"""
            import SwiftData

            struct OrderService {
                let context: ModelContext

                func place(_ order: Order) {
                    context.insert(order)
                }

                func keep(_ order: Order) {
                    let storage = Storage(context: context)
                    storage.keep(order)
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/commit-through-call/good/app/services/orders.py",
        bytes: Array(
            #"""
            from app.core.storage import Writer, flush, in_savepoint, put_away
            from sqlalchemy.ext.asyncio import AsyncSession


            class OrderService:
                """Its helpers flush; the flag is false wherever it counts, or its caller's to decide."""

                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.writer = Writer(db)

                async def place(self, order):
                    self.db.add(order)
                    await flush(self.db)

                async def place_quietly(self, order):
                    await self.writer.save(order, commit=False)
                    await self.writer.save(order, False)
                    await self.writer.save_quietly(order)

                async def place_as_told(self, order, commit: bool = False):
                    await self.writer.save(order, commit=commit)

                async def place_or_not(self, order):
                    await self.place_as_told(order)
                    await in_savepoint(self.db, order)
                    await put_away(self.db)

            """#.utf8)),
    PackSource(
        path: "fixtures/context-outside-perform/bad/Sources/App/Orchestration/Importer.swift",
        bytes: Array(
            #"""
            /// The common case: a context with a queue of its own, used on whatever queue runs the function.
            import CoreData

            struct RecipeOrchestrator {
                let container: NSPersistentContainer

                func importAll(_ drafts: [Draft]) throws {
                    let context = container.newBackgroundContext()
                    let known = try context.fetch(Recipe.fetchRequest())  // expect: context-outside-perform "`context`"
                    for draft in drafts where !known.contains(draft) { Recipe(draft, context) }
                    try context.save()  // expect: context-outside-perform
                }

                func clear() throws {
                    let context = NSManagedObjectContext(concurrencyType: .privateQueueConcurrencyType)
                    context.persistentStoreCoordinator = container.persistentStoreCoordinator
                    try context.save()  // expect: context-outside-perform
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/context-outside-perform/good/Sources/App/Orchestration/Importer.swift",
        bytes: Array(
            #"""
            /// The common case: all work is done on the queue of the context; the one of the main queue needs none.
            import CoreData

            struct RecipeOrchestrator {
                let container: NSPersistentContainer

                func importAll(_ drafts: [Draft]) async throws {
                    let context = container.newBackgroundContext()
                    try await context.perform {
                        let known = try context.fetch(Recipe.fetchRequest())
                        for draft in drafts where !known.contains(draft) { Recipe(draft, context) }
                        try context.save()
                    }
                }

                func onMain() throws {
                    let context = NSManagedObjectContext(concurrencyType: .mainQueueConcurrencyType)
                    try context.save()
                }

                func inBackground() {
                    container.performBackgroundTask { context in
                        try? context.save()  // expect: commit-error-ignored
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/database-error-swallowed/bad/app/services/tickets.py",
        bytes: Array(
            #"""
            import logging

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.ticket import Ticket

            logger = logging.getLogger(__name__)


            class TicketService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def sell(self, seat: str) -> Ticket | None:
                    ticket = Ticket(seat=seat)
                    try:
                        self.db.add(ticket)
                        await self.db.flush()
                    # expect(+1): database-error-swallowed "goes on as if nothing had happened"
                    except Exception:
                        logger.exception("the ticket was not sold")
                        return None
                    return ticket

            """#.utf8)),
    PackSource(
        path: "fixtures/database-error-swallowed/good/app/services/tickets.py",
        bytes: Array(
            #"""
            import logging

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.ticket import Ticket

            logger = logging.getLogger(__name__)


            class TicketService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def sell(self, seat: str) -> Ticket:
                    ticket = Ticket(seat=seat)
                    try:
                        self.db.add(ticket)
                        await self.db.flush()
                    except Exception:
                        logger.exception("the ticket was not sold")
                        raise
                    return ticket

            """#.utf8)),
    PackSource(
        path: "fixtures/executor-without-registry/bad/app/orchestration/crew_executor.py",
        bytes: Array(
            #"""
            """The common case: an executor has the session and the context, and no registry for the tools of its crew."""

            from crewai import Crew
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.context import RequestContext


            class SortingExecutor:  # expect: executor-without-registry "`SortingExecutor`"
                def __init__(self, db: AsyncSession, context: RequestContext):
                    self.db = db
                    self.context = context

                async def execute(self, agents, tasks) -> str:
                    result = await Crew(agents=agents, tasks=tasks).kickoff_async()
                    await self.db.commit()
                    return str(result)

            """#.utf8)),
    PackSource(
        path: "fixtures/executor-without-registry/good/app/orchestration/crew_executor.py",
        bytes: Array(
            #"""
            """The common case: the executor takes the registry beside the session, and passes it on to the tools."""

            from crewai import Crew
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.context import RequestContext
            from app.services.registry import ServiceRegistry
            from app.tools.sorting_tools import create_sorting_tools


            class SortingExecutor:
                def __init__(self, db: AsyncSession, context: RequestContext, service_registry: ServiceRegistry):
                    self.db = db
                    self.context = context
                    self.service_registry = service_registry

                async def execute(self, agents, tasks) -> str:
                    tools = create_sorting_tools(self.context, self.service_registry)
                    result = await Crew(agents=agents, tasks=tasks, tools=tools).kickoff_async()
                    await self.db.commit()
                    return str(result)

            """#.utf8)),
    PackSource(
        path: "fixtures/extension-not-initialised/bad/app/__init__.py",
        bytes: Array(
            #"""
            """The common case: made, imported by others, and forgotten in the factory."""

            from common_utils.tracing import Tracer
            from common_utils.versioning import VersionedAPI
            from flask import Flask
            from prometheus_flask_exporter import PrometheusMetrics

            metrics = PrometheusMetrics.for_app_factory()
            tracer = Tracer()  # expect: extension-not-initialised "`tracer` is made without the application, and never given it"
            versioned_api = VersionedAPI()


            def create_app():
                app = Flask(__name__)
                metrics.init_app(app)
                versioned_api.init_app(app)
                return app

            """#.utf8)),
    PackSource(
        path: "fixtures/extension-not-initialised/good/app/__init__.py",
        bytes: Array(
            #"""
            """By name, by module, and in a loop."""

            from flask import Flask

            from app import extensions
            from app.extensions import ALL, tracer as own_tracer


            def create_app():
                app = Flask(__name__)
                extensions.metrics.init_app(app)
                own_tracer.init_app(app)
                for extension in ALL:
                    extension.init_app(app)
                return app

            """#.utf8)),
    PackSource(
        path: "fixtures/external-call-without-breaker/bad/app/clients/mail.py",
        bytes: Array(
            #"""
            """The common case: one method through the breaker, one past it."""

            from app.mesh.circuit_breaker import get_circuit_manager


            class MailClient:
                def __init__(self, client):
                    self.client = client
                    self.breaker = get_circuit_manager().get_breaker("mail")

                async def send(self, letter):
                    return await self.breaker.call(self.client.post, "/letters", json=letter)

                async def fetch(self, number):
                    return await self.client.get(f"/letters/{number}")  # expect: external-call-without-breaker "`self.client.get` is called past the circuit breaker"

            """#.utf8)),
    PackSource(
        path: "fixtures/external-call-without-breaker/good/app/clients/mail.py",
        bytes: Array(
            #"""
            """All through the breaker, one of them by a method of its own."""

            from app.mesh.circuit_breaker import get_circuit_manager


            class MailClient:
                def __init__(self, client, cache_client):
                    self.client = client
                    self.cache_client = cache_client
                    self.breaker = get_circuit_manager().get_breaker("mail")

                async def send(self, letter):
                    return await self.breaker.call(self.client.post, "/letters", json=letter)

                async def fetch(self, number):
                    return await self.breaker.call(self._fetch, number)

                async def _fetch(self, number):
                    answer = await self.client.get(f"/letters/{number}")
                    return self._read(answer)

                def _read(self, answer):
                    return self.client.decode(answer)

                async def cached(self, number):
                    return await self.cache_client.get(number)

                async def close(self):
                    await self.client.aclose()

            """#.utf8)),
    PackSource(
        path: "fixtures/factory-ignores-flag/bad/app/services/flows/route_tools.py",
        bytes: Array(
            #"""
            from app.services.flows.route_tool import OldRouteTool, RouteToolWithService
            from app.services.registry import ServiceRegistry


            def create_route_tools(context, registry: ServiceRegistry | None = None):
                # expect(+1): factory-ignores-flag "by `registry` alone"
                if registry:
                    return [RouteToolWithService(registry)]
                return [OldRouteTool(context)]

            """#.utf8)),
    PackSource(
        path: "fixtures/factory-ignores-flag/good/app/services/flows/route_tools.py",
        bytes: Array(
            #"""
            import logging

            from app.core.rollout import is_registry_enabled
            from app.services.flows.route_tool import OldRouteTool, RouteToolWithService
            from app.services.registry import ServiceRegistry

            logger = logging.getLogger(__name__)


            def create_route_tools(context, registry: ServiceRegistry | None = None):
                # expect(+1): legacy-fallback-reachable
                if is_registry_enabled() and registry:
                    return [RouteToolWithService(registry)]
                logger.warning("the old route tools are used")
                return [OldRouteTool(context)]

            """#.utf8)),
    PackSource(
        path: "fixtures/feature-flag-left/bad/app/core/config.py",
        bytes: Array(
            #"""
            import os


            class Settings:
                USE_SERVICE_REGISTRY: bool = False
                ENFORCE_TENANT_ISOLATION: bool = False  # expect: feature-flag-left "is `false` here where it is not set, and `true` by"


            def must_own_sessions():
                return os.getenv("ENFORCE_SESSION_OWNERSHP", "true") == "true"  # expect: feature-flag-left "is in no table"

            """#.utf8)),
    PackSource(
        path: "fixtures/feature-flag-left/good/app/core/config.py",
        bytes: Array(
            #"""
            import os


            class Settings:
                USE_SERVICE_REGISTRY: bool = False
                ENFORCE_TENANT_ISOLATION: bool = True


            def must_own_sessions():
                return os.getenv("ENFORCE_SESSION_OWNERSHIP", "true") == "true"

            """#.utf8)),
    PackSource(
        path: "fixtures/get-service-await-mismatch/bad/app/tools/kiln_tool.py",
        bytes: Array(
            #"""
            """The common case: copied from a guide whose registry is another one."""

            from crewai.tools import BaseTool

            from app.services.kilns import KilnService
            from app.services.registry import ServiceRegistry


            class KilnTool(BaseTool):
                name: str = "kiln"
                description: str = "Fires a kiln"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self.registry = registry

                async def _arun(self, kiln: str, degrees: int):
                    kilns = await self.registry.get_service(KilnService)  # expect: get-service-await-mismatch "`self.registry.get_service` is awaited, and `ServiceRegistry.get_service` is no coroutine"
                    return await kilns.fire(kiln, degrees)

            """#.utf8)),
    PackSource(
        path: "fixtures/get-service-await-mismatch/good/app/tools/kiln_tool.py",
        bytes: Array(
            #"""
            """As it is declared."""

            from crewai.tools import BaseTool

            from app.services.kilns import KilnService
            from app.services.registry import ServiceRegistry


            class KilnTool(BaseTool):
                name: str = "kiln"
                description: str = "Fires a kiln"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self.registry = registry

                async def _arun(self, kiln: str, degrees: int):
                    kilns = self.registry.get_service(KilnService)
                    return await kilns.fire(kiln, degrees)

                async def _directly(self, kiln: str):
                    return await self.registry.get_service(KilnService).fire(kiln, 20)

            """#.utf8)),
    PackSource(
        path: "fixtures/legacy-fallback-reachable/bad/app/services/flows/route_tools.py",
        bytes: Array(
            #"""
            import logging
            import os

            from app.services.flows.route_tool import RouteToolWithService
            from app.services.registry import ServiceRegistry

            logger = logging.getLogger(__name__)


            def create_route_tools(context, registry: ServiceRegistry | None = None):
                use_registry = os.getenv("USE_SERVICE_REGISTRY", "false").lower() == "true"
                # expect(+1): legacy-fallback-reachable "the old way is still taken where `USE_SERVICE_REGISTRY` says so"
                if use_registry and registry:
                    return [RouteToolWithService(registry)]
                else:
                    logger.warning("the old route tools are used")
                    from app.services.flows.route_tool_legacy import RouteTool

                    return [RouteTool()]

            """#.utf8)),
    PackSource(
        path: "fixtures/legacy-fallback-reachable/good/app/services/flows/route_tools.py",
        bytes: Array(
            #"""
            from app.services.flows.route_tool import RouteToolWithService
            from app.services.registry import ServiceRegistry


            def create_route_tools(context, registry: ServiceRegistry):
                return [RouteToolWithService(registry)]

            """#.utf8)),
    PackSource(
        path: "fixtures/legacy-fallback-silent/bad/app/services/flows/route_tools.py",
        bytes: Array(
            #"""
            import os

            from app.services.flows.route_tool import RouteToolWithService
            from app.services.registry import ServiceRegistry


            def create_route_tools(context, registry: ServiceRegistry | None = None):
                use_registry = os.getenv("USE_SERVICE_REGISTRY", "false").lower() == "true"
                # expect(+2): legacy-fallback-reachable
                # expect(+1): legacy-fallback-silent "nobody is told when that happens"
                if use_registry and registry:
                    return [RouteToolWithService(registry)]
                else:
                    from app.services.flows.route_tool_legacy import RouteTool

                    return [RouteTool()]

            """#.utf8)),
    PackSource(
        path: "fixtures/legacy-fallback-silent/good/app/services/flows/route_tools.py",
        bytes: Array(
            #"""
            import logging
            import os

            from app.services.flows.route_tool import RouteToolWithService
            from app.services.registry import ServiceRegistry

            logger = logging.getLogger(__name__)


            def create_route_tools(context, registry: ServiceRegistry | None = None):
                use_registry = os.getenv("USE_SERVICE_REGISTRY", "false").lower() == "true"
                # expect(+1): legacy-fallback-reachable
                if use_registry and registry:
                    return [RouteToolWithService(registry)]
                else:
                    logger.warning("the old route tools are used")
                    from app.services.flows.route_tool_legacy import RouteTool

                    return [RouteTool()]

            """#.utf8)),
    PackSource(
        path: "fixtures/legacy-startup-left/bad/app/main.py",
        bytes: Array(
            #"""
            """The common case: two ways to start, and a variable between them."""

            import os

            from app.mesh.orchestrator import get_startup_orchestrator
            from app.stoves import Stove


            async def startup(app):
                if os.getenv("USE_LEGACY_STARTUP", "false").lower() == "true":  # expect: legacy-startup-left "a branch still depends on `USE_LEGACY_STARTUP`"
                    stove = Stove()
                    await stove.start()  # expect: legacy-startup-left "`stove.start` starts `stove` past the orchestrator"
                    app.stove = stove
                else:
                    await get_startup_orchestrator().start_all()

            """#.utf8)),
    PackSource(
        path: "fixtures/legacy-startup-left/good/app/main.py",
        bytes: Array(
            #"""
            """One way to start."""

            import os

            from app.mesh.orchestrator import get_startup_orchestrator
            from app.stoves import Kettle, Stove

            LEGACY_STOVE_MODEL = os.getenv("LEGACY_STOVE_MODEL")


            async def startup(app):
                if LEGACY_STOVE_MODEL:
                    app.model = LEGACY_STOVE_MODEL
                await get_startup_orchestrator().start_all()
                kettle = Kettle()
                await kettle.start()


            def describe():
                return Stove().name

            """#.utf8)),
    PackSource(
        path: "fixtures/model-imported-in-tool/bad/app/tools/find_tool.py",
        bytes: Array(
            #"""
            """The common case: a tool knows a table, so that it can ask for rows of it."""

            from crewai.tools import BaseTool

            from app.models.exhibit import Exhibit  # expect: model-imported-in-tool "`Exhibit` from `app.models.exhibit`"
            from app.services.exhibits import ExhibitService
            from app.services.registry import ServiceRegistry


            class FindTool(BaseTool):
                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, number: str) -> str:
                    exhibit: Exhibit = await self._registry.get_service(ExhibitService).find(number)
                    return exhibit.title

            """#.utf8)),
    PackSource(
        path: "fixtures/model-imported-in-tool/good/app/tools/find_tool.py",
        bytes: Array(
            #"""
            """The common case: the service hands out a schema."""

            from crewai.tools import BaseTool

            from app.schemas.exhibit import ExhibitRead
            from app.services.exhibits import ExhibitService
            from app.services.registry import ServiceRegistry


            class FindTool(BaseTool):
                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, number: str) -> str:
                    exhibit: ExhibitRead = await self._registry.get_service(ExhibitService).find(number)
                    return exhibit.title

            """#.utf8)),
    PackSource(
        path: "fixtures/nested-transaction/bad/Sources/App/Orchestration/Berths.swift",
        bytes: Array(
            #"""
            /// The common case: GRDB's accesses are not reentrant, and the inner one ends the program.
            import GRDB

            struct BerthOrchestrator {
                let queue: DatabaseQueue

                func moor(_ boat: Boat, at berth: Berth) throws {
                    try queue.write { db in
                        try boat.insert(db)
                        let isFree = try queue.read { db in try Berth.isFree(berth.id, db) }  // expect: nested-transaction "the library stops the program here"
                        guard isFree else { throw HarbourError.taken }
                        try berth.update(db)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/nested-transaction/bad/app/workflows/crossings.py",
        bytes: Array(
            #"""
            """The common case: the function that is lent the session begins a transaction on it, and one is begun already."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal
            from app.models.crossing import Crossing, Seat


            async def plan_crossing(crossing: Crossing) -> None:
                async with AsyncSessionLocal() as session:
                    async with session.begin():
                        session.add(crossing)
                        await reserve_seats(session, crossing)  # expect: nested-transaction "on `session`"


            async def reserve_seats(session: AsyncSession, crossing: Crossing) -> None:
                async with session.begin():
                    session.add_all(Seat(crossing, number) for number in range(crossing.seats))

            """#.utf8)),
    PackSource(
        path: "fixtures/nested-transaction/good/Sources/App/Orchestration/Berths.swift",
        bytes: Array(
            #"""
            /// The common case: one access around all of the work, with the connection that it lends.
            import GRDB

            struct BerthOrchestrator {
                let queue: DatabaseQueue

                func moor(_ boat: Boat, at berth: Berth) throws {
                    try queue.write { db in
                        try boat.insert(db)
                        guard try Berth.isFree(berth.id, db) else { throw HarbourError.taken }
                        try berth.update(db)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/nested-transaction/good/app/workflows/crossings.py",
        bytes: Array(
            #"""
            """The common case: whoever begins the transaction has all of it; the others work in it."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal
            from app.models.crossing import Crossing, Seat


            async def plan_crossing(crossing: Crossing) -> None:
                async with AsyncSessionLocal() as session:
                    async with session.begin():
                        session.add(crossing)
                        await reserve_seats(session, crossing)


            async def reserve_seats(session: AsyncSession, crossing: Crossing) -> None:
                session.add_all(Seat(crossing, number) for number in range(crossing.seats))
                await session.flush()

            """#.utf8)),
    PackSource(
        path: "fixtures/optional-session-opens-own/bad/app/workflows/inventory.py",
        bytes: Array(
            #"""
            """The common case: without a session from the caller, the function quietly opens its own."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal


            async def count_stock(shelf: str, db: AsyncSession | None = None) -> int:  # expect: optional-session-opens-own "`db`"
                if db is None:
                    async with AsyncSessionLocal() as own:
                        return await count_stock(shelf, own)
                return len(db.new)

            """#.utf8)),
    PackSource(
        path: "fixtures/optional-session-opens-own/good/app/workflows/inventory.py",
        bytes: Array(
            #"""
            """The common case: the session is required, and each caller says which one it means."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal


            async def count_stock(shelf: str, db: AsyncSession) -> int:
                return len(db.new)


            async def count_alone(shelf: str) -> int:
                async with AsyncSessionLocal() as db:
                    return await count_stock(shelf, db)

            """#.utf8)),
    PackSource(
        path: "fixtures/outbox-event-outside-transaction/bad/app/services/parcels.py",
        bytes: Array(
            #"""
            """The common case: the commit comes first."""

            from sqlalchemy.orm import Session

            from app.models import OutboxEvent, Parcel


            def send(session: Session, address: str):
                parcel = Parcel(address=address)
                session.add(parcel)
                session.commit()  # expect: commit-on-borrowed-session
                OutboxEvent.create_event(session, "parcel_sent", parcel.id)  # expect: outbox-event-outside-transaction "the event is written after `session` was committed"
                session.commit()  # expect: commit-on-borrowed-session

            """#.utf8)),
    PackSource(
        path: "fixtures/outbox-event-outside-transaction/good/app/services/parcels.py",
        bytes: Array(
            #"""
            """One transaction, or none."""

            from sqlalchemy.orm import Session

            from app.models import OutboxEvent, Parcel


            def send(session: Session, address: str):
                parcel = Parcel(address=address)
                session.add(parcel)
                session.flush()
                OutboxEvent.create_event(session, "parcel_sent", parcel.id)


            def lose(session: Session, parcel: Parcel, is_gone: bool):
                if not is_gone:
                    return
                session.delete(parcel)
                session.add(OutboxEvent(event_type="parcel_lost"))

            """#.utf8)),
    PackSource(
        path: "fixtures/outbox-model-incomplete/bad/app/models.py",
        bytes: Array(
            #"""
            """The common case: the mark without what acts on it."""

            from common_utils.outbox import OutboxMixin

            from app.extensions import db


            class Tent(db.Model):
                __outbox_enabled__ = True  # expect: outbox-model-incomplete "`Tent` sets `__outbox_enabled__` and does not derive from `OutboxMixin`"
                id = db.Column(db.Integer, primary_key=True)

                def to_dict(self):
                    return {"id": self.id}


            class Pole(db.Model, OutboxMixin):  # expect: outbox-model-incomplete "`Pole` sets `__outbox_enabled__` and has no `to_dict`"
                __outbox_enabled__ = True
                id = db.Column(db.Integer, primary_key=True)

            """#.utf8)),
    PackSource(
        path: "fixtures/outbox-model-incomplete/good/app/models.py",
        bytes: Array(
            #"""
            """With the mixin, and with what its events carry."""

            from common_utils.outbox import OutboxMixin
            from somewhere.serializing import Serializable

            from app.extensions import db


            class Shown:
                def to_dict(self):
                    return {"id": self.id}


            class Tent(db.Model, OutboxMixin, Shown):
                __outbox_enabled__ = True
                id = db.Column(db.Integer, primary_key=True)


            class Pole(db.Model, OutboxMixin, Serializable):
                __outbox_enabled__ = True


            class Peg(db.Model):
                __outbox_enabled__ = False

            """#.utf8)),
    PackSource(
        path: "fixtures/outer-session-in-transaction/bad/Sources/App/Controllers/ParcelController.swift",
        bytes: Array(
            #"""
            /// The common case: inside the transaction, one write goes to the database of the request.
            import Fluent
            import Vapor

            struct ParcelController: RouteCollection {
                func boot(routes: any RoutesBuilder) throws {
                    routes.post("parcels", use: handOver)
                }

                @Sendable func handOver(req: Request) async throws -> HTTPStatus {
                    let parcel = try req.content.decode(Parcel.self)
                    let receipt = Receipt(for: parcel)
                    try await req.db.transaction { tx in
                        try await parcel.save(on: tx)
                        try await receipt.save(on: req.db)  // expect: outer-session-in-transaction "`req.db` is used inside the closure that is handed `tx`"
                    }
                    return .created
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/outer-session-in-transaction/bad/app/orchestration/transfer.py",
        bytes: Array(
            #"""
            """The common case: inside the block of the inner session, work goes on in the outer one."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal


            async def transfer(db: AsyncSession, parcel, depot) -> None:
                async with AsyncSessionLocal() as inner:
                    inner.add(depot)
                    await db.flush([parcel])  # expect: outer-session-in-transaction "`db` is used inside the block that opened `inner`"
                    await inner.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/outer-session-in-transaction/good/Sources/App/Controllers/ParcelController.swift",
        bytes: Array(
            #"""
            /// The common case: inside the transaction, every write goes to the database that the closure is handed.
            import Fluent
            import Vapor

            struct ParcelController: RouteCollection {
                func boot(routes: any RoutesBuilder) throws {
                    routes.post("parcels", use: handOver)
                }

                @Sendable func handOver(req: Request) async throws -> HTTPStatus {
                    let parcel = try req.content.decode(Parcel.self)
                    let receipt = Receipt(for: parcel)
                    try await req.db.transaction { tx in
                        try await parcel.save(on: tx)
                        try await receipt.save(on: tx)
                    }
                    return .created
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/outer-session-in-transaction/good/app/orchestration/transfer.py",
        bytes: Array(
            #"""
            """The common case: inside the block, the inner session does all the work."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal


            async def transfer(db: AsyncSession, parcel, depot) -> None:
                async with AsyncSessionLocal() as inner:  # expect: second-session-in-operation
                    inner.add(depot)
                    await inner.flush()
                    await inner.commit()
                await db.flush([parcel])

            """#.utf8)),
    PackSource(
        path: "fixtures/query-in-tool/bad/Sources/App/Tools/RidesTool.swift",
        bytes: Array(
            #"""
            /// The common case: the tool asks the database itself.
            import FoundationModels
            import SwiftData

            struct RidesTool: Tool {  // expect: tool-without-registry
                let name = "rides"
                let description = "Count the rides of a bike"
                let context: ModelContext  // expect: session-passed-to-tool

                func call(arguments: BikeQuestion) async throws -> String {
                    let bike = arguments.bike
                    let count = try context.fetchCount(FetchDescriptor<Ride>(predicate: #Predicate { $0.bike == bike }))  // expect: query-in-tool "`RidesTool.call` runs a query with `context.fetchCount`"
                    return "\(count)"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/query-in-tool/bad/app/tools/rides_tool.py",
        bytes: Array(
            #"""
            """The common case: the tool asks the database itself, with the session behind its registry."""

            from crewai.tools import BaseTool
            from sqlalchemy import text

            from app.services.registry import ServiceRegistry


            class RidesTool(BaseTool):
                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, bike_id: int) -> str:
                    rows = await self._registry.db.execute(  # expect: query-in-tool
                        text("select count(*) from rides where bike_id = :bike_id"), {"bike_id": bike_id}
                    )
                    return str(rows.scalar_one())

            """#.utf8)),
    PackSource(
        path: "fixtures/query-in-tool/good/Sources/App/Tools/RidesTool.swift",
        bytes: Array(
            #"""
            /// The common case: the service asks the database.
            import FoundationModels

            struct RidesTool: Tool {
                let name = "rides"
                let description = "Count the rides of a bike"
                let rides: any RideCounting

                func call(arguments: BikeQuestion) async throws -> String {
                    "\(try await rides.count(of: arguments.bike))"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/query-in-tool/good/app/tools/rides_tool.py",
        bytes: Array(
            #"""
            """The common case: the service has the query, and the tool has the service."""

            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.rides import RideService


            class RidesTool(BaseTool):
                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, bike_id: int) -> str:
                    return str(await self._registry.get_service(RideService).count(bike_id))

            """#.utf8)),
    PackSource(
        path: "fixtures/raw-transaction-sql/bad/Sources/App/Jobs/CloseYearJob.swift",
        bytes: Array(
            #"""
            /// The common case: SQL text ends a transaction that the connection is to keep open.
            import PostgresNIO

            struct CloseYearJob {
                let client: PostgresClient
                let logger: Logger

                func run(year: Int) async throws {
                    try await client.withTransaction(logger: logger) { connection in
                        try await connection.query("update accounts set closed = true where year = \(year)", logger: logger)
                        try await connection.query("COMMIT", logger: logger)  // expect: raw-transaction-sql "`COMMIT`"
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/raw-transaction-sql/bad/app/jobs/close_year.py",
        bytes: Array(
            #"""
            """The common case: SQL text ends a transaction that the session believes to be open."""

            from sqlalchemy import text
            from sqlalchemy.orm import Session


            def close_year(session: Session, year: int) -> None:
                session.execute(text("update accounts set closed = true where year = :year"), {"year": year})
                session.execute(text("COMMIT"))  # expect: raw-transaction-sql "`COMMIT`"

            """#.utf8)),
    PackSource(
        path: "fixtures/raw-transaction-sql/good/Sources/App/Jobs/CloseYearJob.swift",
        bytes: Array(
            #"""
            /// The common case: the transaction ends where the closure ends.
            import PostgresNIO

            struct CloseYearJob {
                let client: PostgresClient
                let logger: Logger

                func run(year: Int) async throws {
                    try await client.withTransaction(logger: logger) { connection in
                        try await connection.query("update accounts set closed = true where year = \(year)", logger: logger)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/raw-transaction-sql/good/app/jobs/close_year.py",
        bytes: Array(
            #"""
            """The common case: the owner of the session ends the transaction through the session."""

            from sqlalchemy import text
            from sqlalchemy.orm import Session


            def close_year(session: Session, year: int) -> None:
                session.execute(text("update accounts set closed = true where year = :year"), {"year": year})
                session.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-default-singleton/bad/Sources/App/Tools/LampTool.swift",
        bytes: Array(
            #"""
            /// The common case: a tool that is made without services falls back to those that all requests share.
            import FoundationModels

            struct LampTool: Tool {
                let description = "Have a lamp repaired"
                private let services: ToolServices

                init(services: ToolServices = .shared) {  // expect: registry-default-singleton "`services`"
                    self.services = services
                }

                func call(arguments: Lamp) async throws -> String {
                    try await services.lamps.repair(arguments)
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-default-singleton/bad/app/tools/lamp_tool.py",
        bytes: Array(
            #"""
            """The common case: a tool that is built without a registry falls back to one that all requests share."""

            from crewai.tools import BaseTool

            from app.services.lamps import LampService
            from app.services.registry import ServiceRegistry


            class LampTool(BaseTool):
                def __init__(self, registry: ServiceRegistry = ServiceRegistry.shared):  # expect: registry-default-singleton "`registry`"
                    super().__init__()
                    self._registry = registry

                async def _arun(self, street: str) -> str:
                    return await self._registry.get_service(LampService).repair(street)

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-default-singleton/good/Sources/App/Tools/LampTool.swift",
        bytes: Array(
            #"""
            /// The common case: whoever makes the tool says which services it works with.
            import FoundationModels

            struct LampTool: Tool {
                let description = "Have a lamp repaired"
                private let services: ToolServices

                init(services: ToolServices) {
                    self.services = services
                }

                func call(arguments: Lamp) async throws -> String {
                    try await services.lamps.repair(arguments)
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-default-singleton/good/app/tools/lamp_tool.py",
        bytes: Array(
            #"""
            """The common case: each caller passes the registry of its own operation."""

            from crewai.tools import BaseTool

            from app.services.lamps import LampService
            from app.services.registry import ServiceRegistry


            class LampTool(BaseTool):
                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, street: str) -> str:
                    return await self._registry.get_service(LampService).repair(street)

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-ends-transaction/bad/app/registry/registry.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession


            class ServiceRegistry:
                def __init__(self, db: AsyncSession, context):
                    self._db = db
                    self._records = []

                async def cleanup(self) -> None:
                    self._records.clear()
                    await self._db.commit()  # expect: registry-ends-transaction "`ServiceRegistry.cleanup`"
                    await self._db.close()  # expect: close-on-borrowed-session

                async def __aexit__(self, kind, error, trace) -> None:
                    if error:
                        await self._db.rollback()  # expect: registry-ends-transaction
                    await self.cleanup()

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-ends-transaction/good/app/registry/registry.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal


            class ServiceRegistry:
                def __init__(self, db: AsyncSession, context, client):
                    self._db = db
                    self._client = client
                    self._records = []

                async def cleanup(self) -> None:
                    async with AsyncSessionLocal() as audit:
                        audit.add_all(self._records)
                        await audit.commit()
                    self._records.clear()
                    await self._client.aclose()

                async def __aexit__(self, kind, error, trace) -> None:
                    await self.cleanup()

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-not-cleaned-up/bad/app/orchestration/intake.py",
        bytes: Array(
            #"""
            from app.services.registry import ServiceRegistry
            from app.tools.parcels import create_parcel_tools


            async def take_in(db, context, parcels):
                registry = ServiceRegistry(db, context)  # expect: registry-not-cleaned-up "where an error leaves"
                tools = create_parcel_tools(context, registry=registry)
                for parcel in parcels:
                    await tools.take(parcel)
                await registry.cleanup()

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-not-cleaned-up/good/app/orchestration/intake.py",
        bytes: Array(
            #"""
            from app.services.registry import ServiceRegistry
            from app.tools.parcels import create_parcel_tools


            async def take_in(db, context, parcels):
                async with ServiceRegistry(db, context) as registry:
                    tools = create_parcel_tools(context, registry=registry)
                    for parcel in parcels:
                        await tools.take(parcel)

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-not-passed/bad/app/orchestration/crossing.py",
        bytes: Array(
            #"""
            """The common case: the orchestrator has the registry, and the factory takes it, but nobody passes it."""

            from app.core.database import AsyncSessionLocal
            from app.services.registry import ServiceRegistry
            from app.tools.crane_tools import create_crane_tools


            class CrossingOrchestrator:
                async def load(self, context, crew) -> str:
                    async with AsyncSessionLocal() as db:
                        async with ServiceRegistry(db, context) as registry:
                            tools = create_crane_tools(context)  # expect: registry-not-passed "`registry` is left out, though `registry` is at hand"
                            result = await crew.run(tools, registry)
                        await db.commit()
                        return result

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-not-passed/good/app/orchestration/crossing.py",
        bytes: Array(
            #"""
            """The common case: the registry of the operation goes to its tools."""

            from app.core.database import AsyncSessionLocal
            from app.services.registry import ServiceRegistry
            from app.tools.crane_tools import create_crane_tools


            class CrossingOrchestrator:
                async def load(self, context, crew) -> str:
                    async with AsyncSessionLocal() as db:
                        async with ServiceRegistry(db, context) as registry:
                            tools = create_crane_tools(context, registry=registry)
                            result = await crew.run(tools)
                        await db.commit()
                        return result

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-outlives-session/bad/app/agents/crews.py",
        bytes: Array(
            #"""
            """The common case: an agent is kept for its tenant, and with it the registry of the first request."""

            from crewai import Agent

            from app.services.registry import ServiceRegistry
            from app.tools.buoy_tools import create_buoy_tools

            _agents: dict[str, Agent] = {}


            def agent_for(context, registry: ServiceRegistry) -> Agent:
                if context.client_account_id not in _agents:
                    tools = create_buoy_tools(context, registry=registry)
                    _agents[context.client_account_id] = Agent(role="pilot", tools=tools)  # expect: registry-outlives-session "the global `_agents` keeps what was made with `registry`"
                return _agents[context.client_account_id]

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-outlives-session/good/app/agents/crews.py",
        bytes: Array(
            #"""
            """The common case: what needs no session is kept, and the tools are made for each operation."""

            from crewai import Agent

            from app.services.registry import ServiceRegistry
            from app.tools.buoy_tools import create_buoy_tools

            _roles: dict[str, str] = {}


            def agent_for(context, registry: ServiceRegistry) -> Agent:
                role = _roles.setdefault(context.client_account_id, f"pilot of {context.client_account_id}")
                return Agent(role=role, tools=create_buoy_tools(context, registry=registry))

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-unused/bad/Sources/App/Tools/FerryTool.swift",
        bytes: Array(
            #"""
            /// The common case: a tool keeps its services and does not use them.
            struct ToolServices {
                var ferries: FerryService
            }

            struct FerryService {
                func next(from quay: String) -> String { quay }
            }

            final class FerryTool {
                private let kept: ToolServices
                private let clock: FerryService

                init(services: ToolServices) {  // expect: registry-unused "kept as `self.kept`"
                    self.kept = services
                    self.clock = FerryService()
                }

                func call(quay: String) -> String { clock.next(from: quay) }
            }

            func makeFerryTools(services: ToolServices, quay: String) -> [String] {  // expect: registry-unused "never used"
                [FerryService().next(from: quay)]
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-unused/bad/app/tools/ferry_tools.py",
        bytes: Array(
            #"""
            """The common case: the factory takes the registry, and makes the tools as it did before."""

            from app.services.registry import ServiceRegistry
            from app.tools.ferry_tool import FerryTool


            def create_ferry_tools(context, registry: ServiceRegistry | None = None):  # expect: registry-unused "`registry` of `create_ferry_tools` is never used"
                return [FerryTool(context)]

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-unused/good/Sources/App/Tools/FerryTool.swift",
        bytes: Array(
            #"""
            /// The common case: a tool asks its services.
            struct ToolServices {
                var ferries: FerryService
            }

            struct FerryService {
                func next(from quay: String) -> String { quay }
            }

            protocol Signal {
                func sound(services: ToolServices, times: Int) -> String
            }

            struct Horn: Signal {
                func sound(services: ToolServices, times: Int) -> String { String(repeating: "hoot", count: times) }
            }

            struct Bell {
                func ring(_ _: ToolServices, times: Int) -> String { String(repeating: "ding", count: times) }
            }

            final class FerryTool {
                private let services: ToolServices

                init(services: ToolServices) {
                    self.services = services
                }

                func call(quay: String) -> String { services.ferries.next(from: quay) }
            }

            final class LateTool {
                private let kept: ToolServices

                init(services: ToolServices) {
                    kept = services
                }
            }

            extension LateTool {
                func call(quay: String) -> String { kept.ferries.next(from: quay) }
            }

            func makeFerryTools(services: ToolServices, quay: String) -> [FerryTool] {
                [1, 2].map { _ in FerryTool(services: services) }
            }

            func guarded(services: ToolServices?, quay: String) -> String? {
                guard let services else { return nil }
                return services.ferries.next(from: quay)
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-unused/good/app/tools/ferry_tools.py",
        bytes: Array(
            #"""
            """The common case: the factory gives the registry to each tool."""

            from app.services.registry import ServiceRegistry
            from app.tools.ferry_tool import FerryTool


            def create_ferry_tools(context, registry: ServiceRegistry | None = None):
                return [FerryTool(context, registry)]

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-without-audit/bad/app/orchestration/firing.py",
        bytes: Array(
            #"""
            """The common case: the registry goes to the tools as it is made."""

            from crewai import Crew

            from app.services.registry import ServiceRegistry
            from app.tools.kiln_tools import create_kiln_tools


            class FiringOrchestrator:
                def __init__(self, db, context):
                    self.db = db
                    self.context = context

                async def run(self, crew: Crew):
                    async with ServiceRegistry(self.db, self.context) as registry:  # expect: registry-without-audit "`ServiceRegistry` is handed to `create_kiln_tools`, and `with_audit` is never called on it"
                        crew.tools = create_kiln_tools(self.context, registry=registry)
                        result = await crew.kickoff()
                        await self.db.commit()
                        return result


            class UnheardOrchestrator:
                """An argument that says there is none brings none."""

                def __init__(self, db, context):
                    self.db = db
                    self.context = context

                async def run(self, crew: Crew):
                    async with ServiceRegistry(self.db, self.context, audit=None) as registry:  # expect: registry-without-audit
                        crew.tools = create_kiln_tools(self.context, registry=registry)
                        await crew.kickoff()
                        await self.db.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/registry-without-audit/good/app/orchestration/firing.py",
        bytes: Array(
            #"""
            """The audit log first, then the tools."""

            from crewai import Crew

            from app.audit import ToolAuditLogger
            from app.services.registry import ServiceRegistry
            from app.tools.kiln_tools import create_kiln_tools


            class FiringOrchestrator:
                def __init__(self, db, context):
                    self.db = db
                    self.context = context

                async def run(self, crew: Crew):
                    async with ServiceRegistry(self.db, self.context) as registry:
                        registry = await registry.with_audit(ToolAuditLogger(self.db))
                        crew.tools = create_kiln_tools(self.context, registry=registry)
                        result = await crew.kickoff()
                        await self.db.commit()
                        return result

                async def chained(self, context):
                    registry = await ServiceRegistry(self.db, context).with_audit(ToolAuditLogger(self.db))  # expect: registry-not-cleaned-up
                    return await create_kiln_tools(context, registry)[0]._arun("small")

                async def by_a_helper(self, context):
                    async with ServiceRegistry(self.db, context) as registry:
                        await self._watch(registry)
                        return create_kiln_tools(context, registry)

                async def _watch(self, registry: ServiceRegistry):
                    await registry.with_audit(ToolAuditLogger(self.db))

                async def no_tools(self, context, service):
                    async with ServiceRegistry(self.db, context) as registry:
                        return registry.get_service(service)

            """#.utf8)),
    PackSource(
        path: "fixtures/rollback-on-borrowed-session/bad/Sources/App/Services/BerthService.swift",
        bytes: Array(
            #"""
            /// The common case: a service takes back what its caller has done as well.
            import CoreData

            struct BerthService {
                func moor(_ boat: Boat, in context: NSManagedObjectContext) {
                    boat.isMoored = true
                    guard boat.isSeaworthy else {
                        context.rollback()  // expect: rollback-on-borrowed-session "`BerthService.moor` rolls back `context`"
                        return
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/rollback-on-borrowed-session/bad/app/services/berths.py",
        bytes: Array(
            #"""
            """The common case: a service catches an error and rolls back the session of its caller."""

            from sqlalchemy.exc import IntegrityError
            from sqlalchemy.ext.asyncio import AsyncSession


            class BerthService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def assign(self, berth, boat) -> bool:
                    try:
                        berth.boat_id = boat.id
                        await self.db.flush()
                    except IntegrityError:  # expect: database-error-swallowed
                        await self.db.rollback()  # expect: rollback-on-borrowed-session "rolls back `self.db`"
                        return False
                    return True

            """#.utf8)),
    PackSource(
        path: "fixtures/rollback-on-borrowed-session/good/Sources/App/Services/BerthService.swift",
        bytes: Array(
            #"""
            /// The common case: the service throws, and whoever owns the context decides.
            import CoreData

            struct BerthService {
                func moor(_ boat: Boat, in context: NSManagedObjectContext) throws {
                    guard boat.isSeaworthy else { throw HarbourError.unseaworthy }
                    boat.isMoored = true
                    context.refresh(boat, mergeChanges: true)
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/rollback-on-borrowed-session/good/app/services/berths.py",
        bytes: Array(
            #"""
            """The common case: the error rises to the owner, who rolls back everything at once."""

            from sqlalchemy.exc import IntegrityError
            from sqlalchemy.ext.asyncio import AsyncSession


            class BerthTaken(Exception):
                pass


            class BerthService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def assign(self, berth, boat) -> None:
                    try:
                        berth.boat_id = boat.id
                        await self.db.flush()
                    except IntegrityError as error:
                        raise BerthTaken(berth.name) from error

            """#.utf8)),
    PackSource(
        path: "fixtures/salted-hash-in-bucket/bad/app/core/rollout.py",
        bytes: Array(
            #"""
            """The common case: a tenant is in the trial or not, depending on which process answers."""


            def is_in_trial(tenant_id: str, percent: int) -> bool:
                return abs(hash(tenant_id)) % 100 < percent  # expect: salted-hash-in-bucket "`hash(tenant_id)`"

            """#.utf8)),
    PackSource(
        path: "fixtures/salted-hash-in-bucket/good/app/core/rollout.py",
        bytes: Array(
            #"""
            """The common case: a digest is the same in every process, on every machine, after every start."""

            import hashlib
            import zlib


            def is_in_trial(tenant_id: str, percent: int) -> bool:
                digest = hashlib.sha256(tenant_id.encode()).digest()
                return int.from_bytes(digest[:8]) % 100 < percent


            def worker(name: str, workers: int) -> int:
                return zlib.crc32(name.encode()) % workers

            """#.utf8)),
    PackSource(
        path: "fixtures/second-session-in-operation/bad/app/api/rooms.py",
        bytes: Array(
            #"""
            from fastapi import Depends
            from sqlalchemy.orm import Session

            from app.core.database import get_db
            from app.models.room import Room
            from app.util.prices import price


            def book(room_id: int, db: Session = Depends(get_db)):
                room = db.get(Room, room_id)
                room.price = price(room_id)  # expect: second-session-in-operation "while `db` is live in `book`"
                db.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/second-session-in-operation/good/app/api/rooms.py",
        bytes: Array(
            #"""
            from fastapi import Depends
            from sqlalchemy.orm import Session

            from app.core.database import get_db
            from app.models.room import Room
            from app.util.prices import price


            def book(room_id: int, db: Session = Depends(get_db)):
                room = db.get(Room, room_id)
                room.price = price(room_id, db)
                db.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/secret-in-configuration/bad/app/config.py",
        bytes: Array(
            #"""
            """The common case: the key is in the repository."""

            import os


            class Config:
                SECRET_KEY = "q7Rz2vT9mK4xW8pL1nB6cY3d"  # expect: secret-in-configuration "`SECRET_KEY` is a secret that is written here"
                MAIL_API_KEY = os.environ.get("MAIL_API_KEY", "sk-q7Rz2vT9mK4xW8pL1nB6")  # expect: secret-in-configuration "`MAIL_API_KEY` falls back to a secret"
                SQLALCHEMY_DATABASE_URI = "postgresql://ferry:h4rb0ur-7Gates@db.ferries.net/ferry"  # expect: secret-in-configuration


            class StagingConfig(Config):
                SECRET_KEY = "5*9f5q57mq#f$x1h76&jxy#yoRtjl1v+l*6hd18$d*yx0"  # expect: secret-in-configuration


            class ProductionConfig(Config):
                JWT_SECRET_KEY = os.getenv("JWT_SECRET_KEY") or "9f86d081884c7d659a2feaa0c55ad015"  # expect: secret-in-configuration

            """#.utf8)),
    PackSource(
        path: "fixtures/secret-in-configuration/good/app/config.py",
        bytes: Array(
            #"""
            """From the environment; and what only looks like a secret."""

            import os


            class Config:
                SECRET_KEY = os.environ["SECRET_KEY"]
                MAIL_API_KEY = os.environ.get("MAIL_API_KEY")
                ADMIN_PASSWORD = os.environ.get("ADMIN_PASSWORD", "changeme")
                JWT_SECRET_KEY = os.getenv("JWT_SECRET_KEY", "your-256-bit-secret-key-0123456789")
                TOKEN_URL = "https://ferries.net/oauth2/v1/token9"
                RESET_TOKEN = ""
                ACCESS_KEY = "ferries.accounts.v2.access_key"
                TOKEN_HEADER = "X-Ferry-Token-2024-Q7Rz2vT9"
                SQLALCHEMY_DATABASE_URI = "postgresql://postgres:postgres@localhost:5432/ferry"
                REPLICA_DATABASE_URL = "postgresql://ferry:h4rb0ur-7Gates@database/ferry"
                CACHE_REDIS_URL = "redis://cache.ferries.net:6379/0"
                POSTHOG_API_KEY = "phc_q7Rz2vT9mK4xW8pL1nB6cY3d"
                ALGOLIA_SEARCH_API_KEY = "7f2b9c4d1e8a6f3b5c0d9e7a2f4b8c6d"
                BUILD = "q7Rz2vT9mK4xW8pL1nB6cY3d"


            class DevelopmentConfig(Config):
                SECRET_KEY = "q7Rz2vT9mK4xW8pL1nB6cY3d"

            """#.utf8)),
    PackSource(
        path: "fixtures/service-built-in-tool/bad/app/tools/mooring_tool.py",
        bytes: Array(
            #"""
            """The common case: the tool builds its service for every call."""

            from crewai.tools import BaseTool

            from app.services.moorings import MooringService


            class MooringTool(BaseTool):
                name: str = "free_mooring"
                description: str = "Find a free mooring"

                def __init__(self, context, registry):
                    super().__init__()
                    self._context = context
                    self._registry = registry

                async def _arun(self, size: int) -> str:
                    service = MooringService(self._registry.db, self._context)  # expect: service-built-in-tool "builds `MooringService` anew for every call"
                    return str(await service.free(size))

            """#.utf8)),
    PackSource(
        path: "fixtures/service-built-in-tool/good/app/tools/mooring_tool.py",
        bytes: Array(
            #"""
            """The common case: the tool asks the registry for the service of this operation."""

            from crewai.tools import BaseTool

            from app.services.moorings import MooringService


            class MooringTool(BaseTool):
                name: str = "free_mooring"
                description: str = "Find a free mooring"

                def __init__(self, registry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, size: int) -> str:
                    service = self._registry.get_service(MooringService)
                    return str(await service.free(size))

            """#.utf8)),
    PackSource(
        path: "fixtures/service-dependencies-inconsistent/bad/app/mesh/startup.py",
        bytes: Array(
            #"""
            """The common cases: a name nobody has, and two services that wait for each other."""

            from app.mesh.orchestrator import ServiceLifecycle, get_startup_orchestrator
            from app.mesh.services import Ledger, Mailer, Postbox, Printer, Scales, Stamps


            def register_services(checks):
                orchestrator = get_startup_orchestrator()
                orchestrator.register_service(
                    name="postbox",
                    service_class=Postbox,
                    dependencies=["ledger", "stampz"],  # expect: service-dependencies-inconsistent "`postbox` depends on `stampz`, and no service is registered as that"
                    health_check=checks.postbox,
                    required=True,
                )
                orchestrator.register_service(
                    name="ledger",
                    service_class=Ledger,
                    dependencies=["printer"],  # expect: service-dependencies-inconsistent "none of them can start: `ledger` depends on `printer`, `printer` depends on `ledger`"
                    health_check=checks.ledger,
                )
                orchestrator.register_service(
                    name="printer", service_class=Printer, dependencies=["ledger"], health_check=checks.printer
                )
                orchestrator.register_service(
                    name="stamps", service_class=Stamps, dependencies=["stamps"], health_check=checks.stamps, required=False  # expect: service-dependencies-inconsistent "`stamps` depends on itself"
                )
                orchestrator.register_service(
                    name="mailer",
                    service_class=Mailer,
                    dependencies=[
                        "ledger",
                        "stamps",  # expect: service-dependencies-inconsistent "`mailer` is required and depends on `stamps`, which is not"
                        "ledger",  # expect: service-dependencies-inconsistent "`mailer` depends on `ledger` twice"
                    ],
                    health_check=checks.mailer,
                    lifecycle=ServiceLifecycle.SINGLETON,
                    required=True,
                )
                orchestrator.register_service(name="scales", service_class=Scales, health_check=checks.scales)
                orchestrator.register_service(name="scales", service_class=Stamps, health_check=checks.stamps)  # expect: service-dependencies-inconsistent "`scales` is registered twice"

            """#.utf8)),
    PackSource(
        path: "fixtures/service-dependencies-inconsistent/good/app/mesh/startup.py",
        bytes: Array(
            #"""
            """Each name is registered once, and nothing waits for itself."""

            from app.mesh.orchestrator import get_startup_orchestrator
            from app.mesh.services import Ledger, Mailer, Postbox


            def register_services(checks, archive, is_small):
                orchestrator = get_startup_orchestrator()
                orchestrator.register_instance("archive", archive)
                orchestrator.register_service(
                    name="ledger", service_class=Ledger, dependencies=[], health_check=checks.ledger, required=True
                )
                orchestrator.register_service(
                    name="postbox",
                    service_class=Postbox,
                    dependencies=["ledger", "archive"],
                    health_check=checks.postbox,
                    required=False,
                )
                if is_small:
                    orchestrator.register_service(name="mailer", service_class=Postbox, health_check=checks.postbox)
                else:
                    orchestrator.register_service(
                        name="mailer", service_class=Mailer, dependencies=["ledger"], health_check=checks.mailer, required=True
                    )

            """#.utf8)),
    PackSource(
        path: "fixtures/service-signature-not-injectable/bad/app/services/berths.py",
        bytes: Array(
            #"""
            """The common case: a service that wants more than the registry has."""

            from sqlalchemy.ext.asyncio import AsyncSession


            class BerthService:
                def __init__(self, db: AsyncSession, context, prices):  # expect: service-signature-not-injectable "the registry builds `BerthService(db, context)`, but it also needs `prices`"
                    self.db = db
                    self.context = context
                    self.prices = prices

                async def free(self, size: int):
                    return await self.db.scalar(size)

            """#.utf8)),
    PackSource(
        path: "fixtures/service-signature-not-injectable/good/app/services/berths.py",
        bytes: Array(
            #"""
            """The common case: a service takes what the registry has."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.context import RequestContext


            class BerthService:
                def __init__(self, db: AsyncSession, context: RequestContext):
                    self.db = db
                    self.context = context

                async def free(self, size: int):
                    return await self.db.scalar(size)

            """#.utf8)),
    PackSource(
        path: "fixtures/service-without-health-check/bad/app/mesh/startup.py",
        bytes: Array(
            #"""
            """The common case: the service counts as well as soon as it is made."""

            from app.mesh.health import get_health_checker
            from app.mesh.orchestrator import get_startup_orchestrator
            from app.mesh.services import Boiler, Pump


            def register_services():
                orchestrator = get_startup_orchestrator()
                orchestrator.register_service(name="boiler", service_class=Boiler, dependencies=["pump"])  # expect: service-without-health-check "`boiler` is registered without a health check"
                orchestrator.register_service(name="pump", service_class=Pump, health_check=None)  # expect: service-without-health-check "`pump` is registered"


            def register_checks(ask_valve):
                get_health_checker().register_check("valve", ask_valve)  # expect: service-without-health-check "no service is registered as `valve`"

            """#.utf8)),
    PackSource(
        path: "fixtures/service-without-health-check/good/app/mesh/startup.py",
        bytes: Array(
            #"""
            """With the service, by its name, or by a method of its class."""

            from app.mesh.health import get_health_checker
            from app.mesh.orchestrator import get_startup_orchestrator


            class Pump:
                async def is_healthy(self):
                    return self.pressure > 0


            class Boiler:
                async def start(self):
                    self.is_hot = True


            async def ask_boiler():
                return True


            def register_services(ask_valve, options):
                orchestrator = get_startup_orchestrator()
                orchestrator.register_service(name="valve", service_class=Boiler, health_check=ask_valve)
                orchestrator.register_service(name="boiler", service_class=Boiler, dependencies=["pump"])
                orchestrator.register_service(name="pump", service_class=Pump, dependencies=[])
                orchestrator.register_service(name="meter", service_class=Boiler, **options)
                get_health_checker().register_check("boiler", ask_boiler)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-across-event-loops/bad/app/tools/stock_tool.py",
        bytes: Array(
            #"""
            import asyncio

            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.stock import StockService


            class StockTool(BaseTool):
                name: str = "stock"
                description: str = "Look for goods on a shelf"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                def _run(self, shelf: str) -> str:
                    return asyncio.run(self._arun(shelf))  # expect: session-across-event-loops "`StockService.find` awaits"

                async def _arun(self, shelf: str) -> str:
                    return str(await self._registry.get_service(StockService).find(shelf))

            """#.utf8)),
    PackSource(
        path: "fixtures/session-across-event-loops/good/app/tools/stock_tool.py",
        bytes: Array(
            #"""
            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.stock import StockService


            class StockTool(BaseTool):
                name: str = "stock"
                description: str = "Look for goods on a shelf"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, shelf: str) -> str:
                    return str(await self._registry.get_service(StockService).find(shelf))

            """#.utf8)),
    PackSource(
        path: "fixtures/session-api-missing/bad/app/tools/berth_tool.py",
        bytes: Array(
            #"""
            """The common case: the registry has changed, and a tool still asks for what it handed out before."""

            from crewai.tools import BaseTool

            from app.services.berths import BerthService
            from app.services.registry import ServiceRegistry


            class BerthTool(BaseTool):
                name: str = "book_berth"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, ship: str, length: int) -> str:
                    db = self._registry.get_db_session()  # expect: session-api-missing "`get_db_session` is not there: the class of `self._registry`, `ServiceRegistry`, has no such method"
                    berth = await self._registry.get_service(BerthService).book(ship, length)
                    await db.flush()
                    return berth.id if berth else "no berth is free"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-api-missing/good/app/tools/berth_tool.py",
        bytes: Array(
            #"""
            from crewai.tools import BaseTool

            from app.services.berths import BerthService
            from app.services.registry import ServiceRegistry


            class BerthTool(BaseTool):
                name: str = "book_berth"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, ship: str, length: int) -> str:
                    service = self._registry.get_service(BerthService)
                    berth = await service.book(ship, length)
                    return berth.id if berth else "no berth is free"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-escapes-to-background/bad/Sources/App/Controllers/LoanController.swift",
        bytes: Array(
            #"""
            import Foundation
            import GRDB

            final class LoanController {
                private let queue: DatabaseQueue

                init(queue: DatabaseQueue) {
                    self.queue = queue
                }

                func lend(_ loan: Loan) throws {
                    try queue.write { db in
                        try loan.insert(db)
                        // expect(+1): session-escapes-to-background "`db` is taken along by `Task`"
                        Task {
                            try Notice(loan).insert(db)
                        }
                    }
                }

                func detached(_ loan: Loan) throws {
                    try queue.write { db in
                        Task.detached { try Notice(loan).insert(db) }  // expect: session-escapes-to-background
                    }
                }

                func dispatched(_ loan: Loan) throws {
                    try queue.write { db in
                        DispatchQueue.main.async {  // expect: session-escapes-to-background
                            _ = try? Notice.fetchAll(db)
                        }
                    }
                }

                func queued(_ loan: Loan, in operations: OperationQueue) throws {
                    try queue.write { db in
                        operations.addOperation {  // expect: session-escapes-to-background
                            _ = try? Notice.fetchAll(db)
                        }
                    }
                }

                func later(_ loan: Loan) throws {
                    try queue.write { db in
                        // expect(+1): session-escapes-to-background
                        Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in
                            _ = try? Notice.fetchAll(db)
                        }
                    }
                }

                func borrowed(_ db: Database, _ loan: Loan) {
                    Task {  // expect: session-escapes-to-background
                        try loan.insert(db)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-escapes-to-background/bad/app/api/loans.py",
        bytes: Array(
            #"""
            from fastapi import BackgroundTasks, Depends
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import get_db
            from app.models.loan import Loan
            from app.notes import write_note


            async def lend(loan: Loan, jobs: BackgroundTasks, db: AsyncSession = Depends(get_db)):
                db.add(loan)
                jobs.add_task(write_note, db, loan)  # expect: session-escapes-to-background "`db` is given to `jobs.add_task`"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-escapes-to-background/good/Sources/App/Controllers/LoanController.swift",
        bytes: Array(
            #"""
            import Fluent
            import Foundation
            import GRDB

            final class LoanController {
                private let queue: DatabaseQueue

                init(queue: DatabaseQueue) {
                    self.queue = queue
                }

                func lend(_ loan: Loan) throws {
                    try queue.write { db in
                        try loan.insert(db)
                        let id = loan.id
                        Task { [queue] in
                            try await queue.write { db in try Notice(id).insert(db) }
                        }
                    }
                }

                func shown(_ loan: Loan) throws {
                    try queue.write { db in
                        try loan.insert(db)
                        DispatchQueue.main.async { NotificationCenter.default.post(name: .init("lent"), object: loan) }
                    }
                }

                // Outside a transaction the database of Fluent is a pool, which may be kept.
                func stored(_ row: LoanRow, on database: any FluentKit.Database) {
                    Task { try await row.save(on: database) }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-escapes-to-background/good/app/api/loans.py",
        bytes: Array(
            #"""
            from fastapi import BackgroundTasks, Depends
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import AsyncSessionLocal, get_db
            from app.models.loan import Loan
            from app.notes import write_note


            async def lend(loan: Loan, jobs: BackgroundTasks, db: AsyncSession = Depends(get_db)):
                db.add(loan)
                jobs.add_task(note_of, loan.id)


            async def note_of(loan_id: int):
                async with AsyncSessionLocal() as db:
                    await write_note(db, loan_id)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-factory-imported/bad/app/services/tickets.py",
        bytes: Array(
            #"""
            """The common case: a service imports the factory to hand it on, and opens nothing itself."""

            from app.core.database import AsyncSessionLocal  # expect: session-factory-imported "`AsyncSessionLocal` from `app.core.database`"
            from app.services.printing import PrintQueue


            class TicketService:
                def __init__(self, db, context):
                    self.db = db
                    self.context = context

                async def sell(self, ticket) -> None:
                    self.db.add(ticket)
                    await PrintQueue(AsyncSessionLocal).put(ticket)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-factory-imported/good/app/services/tickets.py",
        bytes: Array(
            #"""
            """The common case: a service knows the session that it is given, and no factory."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.services.printing import PrintQueue


            class TicketService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def sell(self, ticket) -> None:
                    self.db.add(ticket)
                    await PrintQueue(self.db).put(ticket)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-generator-driven-by-hand/bad/app/commands/reminders.py",
        bytes: Array(
            #"""
            from app.core.database import get_db
            from app.models.reminder import Reminder


            def due():
                db = next(get_db())  # expect: session-generator-driven-by-hand "`next` takes the session"
                return db.query(Reminder).all()

            """#.utf8)),
    PackSource(
        path: "fixtures/session-generator-driven-by-hand/good/app/commands/reminders.py",
        bytes: Array(
            #"""
            from sqlalchemy.orm import Session

            from app.models.reminder import Reminder


            def due(db: Session):
                return db.query(Reminder).all()

            """#.utf8)),
    PackSource(
        path: "fixtures/session-in-global-state/bad/app/services/lending.py",
        bytes: Array(
            #"""
            from app.core.database import SessionLocal
            from app.models.loan import Loan

            session = SessionLocal()  # expect: session-in-global-state, session-opened-in-service


            def lend(loan: Loan) -> None:
                session.add(loan)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-in-global-state/good/app/services/lending.py",
        bytes: Array(
            #"""
            from sqlalchemy.orm import Session

            from app.models.loan import Loan


            def lend(session: Session, loan: Loan) -> None:
                session.add(loan)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-kind-mismatch/bad/app/api/berths.py",
        bytes: Array(
            #"""
            from fastapi import APIRouter, Depends
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import get_db
            from app.models.berth import Berth

            router = APIRouter()


            @router.post("/berths")
            async def add_berth(number: int, db: AsyncSession = Depends(get_db)):
                db.add(Berth(number=number))
                db.commit()  # expect: session-kind-mismatch "`db.commit()` is a coroutine"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-kind-mismatch/good/app/api/berths.py",
        bytes: Array(
            #"""
            from fastapi import APIRouter, Depends
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.database import get_db
            from app.models.berth import Berth

            router = APIRouter()


            @router.post("/berths")
            async def add_berth(number: int, db: AsyncSession = Depends(get_db)):
                db.add(Berth(number=number))
                await db.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/session-not-closed/bad/app/tasks/reports.py",
        bytes: Array(
            #"""
            from app.core.database import SessionLocal
            from app.reports import Report, render


            def nightly_report(day):
                session = SessionLocal()  # expect: session-not-closed "where an error leaves the function"
                rows = session.query(Report).filter_by(day=day).all()
                text = render(rows)
                session.close()
                return text

            """#.utf8)),
    PackSource(
        path: "fixtures/session-not-closed/good/app/tasks/reports.py",
        bytes: Array(
            #"""
            from app.core.database import SessionLocal
            from app.reports import Report, render


            def nightly_report(day):
                with SessionLocal() as session:
                    rows = session.query(Report).filter_by(day=day).all()
                return render(rows)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-not-passed/bad/Sources/App/Orchestration/Harvest.swift",
        bytes: Array(
            #"""
            /// The common case: the closure is handed a session, and one of two operations is not given it.
            import MongoSwift

            struct HarvestOrchestrator {
                let client: MongoClient

                func bringIn(_ crate: Crate) async throws {
                    let crates = client.db("orchard").collection("crates", withType: Crate.self)
                    let stock = client.db("orchard").collection("stock")
                    try await client.withSession { session in
                        try await crates.insertOne(crate, session: session)
                        try await stock.updateOne(filter: crate.filter, update: crate.update)  // expect: session-not-passed "without `session`"
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-not-passed/good/Sources/App/Orchestration/Harvest.swift",
        bytes: Array(
            #"""
            /// The common case: every operation of the transaction is given the session.
            import MongoSwift

            struct HarvestOrchestrator {
                let client: MongoClient

                func bringIn(_ crate: Crate) async throws {
                    let crates = client.db("orchard").collection("crates", withType: Crate.self)
                    let stock = client.db("orchard").collection("stock")
                    try await client.withSession { session in
                        try await crates.insertOne(crate, session: session)
                        try await stock.updateOne(filter: crate.filter, update: crate.update, session: session)
                    }
                }

                func count() async throws -> Int {
                    try await client.db("orchard").collection("crates").countDocuments([:])
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-model/bad/Sources/App/Models/Boat.swift",
        bytes: Array(
            #"""
            /// The common case: a model that saves and finds itself, each time in a new realm.
            import RealmSwift

            final class Boat: Object {
                @Persisted(primaryKey: true) var id: ObjectId
                @Persisted var name = ""

                func keep() throws {
                    let realm = try Realm()  // expect: session-opened-in-model "`Boat.keep`"
                    try realm.write { realm.add(self) }
                }

                static func named(_ name: String) -> Boat? {
                    (try? Realm())?.objects(Boat.self).first { $0.name == name }  // expect: session-opened-in-model
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-model/bad/app/models/boat.py",
        bytes: Array(
            #"""
            """The common case: a model that saves and finds itself, each time in a new session."""

            from sqlalchemy.orm import Mapped, mapped_column

            from app.core.database import SessionLocal
            from app.models.base import Base


            class Boat(Base):
                __tablename__ = "boats"

                id: Mapped[int] = mapped_column(primary_key=True)
                name: Mapped[str]

                def save(self) -> None:
                    with SessionLocal() as session:  # expect: session-opened-in-model "`Boat.save`"
                        session.add(self)
                        session.commit()

                @classmethod
                def find(cls, boat_id: int) -> "Boat | None":
                    session = SessionLocal()  # expect: session-opened-in-model, session-not-closed
                    return session.get(cls, boat_id)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-model/good/Sources/App/Models/Boat.swift",
        bytes: Array(
            #"""
            /// The common case: the model is changed in the realm of its caller.
            import RealmSwift

            final class Boat: Object {
                @Persisted(primaryKey: true) var id: ObjectId
                @Persisted var name = ""

                static func named(_ name: String, in realm: Realm) -> Boat? {
                    realm.objects(Boat.self).first { $0.name == name }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-model/good/app/models/boat.py",
        bytes: Array(
            #"""
            """The common case: a model is data; it reads the session it already belongs to at most."""

            from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, object_session


            class Base(DeclarativeBase):
                pass


            class Boat(Base):
                __tablename__ = "boats"

                id: Mapped[int] = mapped_column(primary_key=True)
                name: Mapped[str]

                @classmethod
                def find(cls, session: Session, boat_id: int) -> "Boat | None":
                    return session.get(cls, boat_id)

                def is_pending(self) -> bool:
                    session = object_session(self)
                    return session is not None and self in session.new

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-repository/bad/Sources/App/Repositories/BikeRepository.swift",
        bytes: Array(
            #"""
            /// The common case: a repository opens a realm in each of its methods.
            import RealmSwift

            struct BikeRepository {
                func add(_ bike: BikeObject) throws {
                    let realm = try Realm()  // expect: session-opened-in-repository "`BikeRepository.add` opens a session with `Realm`"
                    try realm.write { realm.add(bike) }
                }

                func all() throws -> [BikeObject] {
                    Array(try Realm().objects(BikeObject.self))  // expect: session-opened-in-repository
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-repository/bad/app/repositories/bikes.py",
        bytes: Array(
            #"""
            """The common case: a repository opens a session for each call."""

            from app.core.database import AsyncSessionLocal
            from app.models.bike import Bike


            class BikeRepository:
                async def find(self, bike_id: int) -> Bike | None:
                    async with AsyncSessionLocal() as session:  # expect: session-opened-in-repository "`BikeRepository.find`"
                        return await session.get(Bike, bike_id)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-repository/good/Sources/App/Repositories/BikeRepository.swift",
        bytes: Array(
            #"""
            /// The common case: the repository works in the realm that it is handed.
            import RealmSwift

            struct BikeRepository {
                let realm: Realm

                func add(_ bike: BikeObject) {
                    realm.add(bike)
                }

                func all() -> [BikeObject] {
                    Array(realm.objects(BikeObject.self))
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-repository/good/app/repositories/bikes.py",
        bytes: Array(
            #"""
            """The common case: a repository is built on the session of its caller."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.bike import Bike


            class BikeRepository:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def find(self, bike_id: int) -> Bike | None:
                    return await self.db.get(Bike, bike_id)

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-service/bad/Sources/App/Services/SeedService.swift",
        bytes: Array(
            #"""
            /// The common case: a service makes a context, so that its caller's changes and its own are two transactions.
            import CoreData

            final class SeedService {
                private let container: NSPersistentContainer

                init(container: NSPersistentContainer) {
                    self.container = container
                }

                func sow(_ seeds: [Seed], in bed: NSManagedObjectID) throws {
                    let context = container.newBackgroundContext()  // expect: session-opened-in-service "`SeedService.sow` opens a session with `container.newBackgroundContext`"
                    try context.performAndWait {
                        for seed in seeds { Sowing(context: context).fill(seed, bed) }
                        try context.save()
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-service/bad/app/services/seeds.py",
        bytes: Array(
            #"""
            """The common case: a service opens a session of its own and commits it."""

            from app.core.database import AsyncSessionLocal
            from app.models.batch import Batch


            class SeedService:
                async def store(self, species: str, grams: int) -> int:
                    async with AsyncSessionLocal() as session:  # expect: session-opened-in-service "`SeedService.store`"
                        batch = Batch(species=species, grams=grams)
                        session.add(batch)
                        await session.commit()
                        return batch.id

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-service/good/Sources/App/Services/SeedService.swift",
        bytes: Array(
            #"""
            /// The common case: the service works in the context that it is lent.
            import CoreData

            struct SeedService {
                func sow(_ seeds: [Seed], in bed: Bed, _ context: NSManagedObjectContext) {
                    for seed in seeds { Sowing(context: context).fill(seed, bed) }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-service/good/app/services/seeds.py",
        bytes: Array(
            #"""
            """The common case: a service works with the session of its caller."""

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.batch import Batch


            class SeedService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def store(self, species: str, grams: int) -> int:
                    batch = Batch(species=species, grams=grams)
                    self.db.add(batch)
                    await self.db.flush()
                    return batch.id

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-tool/bad/Sources/App/Tools/LendTool.swift",
        bytes: Array(
            #"""
            /// The common case: a tool makes a context of its own for every call.
            import FoundationModels
            import SwiftData

            struct LendTool: Tool {  // expect: tool-without-registry
                let name = "lend"
                let description = "Lend a book to a reader"

                func call(arguments: Lending) async throws -> String {
                    let container = try ModelContainer(for: Loan.self)  // expect: session-opened-in-tool "`LendTool.call` opens a session with `ModelContainer`"
                    let context = ModelContext(container)  // expect: session-opened-in-tool
                    context.insert(Loan(arguments))
                    try context.save()
                    return "lent"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-tool/bad/app/tools/lend_tool.py",
        bytes: Array(
            #"""
            """The common case: a tool opens a session, works, and commits. One cause, one finding, at the opening."""

            from crewai.tools import BaseTool

            from app.core.database import AsyncSessionLocal
            from app.services.loans import LoanService


            class LendTool(BaseTool):  # expect: tool-without-registry
                name: str = "lend"
                description: str = "Lend a copy to a reader"

                async def _arun(self, copy_id: int, reader_id: int) -> str:
                    async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool "`AsyncSessionLocal()`"
                        loan = await LoanService(db).lend(copy_id, reader_id)
                        await db.commit()
                        return f"loan {loan.id}"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-tool/good/Sources/App/Tools/LendTool.swift",
        bytes: Array(
            #"""
            /// The common case: the tool is made with the service, which has the session of the operation.
            import FoundationModels

            struct LendTool: Tool {
                let name = "lend"
                let description = "Lend a book to a reader"
                let loans: any Lending

                func call(arguments: LendingRequest) async throws -> String {
                    try await loans.lend(arguments.book, to: arguments.reader)
                    return "lent"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-tool/good/app/tools/lend_tool.py",
        bytes: Array(
            #"""
            """The common case: a tool asks the registry for the service, which works in the orchestrator's session."""

            from crewai.tools import BaseTool

            from app.services.loans import LoanService
            from app.services.registry import ServiceRegistry


            class LendTool(BaseTool):
                name: str = "lend"
                description: str = "Lend a copy to a reader"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, copy_id: int, reader_id: int) -> str:
                    loans = self._registry.get_service(LoanService)
                    loan = await loans.lend(copy_id, reader_id)
                    return f"loan {loan.id}"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-view-model/bad/Sources/App/ViewModels/TripListViewModel.swift",
        bytes: Array(
            #"""
            /// The common case: each view model has a context that no other one sees.
            import Observation
            import SwiftData

            @Observable
            final class TripListViewModel {
                private(set) var trips: [Trip] = []
                private let container: ModelContainer

                init(container: ModelContainer) {
                    self.container = container
                }

                func load() throws {
                    let context = ModelContext(container)  // expect: session-opened-in-view-model "`TripListViewModel.load`"
                    trips = try context.fetch(FetchDescriptor<Trip>())
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-view-model/good/Sources/App/ViewModels/TripListViewModel.swift",
        bytes: Array(
            #"""
            /// The common case: the view model asks a store, which its owner hands it.
            import Observation

            @Observable
            final class TripListViewModel {
                private(set) var trips: [Trip] = []
                private let store: any TripStoring

                init(store: any TripStoring) {
                    self.store = store
                }

                func load() throws {
                    trips = try store.trips()
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-view/bad/Sources/App/Views/TripListView.swift",
        bytes: Array(
            #"""
            /// The common case: the view makes a container and a context of its own.
            import SwiftData
            import SwiftUI

            struct TripListView: View {
                @State private var trips: [Trip] = []

                var body: some View {
                    List(trips) { trip in Text(trip.name) }
                        .task { load() }
                }

                private func load() {
                    do {
                        let container = try ModelContainer(for: Trip.self)  // expect: session-opened-in-view "`TripListView.load` opens a session with `ModelContainer`"
                        let context = ModelContext(container)  // expect: session-opened-in-view
                        trips = try context.fetch(FetchDescriptor<Trip>())
                    } catch {
                        trips = []
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-in-view/good/Sources/App/Views/TripListView.swift",
        bytes: Array(
            #"""
            /// The common case: the view takes the context of its environment, and the rows that it asks for.
            import SwiftData
            import SwiftUI

            struct TripListView: View {
                @Environment(\.modelContext) private var context
                @Query(sort: \Trip.start) private var trips: [Trip]

                var body: some View {
                    List(trips) { trip in
                        Button("Forget \(trip.name)") { context.delete(trip) }
                    }
                }
            }

            #Preview {
                let container = try! ModelContainer(for: Trip.self, configurations: ModelConfiguration(isStoredInMemoryOnly: true))
                return TripListView().modelContainer(container)
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-through-call/bad/Sources/App/Tools/ReportTool.swift",
        bytes: Array(
            #"""
            import FoundationModels
            import SwiftData

            struct ReportTool: Tool {
                let description = "Counts the orders"
                let container: OrderContainer

                func call(arguments: Arguments) async throws -> String {
                    "\(try countOrders(in: container.inner))"  // expect: session-opened-through-call "`countOrders`, which opens"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-through-call/bad/app/services/reports.py",
        bytes: Array(
            #"""
            from app.util.lookup import Lookup, count_everything, count_rows
            from sqlalchemy.ext.asyncio import AsyncSession


            class ReportService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.lookup = Lookup()

                async def orders(self):
                    return await count_rows("orders")

                async def all(self):
                    return await count_everything(["orders"])

                async def one(self, name):
                    return await self.lookup.find(name)  # expect: session-opened-through-call "`self.lookup.find`, which opens"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-through-call/good/Sources/App/Tools/ReportTool.swift",
        bytes: Array(
            #"""
            import FoundationModels

            struct ReportTool: Tool {
                let description = "Counts the orders"
                let reports: ReportService

                func call(arguments: Arguments) async throws -> String {
                    "\(try reports.orders())"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-opened-through-call/good/app/services/reports.py",
        bytes: Array(
            #"""
            from app.tasks.nightly import rebuild
            from app.util.lookup import count_rows
            from sqlalchemy.ext.asyncio import AsyncSession


            class ReportService:
                """Hands its session on; what it starts elsewhere is an operation of its own."""

                def __init__(self, db: AsyncSession, context):
                    self.db = db

                async def orders(self):
                    return await count_rows(self.db, "orders")

                async def start_rebuild(self):
                    await rebuild()

            """#.utf8)),
    PackSource(
        path: "fixtures/session-passed-to-tool/bad/Sources/App/Tools/WeighTool.swift",
        bytes: Array(
            #"""
            /// The common case: a tool is built on a context, and so becomes a small service of its own.
            import FoundationModels
            import SwiftData

            struct WeighTool: Tool {  // expect: tool-without-registry
                let name = "weigh"
                let description = "Note the weight of a parcel"
                private let weighing: WeighingService

                init(context: ModelContext) {  // expect: session-passed-to-tool "`WeighTool.init` takes `context`"
                    weighing = WeighingService(context)
                }

                func call(arguments: Weight) async throws -> String {
                    try weighing.note(arguments)
                    return "noted"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-passed-to-tool/bad/app/tools/weigh_tool.py",
        bytes: Array(
            #"""
            """The common case: a tool is built on a session, and so becomes a small service of its own."""

            from crewai.tools import BaseTool
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.services.weighing import WeighingService


            class WeighTool(BaseTool):  # expect: tool-without-registry
                name: str = "weigh"
                description: str = "Note the weight of a parcel"

                def __init__(self, db: AsyncSession):  # expect: session-passed-to-tool "`db`"
                    super().__init__()
                    self._db = db

                async def _arun(self, parcel_id: int, grams: int) -> str:
                    await WeighingService(self._db).note(parcel_id, grams)
                    return "noted"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-passed-to-tool/good/Sources/App/Tools/WeighTool.swift",
        bytes: Array(
            #"""
            /// The common case: the tool is made with the service.
            import FoundationModels

            struct WeighTool: Tool {
                let name = "weigh"
                let description = "Note the weight of a parcel"
                let weighing: WeighingService

                func call(arguments: Weight) async throws -> String {
                    try weighing.note(arguments)
                    return "noted"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-passed-to-tool/good/app/tools/weigh_tool.py",
        bytes: Array(
            #"""
            """The common case: a tool takes the registry and asks it for the service."""

            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.weighing import WeighingService


            class WeighTool(BaseTool):
                name: str = "weigh"
                description: str = "Note the weight of a parcel"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, parcel_id: int, grams: int) -> str:
                    weighing = self._registry.get_service(WeighingService)
                    await weighing.note(parcel_id, grams)
                    return "noted"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-shared-between-tasks/bad/app/api/overview.py",
        bytes: Array(
            #"""
            import asyncio

            from sqlalchemy.ext.asyncio import AsyncSession

            from app.queries import count_loans, count_readers


            async def overview(db: AsyncSession):
                loans, readers = await asyncio.gather(count_loans(db), count_readers(db))  # expect: session-shared-between-tasks
                return {"loans": loans, "readers": readers}

            """#.utf8)),
    PackSource(
        path: "fixtures/session-shared-between-tasks/good/app/api/overview.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.queries import count_loans, count_readers


            async def overview(db: AsyncSession):
                loans = await count_loans(db)
                readers = await count_readers(db)
                return {"loans": loans, "readers": readers}

            """#.utf8)),
    PackSource(
        path: "fixtures/session-stored/bad/Sources/App/Repositories/HarvestRepository.swift",
        bytes: Array(
            #"""
            import Foundation
            import SwiftData

            @MainActor
            final class HarvestRepository {
                static let shared = HarvestRepository()

                private var modelContext: ModelContext?  // expect: session-stored "which `use` takes"

                func use(_ context: ModelContext) {
                    modelContext = context
                }

                func store(_ harvest: Harvest) {
                    modelContext?.insert(harvest)
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-stored/good/Sources/App/ViewModels/OrchardListViewModel.swift",
        bytes: Array(
            #"""
            import Observation

            @Observable
            final class OrchardListViewModel {
                private let orchards: Orchards
                private(set) var names: [String] = []

                init(orchards: Orchards) {
                    self.orchards = orchards
                }

                func load() async throws {
                    names = try await orchards.names()
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-used-after-scope/bad/Sources/App/Controllers/LoanController.swift",
        bytes: Array(
            #"""
            import GRDB

            final class LoanController {
                private let queue: DatabaseQueue
                private var current: Database?  // expect: session-stored

                init(queue: DatabaseQueue) {
                    self.queue = queue
                }

                func open() throws {
                    try queue.write { db in
                        self.current = db  // expect: session-used-after-scope "since it is kept outside of it"
                    }
                }

                func connection() throws -> Database {
                    try queue.read { db in
                        return db  // expect: session-used-after-scope "since it is returned from there"
                    }
                }

                func outside(_ loan: Loan) throws {
                    var later: Database?
                    try queue.write { db in
                        later = db  // expect: session-used-after-scope
                    }
                    if let later { try loan.insert(later) }
                }

                func inShort() throws -> Database {
                    try queue.read { db in db }  // expect: session-used-after-scope
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-used-after-scope/bad/app/api/loans.py",
        bytes: Array(
            #"""
            from app.core.database import AsyncSessionLocal
            from app.models.loan import Loan


            async def lend(loan: Loan, note):
                async with AsyncSessionLocal() as db:
                    db.add(loan)
                    await db.commit()
                db.add(note)  # expect: session-used-after-scope "`db` is used after the end of its block"

            """#.utf8)),
    PackSource(
        path: "fixtures/session-used-after-scope/good/Sources/App/Controllers/LoanController.swift",
        bytes: Array(
            #"""
            import GRDB

            final class LoanController {
                private let queue: DatabaseQueue
                private var last: Loan?

                init(queue: DatabaseQueue) {
                    self.queue = queue
                }

                func loans() throws -> [Loan] {
                    try queue.read { db in
                        return try Loan.fetchAll(db)
                    }
                }

                func lend(_ loan: Loan) throws {
                    try queue.write { db in
                        let same = db
                        try loan.insert(same)
                        last = loan
                    }
                }

                func context(_ loan: Loan) throws {
                    try queue.write { db in
                        var desk = Desk()
                        desk.database = db
                        try desk.lend(loan)
                    }
                }
            }

            struct Desk {
                var database: Database?

                func lend(_ loan: Loan) throws {
                    if let database { try loan.insert(database) }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/session-used-after-scope/good/app/api/loans.py",
        bytes: Array(
            #"""
            from app.core.database import AsyncSessionLocal
            from app.models.loan import Loan


            async def lend(loan: Loan, note):
                async with AsyncSessionLocal() as db:
                    db.add(loan)
                    db.add(note)
                    await db.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/several-commits-in-operation/bad/Sources/App/Jobs/OrderJob.swift",
        bytes: Array(
            #"""
            import SwiftData

            struct OrderJob {
                func run(_ orders: [Order], in context: ModelContext) throws {
                    for order in orders {
                        context.insert(order)
                        try context.save()  // expect: several-commits-in-operation "in every round of a loop"
                    }
                }

                func take(_ order: Order, note: Note, in context: ModelContext) throws {
                    context.insert(order)
                    try context.save()
                    context.insert(note)
                    try context.save()  // expect: several-commits-in-operation "more than once"
                }

                func closing(_ order: Order, in context: ModelContext) throws {
                    defer { try? context.save() }  // expect: commit-error-ignored, several-commits-in-operation
                    context.insert(order)
                    try context.save()
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/several-commits-in-operation/bad/app/api/orders.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.order import Order, OrderLine


            async def place_order(db: AsyncSession, order: Order, lines: list[OrderLine]):
                db.add(order)
                await db.commit()
                db.add_all(lines)
                await db.commit()  # expect: several-commits-in-operation "more than once on one path"

            """#.utf8)),
    PackSource(
        path: "fixtures/several-commits-in-operation/good/Sources/App/Jobs/OrderJob.swift",
        bytes: Array(
            #"""
            import SwiftData

            struct OrderJob {
                func run(_ orders: [Order], in context: ModelContext) throws {
                    for order in orders {
                        context.insert(order)
                    }
                    try context.save()
                }

                func take(_ order: Order, note: Note?, in context: ModelContext) throws {
                    guard let note else {
                        context.insert(order)
                        return try context.save()
                    }
                    switch note.kind {
                    case .new:
                        context.insert(note)
                        try context.save()
                    case .gone:
                        context.delete(note)
                        try context.save()
                    }
                }

                func inBatches(_ batches: [[Order]], in context: ModelContext) throws {
                    for batch in batches {
                        batch.forEach { context.insert($0) }
                        try context.save()
                    }
                }

                func built(_ order: Order, in context: ModelContext) throws {
                    #if DEBUG
                        try context.save()
                    #else
                        context.insert(order)
                        try context.save()
                    #endif
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/several-commits-in-operation/good/app/api/orders.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.order import Order, OrderLine


            async def place_order(db: AsyncSession, order: Order, lines: list[OrderLine]):
                db.add(order)
                await db.flush()
                db.add_all(lines)
                await db.commit()

            """#.utf8)),
    PackSource(
        path: "fixtures/shared-database-in-borrower/bad/Sources/App/Tools/TitleTool.swift",
        bytes: Array(
            #"""
            import FoundationModels

            struct TitleTool: Tool {
                func call(arguments: Arguments) async throws -> String {
                    try AppDatabase.shared.titles().joined()  // expect: shared-database-in-borrower "keeps the database"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/shared-database-in-borrower/good/Sources/App/Services/TitleService.swift",
        bytes: Array(
            #"""
            struct TitleService {
                private let database: AppDatabase

                /// Who calls may give another one.
                init(database: AppDatabase = AppDatabase.shared) {
                    self.database = database
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/slow-call-in-transaction/bad/Sources/App/Services/ShippingService.swift",
        bytes: Array(
            #"""
            import Fluent
            import Vapor

            struct ShippingService {
                let client: any Client

                func ship(_ parcel: Parcel, on database: any Database) async throws {
                    // expect(+1): begin-on-borrowed-session
                    try await database.transaction { tx in
                        try await parcel.save(on: tx)
                        // expect(+1): slow-call-in-transaction "until `database.transaction` ends"
                        let answer = try await client.post("https://carrier.example/labels")
                        parcel.label = answer.description
                        try await parcel.save(on: tx)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/slow-call-in-transaction/bad/app/services/shipping.py",
        bytes: Array(
            #"""
            import httpx
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.parcel import Parcel


            class ShippingService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def ship(self, weight: int) -> Parcel:
                    parcel = Parcel(weight=weight)
                    self.db.add(parcel)
                    await self.db.flush()
                    async with httpx.AsyncClient() as client:
                        # expect(+1): slow-call-in-transaction "until what `self.db.flush()` has written is committed"
                        answer = await client.post("https://carrier.example/labels", json={"parcel": parcel.id})
                    parcel.label = answer.text
                    return parcel

            """#.utf8)),
    PackSource(
        path: "fixtures/slow-call-in-transaction/good/Sources/App/Services/ShippingService.swift",
        bytes: Array(
            #"""
            import Fluent
            import Vapor

            struct ShippingService {
                let client: any Client

                func ship(_ parcel: Parcel, on database: any Database) async throws {
                    let answer = try await client.post("https://carrier.example/labels")
                    parcel.label = answer.description
                    try await parcel.save(on: database)
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/slow-call-in-transaction/good/app/services/shipping.py",
        bytes: Array(
            #"""
            import httpx
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.parcel import Parcel


            class ShippingService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def ship(self, weight: int) -> Parcel:
                    async with httpx.AsyncClient() as client:
                        answer = await client.post("https://carrier.example/labels", json={"weight": weight})
                    parcel = Parcel(weight=weight, label=answer.text)
                    self.db.add(parcel)
                    await self.db.flush()
                    return parcel

            """#.utf8)),
    PackSource(
        path: "fixtures/sync-pool-for-async-engine/bad/app/core/engine.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import create_async_engine
            from sqlalchemy.pool import QueuePool


            def harbour_engine(url):
                return create_async_engine(
                    url,
                    pool_size=10,
                    poolclass=QueuePool,  # expect: sync-pool-for-async-engine "`create_async_engine()` is given `QueuePool`"
                    max_overflow=5,
                )

            """#.utf8)),
    PackSource(
        path: "fixtures/sync-pool-for-async-engine/good/app/core/engine.py",
        bytes: Array(
            #"""
            from sqlalchemy.ext.asyncio import create_async_engine


            def harbour_engine(url):
                return create_async_engine(url, pool_size=10, max_overflow=5)

            """#.utf8)),
    PackSource(
        path: "fixtures/task-reference-dropped/bad/app/services/readings.py",
        bytes: Array(
            #"""
            import asyncio

            from app.services.store import write_all


            class ReadingBuffer:
                def __init__(self, rows, opener):
                    self.rows = rows
                    self.opener = opener

                async def flush(self):
                    if self.rows:
                        # expect(+1): task-reference-dropped "before `write_all` is done with the database"
                        asyncio.create_task(self._write())

                async def _write(self):
                    async with self.opener() as session:
                        await write_all(session, self.rows)

            """#.utf8)),
    PackSource(
        path: "fixtures/task-reference-dropped/good/app/services/readings.py",
        bytes: Array(
            #"""
            import asyncio

            from app.services.store import write_all


            class ReadingBuffer:
                def __init__(self, rows, opener):
                    self.rows = rows
                    self.opener = opener
                    self.tasks = set()

                async def flush(self):
                    if self.rows:
                        task = asyncio.create_task(self._write())
                        self.tasks.add(task)
                        task.add_done_callback(self.tasks.discard)

                async def _write(self):
                    async with self.opener() as session:
                        await write_all(session, self.rows)

            """#.utf8)),
    PackSource(
        path: "fixtures/tenant-context-missing/bad/app/api/routes/wagons.py",
        bytes: Array(
            #"""
            """The common case: the context has a default, and is forgotten."""

            from fastapi import APIRouter, Depends

            from app.core.database import get_db
            from app.services.wagons import WagonService

            router = APIRouter()


            @router.get("/wagons")
            async def wagons(db=Depends(get_db)):
                service = WagonService(db)  # expect: tenant-context-missing "this `WagonService` is made without its `context`"
                return await service.all()

            """#.utf8)),
    PackSource(
        path: "fixtures/tenant-context-missing/good/app/api/routes/wagons.py",
        bytes: Array(
            #"""
            """The context of the request, wherever it comes from."""

            from fastapi import APIRouter, Depends

            from app.core.context import RequestContext
            from app.core.database import get_db
            from app.services.registry import ServiceRegistry
            from app.services.wagons import PriceService, TrackService, TrainService, WagonService

            router = APIRouter()


            @router.get("/wagons")
            async def wagons(request, db=Depends(get_db)):
                context = RequestContext(client_account_id=request.headers["x-client-account-id"])
                service = WagonService(db, context)
                tracks = TrackService(db, context=context)
                trains = TrainService(*[db, context])
                prices = PriceService(db, context.client_account_id)
                async with ServiceRegistry(db, context) as registry:
                    return service, tracks, trains, prices, registry

            """#.utf8)),
    PackSource(
        path: "fixtures/tenant-filter-missing/bad/app/services/wagons.py",
        bytes: Array(
            #"""
            """The common case: by kind, whoever they belong to."""

            from sqlalchemy import select
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.models.wagons import Wagon


            class WagonService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def mine(self):
                    statement = select(Wagon).where(Wagon.client_account_id == self.context.client_account_id)
                    return (await self.db.scalars(statement)).all()

                async def of_kind(self, kind: str):
                    statement = select(Wagon).where(Wagon.kind == kind)  # expect: tenant-filter-missing "this query of `Wagon` does not ask for its `client_account_id`"
                    return (await self.db.scalars(statement)).all()

            """#.utf8)),
    PackSource(
        path: "fixtures/tenant-filter-missing/good/app/services/wagons.py",
        bytes: Array(
            #"""
            """The tenant is asked for, or nobody else's row can be found."""

            import sqlalchemy as sa
            from sqlalchemy import and_, exists, false, func, select, update
            from sqlalchemy.ext.asyncio import AsyncSession
            from sqlalchemy.orm import Session

            from app.models.wagons import Load, Seal, Station, Wagon


            class WagonService:
                def __init__(self, db: AsyncSession, context):
                    self.db = db
                    self.context = context

                async def mine(self, kind: str):
                    statement = (
                        select(Wagon)
                        .where(Wagon.client_account_id == self.context.client_account_id, Wagon.kind == kind)
                        .order_by(Wagon.plate)
                    )
                    return (await self.db.scalars(statement)).all()


            def scoped(statement, context):
                return statement.where(Wagon.client_account_id == context.client_account_id)


            def own(context):
                return Wagon.client_account_id == context.client_account_id


            async def by_a_helper(db: AsyncSession, context, kind: str):
                await db.scalars(scoped(select(Wagon).where(Wagon.kind == kind), context))
                statement = select(Wagon)
                statement = scoped(statement, context)
                await db.scalars(select(Wagon).where(own(context)))
                return await db.scalars(statement)


            async def step_by_step(db: AsyncSession, context, kind: str):
                statement = select(func.count()).select_from(Wagon)
                found = select(Wagon)
                if kind:
                    found = found.where(Wagon.kind == kind)
                found = found.where(and_(Wagon.client_account_id == context.client_account_id, Wagon.is_empty))
                conditions = [Wagon.kind == kind]
                conditions.append(Wagon.client_account_id == context.client_account_id)
                await db.scalars(select(Wagon).where(*conditions))
                await db.scalar(statement)
                return await db.scalars(found)


            async def alone(db: AsyncSession, wagon: Wagon, plate: str, numbers: list[int]):
                await db.get(Wagon, wagon.id)
                await db.scalars(select(Wagon).where(Wagon.id == wagon.id))
                await db.scalars(select(Wagon).where(Wagon.id.in_(numbers)))
                await db.scalars(select(Wagon).where(Wagon.plate == plate))
                await db.scalars(select(Load).where(Load.wagon_id == wagon.id, Load.weight > 0))
                await db.execute(update(Wagon).where(Wagon.id == wagon.id).values(kind="coal"))


            async def with_others(db: AsyncSession, context, town: str):
                await db.scalars(select(Wagon).join(Station).where(Station.town == town))
                await db.scalars(select(Wagon, Station).where(Station.town == town))
                await db.scalars(select(Load).where(exists().where(Wagon.id == Load.wagon_id)))
                await db.scalars(select(Wagon).where(Wagon.client_account == context.account))
                return await db.scalars(select(Station).where(Station.town == town))


            def the_old_way(db: Session, context, filters):
                db.query(Wagon).filter(*filters).all()
                return db.query(Wagon).filter_by(client_account_id=context.client_account_id, kind="coal").all()


            def base():
                return select(Wagon).where(Wagon.is_empty)


            async def sum_for_all_tenants(db: AsyncSession):
                return await db.scalar(select(func.count(Wagon.id)))


            async def who_has_any(db: AsyncSession):
                return await db.scalars(select(Wagon.client_account_id).distinct())


            async def by_what_only_one_has(db: AsyncSession, context, token: str, station: Station):
                await db.scalars(select(Wagon).where(Wagon.share_token == token))
                return await db.scalars(select(Wagon).where(Wagon.station == station, Wagon.is_empty))


            async def is_there_any(db: AsyncSession, context, filters):
                inner = select(Wagon.id).where(Wagon.client_account_id == context.client_account_id)
                await db.scalar(select(inner.exists()))
                await db.scalar(select(select(Wagon.id).where(Wagon.client_account_id == context.client_account_id).exists()))


            def free_plate(context):
                return Wagon.kind + context.current_parameters["kind"]


            async def nothing_at_all(db: AsyncSession, client_account_id: int):
                await db.scalars(select(Wagon).where(False))
                await db.scalars(select(Wagon).where(sa.false()))
                return await db.scalars(select(Wagon).where(false()))


            async def by_the_number_of_its_seal(db: AsyncSession, client_account_id: int, number: int):
                return await db.scalar(select(Seal).where(Seal.number == number))

            """#.utf8)),
    PackSource(
        path: "fixtures/tenant-set-on-other-session/bad/app/services/ledgers.py",
        bytes: Array(
            #"""
            """The common case: a helper is given the session of the request, and the work goes through another one."""

            from sqlalchemy import select, text
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.tenancy import set_tenant_context
            from app.models import Entry


            async def entries(db: AsyncSession, reader: AsyncSession, tenant: str):
                await set_tenant_context(db, tenant)  # expect: tenant-set-on-other-session "`set_tenant_context` sets the tenant on `db`, and `reader` does the work"
                return await reader.scalars(select(Entry))


            async def written_out(db: AsyncSession, reader: AsyncSession, tenant: str):
                await db.execute(text("SET LOCAL app.tenant_id = :tenant"), {"tenant": tenant})  # expect: tenant-set-on-other-session
                return await reader.scalars(select(Entry))


            class Ledger:
                def __init__(self, db: AsyncSession):
                    self.db = db

                async def book(self, other: AsyncSession, entry: Entry, tenant: str):
                    await other.execute(text("SELECT set_config('app.tenant_id', :t, true)").bindparams(t=tenant))  # expect: tenant-set-on-other-session "`self.db` does the work"
                    self.db.add(entry)

            """#.utf8)),
    PackSource(
        path: "fixtures/tenant-set-on-other-session/good/app/services/ledgers.py",
        bytes: Array(
            #"""
            """On the session that does the work, or on each of them; handed on with the work still to do."""

            from sqlalchemy import select, text
            from sqlalchemy.ext.asyncio import AsyncSession

            from app.core.tenancy import set_tenant_context
            from app.models import Entry


            async def entries(db: AsyncSession, tenant: str):
                await set_tenant_context(db, tenant)
                return await db.scalars(select(Entry))


            async def both(db: AsyncSession, reader: AsyncSession, tenant: str):
                await set_tenant_context(db, tenant)
                await set_tenant_context(reader, tenant)
                return await reader.scalars(select(Entry))


            async def one_for_each(db: AsyncSession, reader: AsyncSession, tenant: str):
                await reader.execute(select(Entry))
                await db.execute(text("SET LOCAL app.tenant_id = :tenant"), {"tenant": tenant})
                await db.execute(select(Entry))
                await reader.execute(select(Entry))


            async def handed_out(db: AsyncSession, tenant: str):
                await set_tenant_context(db, tenant)
                yield db


            async def handed_on(db: AsyncSession, reader: AsyncSession, report, tenant: str):
                await set_tenant_context(db, tenant)
                total = await report(db)
                await reader.execute(text("SET timezone = 'UTC'"))
                return total

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-factory-in-string-unresolved/bad/app/agents/crew.py",
        bytes: Array(
            #"""
            """The common case: the module was renamed, and the table was not."""

            from importlib import import_module

            FACTORIES = [
                ("app.tools.kilns", "create_kiln_tools"),
                ("app.tools.glazing", "create_glaze_tools"),  # expect: tool-factory-in-string-unresolved "there is no module `app.tools.glazing`"
                ("app.tools.kilns", "create_shelf_tools"),  # expect: tool-factory-in-string-unresolved "`app.tools.kilns` has no `create_shelf_tools`"
                ("app.tools.clay", "create_clay_tools"),  # expect: tool-factory-in-string-unresolved "`create_clay_tools` takes no registry, and others of the table do"
            ]


            def load(context, registry):
                tools = []
                for module, factory in FACTORIES:
                    try:
                        tools += getattr(import_module(module), factory)(context, registry=registry)
                    except (ImportError, AttributeError):
                        continue
                return tools

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-factory-in-string-unresolved/good/app/agents/crew.py",
        bytes: Array(
            #"""
            """What is named is there; plug-ins are somebody else's."""

            from importlib import import_module

            FACTORIES = [
                ("app.tools.kilns", "create_kiln_tools"),
                ("app.tools.star", "create_star_tools"),
                ("app.tools.made", "create_made_tools"),
                ("potters_guild.tools", "create_guild_tools"),
            ]
            HELP = ("see app.tools.wheel for more", "create_wheel_tools")
            NAMES = ["create_kiln_tools", "create_star_tools"]


            def load(context, registry):
                tools = []
                for module, factory in FACTORIES:
                    tools += getattr(import_module(module), factory)(context, registry=registry)
                return tools

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-factory-without-registry/bad/app/tools/berth_tools.py",
        bytes: Array(
            #"""
            """The common case: a factory that knows the context of its tools, and has no services to give them."""

            from typing import Any

            from app.core.database import AsyncSessionLocal
            from app.services.berths import BerthService


            def create_berth_tools(context: dict[str, Any]) -> list:  # expect: tool-factory-without-registry "`create_berth_tools`"
                async def free_berths() -> str:
                    async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool
                        return str(await BerthService(db, context).free())

                return [free_berths]

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-factory-without-registry/good/app/tools/berth_tools.py",
        bytes: Array(
            #"""
            """The common case: the registry comes in and goes on to every tool."""

            from typing import Any

            from app.services.registry import ServiceRegistry
            from app.tools.berth_tool import BerthTool


            def create_berth_tools(context: dict[str, Any], registry: ServiceRegistry) -> list:
                return [BerthTool(registry)] if context else []

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-failure-not-recorded/bad/app/tools/stock_tool.py",
        bytes: Array(
            #"""
            import logging

            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.stock import StockService

            logger = logging.getLogger(__name__)


            class StockTool(BaseTool):
                name: str = "stock"
                description: str = "Look for goods on a shelf"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, shelf: str) -> str:
                    service = self._registry.get_service(StockService)
                    try:
                        items = await service.find(shelf)
                    except Exception as error:  # expect: tool-failure-not-recorded "`service.find`"
                        logger.exception("no answer")
                        return f"not done: {error}"
                    return str(items)

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-failure-not-recorded/good/app/tools/stock_tool.py",
        bytes: Array(
            #"""
            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.stock import StockService


            class StockTool(BaseTool):
                name: str = "stock"
                description: str = "Look for goods on a shelf"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, shelf: str) -> str:
                    service = self._registry.get_service(StockService)
                    try:
                        items = await service.find(shelf)
                    except Exception as error:
                        await self._registry.record_tool_operation(self.name, "find", success=False)
                        return f"not done: {error}"
                    return str(items)

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-operation-without-audit/bad/app/tools/stock_tool.py",
        bytes: Array(
            #"""
            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.stock import StockService


            class StockTool(BaseTool):
                name: str = "stock"
                description: str = "Put goods on a shelf"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, shelf: str, amount: int) -> str:
                    service = self._registry.get_service(StockService)
                    try:
                        await service.put(shelf, amount)  # expect: tool-operation-without-audit "a path that fails without a record"
                    except ValueError as error:  # expect: tool-failure-not-recorded
                        return f"not done: {error}"
                    await self._registry.record_tool_operation(self.name, "put", success=True)
                    return "done"

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-operation-without-audit/good/app/tools/stock_tool.py",
        bytes: Array(
            #"""
            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.stock import StockService


            class StockTool(BaseTool):
                name: str = "stock"
                description: str = "Put goods on a shelf"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, shelf: str, amount: int) -> str:
                    service = self._registry.get_service(StockService)
                    try:
                        await service.put(shelf, amount)
                    except Exception as error:
                        await self._registry.record_tool_operation(self.name, "put", success=False)
                        return f"not done: {error}"
                    await self._registry.record_tool_operation(self.name, "put", success=True)
                    return "done"

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-without-registry/bad/Sources/App/Tools/SowTool.swift",
        bytes: Array(
            #"""
            /// The common case: a tool opens what it needs, because nobody gives it anything.
            import FoundationModels
            import SwiftData

            struct SowTool: Tool {  // expect: tool-without-registry "`SowTool`"
                let name = "sow"
                let description = "Sow seeds in a bed"

                func call(arguments: Sowing) async throws -> String {
                    let context = ModelContext(Garden.container)  // expect: session-opened-in-tool
                    try SeedService(context).sow(arguments)
                    try context.save()
                    return "sown"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-without-registry/bad/app/tools/sow_tool.py",
        bytes: Array(
            #"""
            """The common case: a tool opens what it needs, because nobody gives it anything."""

            from crewai.tools import BaseTool

            from app.core.database import AsyncSessionLocal
            from app.services.seeds import SeedService


            class SowTool(BaseTool):  # expect: tool-without-registry "`SowTool`"
                name: str = "sow"
                description: str = "Sow seeds in a bed"

                async def _arun(self, bed_id: int, species: str) -> str:
                    async with AsyncSessionLocal() as db:  # expect: session-opened-in-tool
                        await SeedService(db).sow(bed_id, species)
                        await db.commit()
                    return "sown"

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-without-registry/good/Sources/App/Tools/SowTool.swift",
        bytes: Array(
            #"""
            /// The common case: the tool is made with what services are reached through.
            import FoundationModels

            struct SowTool: Tool {
                let name = "sow"
                let description = "Sow seeds in a bed"
                let services: ToolServices

                func call(arguments: Sowing) async throws -> String {
                    try await services.seeds.sow(arguments)
                    return "sown"
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/tool-without-registry/good/app/tools/sow_tool.py",
        bytes: Array(
            #"""
            """The common case: the tool takes the registry."""

            from crewai.tools import BaseTool

            from app.services.registry import ServiceRegistry
            from app.services.seeds import SeedService


            class SowTool(BaseTool):
                name: str = "sow"
                description: str = "Sow seeds in a bed"

                def __init__(self, registry: ServiceRegistry):
                    super().__init__()
                    self._registry = registry

                async def _arun(self, bed_id: int, species: str) -> str:
                    await self._registry.get_service(SeedService).sow(bed_id, species)
                    return "sown"

            """#.utf8)),
    PackSource(
        path: "fixtures/transaction-begin-unbalanced/bad/Sources/App/Jobs/StockJob.swift",
        bytes: Array(
            #"""
            import RealmSwift

            struct StockJob {
                func count(_ crates: [Crate], in realm: Realm) throws {
                    realm.beginWrite()  // expect: transaction-begin-unbalanced "before a `return`"
                    guard !crates.isEmpty else { return }
                    realm.add(crates)
                    try realm.commitWrite()
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/transaction-begin-unbalanced/good/Sources/App/Jobs/StockJob.swift",
        bytes: Array(
            #"""
            import RealmSwift

            struct StockJob {
                func count(_ crates: [Crate], in realm: Realm) throws {
                    guard !crates.isEmpty else { return }
                    try realm.write {
                        realm.add(crates)
                    }
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/transaction-never-committed/bad/app/tasks/stock.py",
        bytes: Array(
            #"""
            from app.core.database import AsyncSessionLocal
            from app.services.stock import StockService


            async def restock(shelf, amount):
                async with AsyncSessionLocal() as db:  # expect: transaction-never-committed "`StockService.put` writes to it"
                    service = StockService(db)
                    await service.put(shelf, amount)
                    return await service.total(shelf)

            """#.utf8)),
    PackSource(
        path: "fixtures/transaction-never-committed/good/app/tasks/stock.py",
        bytes: Array(
            #"""
            from app.core.database import AsyncSessionLocal
            from app.services.stock import StockService


            async def restock(shelf, amount):
                async with AsyncSessionLocal() as db:
                    service = StockService(db)
                    await service.put(shelf, amount)
                    total = await service.total(shelf)
                    await db.commit()
                    return total

            """#.utf8)),
    PackSource(
        path: "fixtures/versioned-route-unregistered/bad/app/routes_versioned.py",
        bytes: Array(
            #"""
            """The common cases: nobody registers the blueprint, and a decorator comes too late."""

            from common_utils.versioning import latest_version, versioned_blueprint
            from prometheus_flask_exporter import PrometheusMetrics


            def create_kites_blueprint(version):
                bp = versioned_blueprint("kites", __name__, version)  # expect: versioned-route-unregistered "is returned by `create_kites_blueprint`, which nobody calls"
                metrics = PrometheusMetrics(bp)

                @latest_version  # expect: versioned-route-unregistered "`@latest_version` stands above `@bp.route`"
                @bp.route("/kites", methods=["GET"])
                @metrics.counter("kites", "how often kites were asked for")
                def kites():
                    return {"kites": []}

                @metrics.counter("strings", "how often strings were asked for")  # expect: versioned-route-unregistered "`@metrics.counter`"
                @bp.route("/strings")
                def strings():
                    return {"strings": []}

                return bp


            def create_winds_blueprint(version):
                return versioned_blueprint("winds", __name__, version)  # expect: versioned-route-unregistered "no caller registers it"


            old_kites = versioned_blueprint("kites", __name__, "v1")  # expect: versioned-route-unregistered "is kept as `old_kites`, and never registered"


            @old_kites.route("/kites")
            def old():
                return {"kites": []}

            """#.utf8)),
    PackSource(
        path: "fixtures/versioned-route-unregistered/good/app/routes_versioned.py",
        bytes: Array(
            #"""
            """Registered elsewhere, with the decorators below the route."""

            from common_utils.versioning import latest_version, versioned_blueprint
            from prometheus_flask_exporter import PrometheusMetrics


            def create_kites_blueprint(version):
                bp = versioned_blueprint("kites", __name__, version)
                metrics = PrometheusMetrics(bp)

                @bp.route("/kites", methods=["GET"])
                @metrics.counter("kites", "how often kites were asked for")
                @latest_version
                def kites():
                    return {"kites": []}

                @latest_version
                def no_route():
                    return {}

                return bp


            old_kites = versioned_blueprint("kites", __name__, "v1")


            @old_kites.route("/kites")
            def old():
                return {"kites": []}

            """#.utf8)),
    PackSource(
        path: "fixtures/write-without-idempotency/bad/app/tools/berth_tool.py",
        bytes: Array(
            #"""
            """The common case: the whole tool is tried three times."""

            from crewai.tools import BaseTool
            from tenacity import retry, stop_after_attempt

            from app.services.berths import BerthService


            class BerthTool(BaseTool):  # expect: tool-without-registry
                name: str = "berths"
                description: str = "Books a berth"

                def __init__(self, berths: BerthService):
                    super().__init__()
                    self.berths = berths

                @retry(stop=stop_after_attempt(3))
                async def _arun(self, berth: str):
                    return await self.berths.book(berth)  # expect: write-without-idempotency "`self.berths.book` is run again when it fails, and `BerthService.book` then adds its row once more"

            """#.utf8)),
    PackSource(
        path: "fixtures/write-without-idempotency/good/app/tools/berth_tool.py",
        bytes: Array(
            #"""
            """Tried again with a key, with a look before, or not at all."""

            from crewai.tools import BaseTool
            from tenacity import retry, stop_after_attempt

            from app.services.berths import BerthService


            class BerthTool(BaseTool):  # expect: tool-without-registry
                name: str = "berths"
                description: str = "Books a berth"

                def __init__(self, berths: BerthService):
                    super().__init__()
                    self.berths = berths

                @retry(stop=stop_after_attempt(3))
                async def _arun(self, berth: str, key: str):
                    await self.berths.book_if_free(berth)
                    await self.berths.book_all([berth])
                    return await self.berths.book(berth, key)


            class OnceTool(BaseTool):  # expect: tool-without-registry
                def __init__(self, berths: BerthService):
                    super().__init__()
                    self.berths = berths

                async def _arun(self, berth: str):
                    return await self.berths.book_again(berth)

            """#.utf8)),
    PackSource(
        path: "fixtures/writes-commit-one-by-one/bad/Sources/App/Controllers/OrderController.swift",
        bytes: Array(
            #"""
            import Fluent
            import Vapor

            struct OrderController {
                func create(_ req: Request) async throws -> HTTPStatus {
                    let order = try req.content.decode(Order.self)
                    try await order.save(on: req.db)
                    try await Receipt(order).save(on: req.db)  // expect: writes-commit-one-by-one "more than once"
                    return .created
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/writes-commit-one-by-one/bad/bakery/views.py",
        bytes: Array(
            #"""
            """Views that write in several steps, each of which is there at once and stays there."""

            from django.http import JsonResponse
            from django.views import View

            from bakery.models import Loaf, Order, Stock


            def place(request, loaf_id):
                loaf = Loaf.objects.get(pk=loaf_id)
                Order.objects.create(loaf=loaf, customer=request.user)
                # expect(+1): writes-commit-one-by-one "`place` writes to `Stock.objects.filter(…)` more than once on one path"
                Stock.objects.filter(loaf=loaf).update(left=loaf.left - 1)
                return JsonResponse({"ordered": loaf_id})


            class CloseDayView(View):
                def post(self, request):
                    for loaf_id in request.POST.getlist("loaf"):
                        Stock.objects.filter(loaf_id=loaf_id).delete()  # expect: writes-commit-one-by-one "in every round of a loop"
                    return JsonResponse({"closed": True})

                def delete(self, request):
                    Order.objects.filter(customer=request.user).exclude(paid=True).delete()
                    Stock.objects.bulk_create([Stock(loaf=loaf) for loaf in Loaf.objects.all()])  # expect: writes-commit-one-by-one
                    return JsonResponse({"deleted": True})

            """#.utf8)),
    PackSource(
        path: "fixtures/writes-commit-one-by-one/good/Sources/App/Controllers/OrderController.swift",
        bytes: Array(
            #"""
            import Fluent
            import Vapor

            struct OrderController {
                func create(_ req: Request) async throws -> HTTPStatus {
                    let order = try req.content.decode(Order.self)
                    try await req.db.transaction { transaction in
                        try await order.save(on: transaction)
                        try await Receipt(order).save(on: transaction)
                    }
                    return .created
                }
            }

            """#.utf8)),
    PackSource(
        path: "fixtures/writes-commit-one-by-one/good/bakery/views.py",
        bytes: Array(
            #"""
            """Views whose writes are one transaction, or one statement."""

            from django.db import transaction
            from django.db.transaction import atomic
            from django.http import JsonResponse
            from django.views import View

            from bakery.models import Failure, Loaf, Order, Stock


            @transaction.atomic
            def place(request, loaf_id):
                loaf = Loaf.objects.select_for_update().get(pk=loaf_id)
                Order.objects.create(loaf=loaf, customer=request.user)
                Stock.objects.filter(loaf=loaf).update(left=loaf.left - 1)
                return JsonResponse({"ordered": loaf_id})


            @atomic(durable=True)
            def place_all(request):
                for loaf in Loaf.objects.all():
                    Order.objects.create(loaf=loaf, customer=request.user)
                return JsonResponse({"ordered": True})


            class CloseDayView(View):
                def post(self, request):
                    with transaction.atomic():
                        for loaf_id in request.POST.getlist("loaf"):
                            Stock.objects.filter(loaf_id=loaf_id).delete()
                    return JsonResponse({"closed": True})

                @atomic
                def put(self, request):
                    Order.objects.filter(customer=request.user).delete()
                    Order.objects.create(customer=request.user)
                    return JsonResponse({"reset": True})

                def patch(self, request):
                    for loaf_id in request.POST.getlist("loaf"):
                        with atomic():
                            Order.objects.filter(loaf_id=loaf_id).update(paid=True)
                            Stock.objects.filter(loaf_id=loaf_id).update(left=0)
                    return JsonResponse({"paid": True})

                def delete(self, request):
                    if request.POST.get("all"):
                        Order.objects.all().delete()
                    else:
                        Order.objects.filter(customer=request.user).delete()
                    return JsonResponse({"deleted": True})


            def refund(request, order_id):
                try:
                    Order.objects.filter(pk=order_id).update(paid=False)
                except ValueError as error:
                    Failure.objects.create(text=str(error))
                return JsonResponse({"refunded": order_id})


            def _restock(loaf, count):
                Stock.objects.filter(loaf=loaf).delete()
                Stock.objects.create(loaf=loaf, left=count)

            """#.utf8)),
]
