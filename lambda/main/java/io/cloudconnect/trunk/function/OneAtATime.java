package io.cloudconnect.trunk.function;

import io.cloudconnect.trunk.function.twilio.Deadline;
import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.io.IOException;

/** Carries out the requests for a trunk one after the other, each once, wherever Lambda runs them. */
final class OneAtATime implements Operations {
    private final Operations operations;
    private final Leases leases;
    private final Lease.Term term;

    OneAtATime(Operations operations, Leases leases, Lease.Term term) {
        this.operations = operations;
        this.leases = leases;
        this.term = term;
    }

    /** Another run has been given the same request, and answers it. */
    static final class RepeatedDelivery extends RuntimeException {
        RepeatedDelivery() {
            super("Lambda has delivered this request before; the run that got it first answers it");
        }
    }

    /** @throws RepeatedDelivery where nothing is to be done and nothing to be answered */
    @Override
    public CloudFormationResponse carryOut(Run run, Deadline deadline) {
        if (hasNothingToDo(run.request())) {
            return operations.carryOut(run, deadline);
        }
        long ticket = Lease.ticket();
        Lease lease;
        try {
            if (!leases.isFirst(run.request().requestId(), ticket)) {
                throw new RepeatedDelivery();
            }
            lease = Lease.take(leases, run, ticket, deadline, term);
        } catch (Leases.NoTable gone) {
            run.journal().warning(gone.getMessage() + "; going on without it");
            return operations.carryOut(run, deadline);
        } catch (IOException e) {
            throw new TrunkFailure(
                    "DynamoDB gave no answer about the trunk's lease ("
                            + e.getClass().getSimpleName() + "); nothing was begun, deploy again",
                    e);
        }
        try (lease) {
            return operations.carryOut(run, deadline);
        }
    }

    /** The roll-back of a create that began nothing must not fail where its create did. */
    private static boolean hasNothingToDo(CloudFormationRequest request) {
        return request.type().equals("Delete")
                && new PhysicalId(request.physicalResourceId().orElse("")).isNothing();
    }
}
