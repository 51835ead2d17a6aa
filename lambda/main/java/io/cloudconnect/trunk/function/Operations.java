package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.twilio.Deadline;

/** What a request asks for, carried out. */
@FunctionalInterface
interface Operations {
    /** @throws io.cloudconnect.trunk.function.twilio.TrunkFailure with the reason, where it cannot be done */
    CloudFormationResponse carryOut(Run run, Deadline deadline);
}
