"""Stacks, resources, events and change sets in the API's words."""

from localaws.cloudformation.stacks import ChangeSet, Event, Stack, StackResource


def _set(**members) -> dict:
    return {name: value for name, value in members.items() if value not in (None, "")}


def _tags(tags: dict) -> list:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def _parameters(stack_or_change_set) -> list:
    described = []
    for name, given in stack_or_change_set.inputs.items():
        value = stack_or_change_set.values.get(name, given)
        resolved = value if isinstance(value, str) and value != given else None
        described.append(_set(ParameterKey=name, ParameterValue=given, ResolvedValue=resolved))
    return described


def stack(item: Stack) -> dict:
    outputs = [
        _set(OutputKey=output.name, OutputValue=output.value, Description=output.description, ExportName=output.export)
        for output in item.outputs
    ]
    return _set(
        StackId=item.id,
        StackName=item.name,
        StackStatus=item.status,
        StackStatusReason=item.reason,
        Description=item.description,
        CreationTime=item.created,
        LastUpdatedTime=item.updated,
        DeletionTime=item.deleted,
        DisableRollback=item.disable_rollback,
        EnableTerminationProtection=item.termination_protection,
        ChangeSetId=item.last_change_set,
        Parameters=_parameters(item),
        Capabilities=item.capabilities,
        NotificationARNs=[],
        RollbackConfiguration={},
        DriftInformation={"StackDriftStatus": "NOT_CHECKED"},
        Tags=_tags(item.tags),
        Outputs=outputs,
    )


def resource(owner: Stack, item: StackResource) -> dict:
    return _set(
        StackId=owner.id,
        StackName=owner.name,
        LogicalResourceId=item.logical_id,
        PhysicalResourceId=item.physical_id,
        ResourceType=item.type_name,
        ResourceStatus=item.status,
        ResourceStatusReason=item.reason,
        Timestamp=item.changed,
        LastUpdatedTimestamp=item.changed,
        DriftInformation={"StackResourceDriftStatus": "NOT_CHECKED"},
    )


def event(owner: Stack, item: Event) -> dict:
    return _set(
        StackId=owner.id,
        StackName=owner.name,
        EventId=item.event_id,
        LogicalResourceId=item.logical_id,
        PhysicalResourceId=item.physical_id,
        ResourceType=item.type_name,
        ResourceStatus=item.status,
        ResourceStatusReason=item.reason,
        Timestamp=item.at,
    )


def change_set(owner: Stack, item: ChangeSet) -> dict:
    return _set(
        StackId=owner.id,
        StackName=owner.name,
        ChangeSetId=item.id,
        ChangeSetName=item.name,
        Description=item.description,
        CreationTime=item.created,
        Status=item.status,
        StatusReason=item.reason,
        ExecutionStatus=item.execution,
        Parameters=_parameters(item),
        Capabilities=item.capabilities,
        NotificationARNs=[],
        RollbackConfiguration={},
        IncludeNestedStacks=False,
        Tags=_tags(item.tags),
        Changes=item.changes,
    )


def template_summary(template: dict) -> dict:
    declared = [
        _set(
            ParameterKey=name,
            ParameterType=item.get("Type", "String"),
            DefaultValue=None if "Default" not in item else str(item["Default"]),
            NoEcho=str(item.get("NoEcho", False)).lower() == "true",
            Description=item.get("Description"),
        )
        for name, item in template.get("Parameters", {}).items()
    ]
    return _set(
        Parameters=declared,
        Description=template.get("Description"),
        ResourceTypes=sorted({item["Type"] for item in template["Resources"].values()}),
        Version=template.get("AWSTemplateFormatVersion"),
        Capabilities=[],
    )
