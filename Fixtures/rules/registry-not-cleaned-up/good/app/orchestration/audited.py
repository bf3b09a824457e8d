"""The registry is given its audit on the way, and is the same one."""

from app.services.audit import ToolAuditLogger
from app.services.registry import ServiceRegistry


async def at_once(db, context, crew):
    async with ServiceRegistry(db, context).with_audit(ToolAuditLogger(db, context)) as registry:
        await crew.run(registry)


async def in_two_lines(db, context, crew):
    registry = ServiceRegistry(db, context)
    registry = registry.with_audit(ToolAuditLogger(db, context))
    try:
        await crew.run(registry)
    finally:
        await registry.cleanup()


async def in_one_line(db, context, crew):
    registry = ServiceRegistry(db, context).with_audit(ToolAuditLogger(db, context))
    try:
        await crew.run(registry)
    finally:
        await registry.cleanup()


def build(db, context):
    registry = ServiceRegistry(db, context)
    return registry.with_audit(ToolAuditLogger(db, context))
