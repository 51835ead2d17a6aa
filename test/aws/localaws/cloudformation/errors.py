"""What can go wrong, as the service tells it."""

from moto.core.exceptions import ServiceException


class ValidationError(ServiceException):
    code = "ValidationError"


class AlreadyExists(ServiceException):
    code = "AlreadyExistsException"


class ChangeSetNotFound(ServiceException):
    code = "ChangeSetNotFound"


class InvalidChangeSetStatus(ServiceException):
    code = "InvalidChangeSetStatus"


class InsufficientCapabilities(ServiceException):
    code = "InsufficientCapabilitiesException"


class ResourceFailure(Exception):
    """A resource could not be made, changed or removed; the text becomes the event's reason.

    physical_id: of something that a later rollback must remove although its creation failed.
    """

    def __init__(self, reason: str, physical_id: str = ""):
        super().__init__(reason)
        self.physical_id = physical_id
