package io.cloudconnect.trunk.function.twilio;

import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How calls are made through the Twilio SDK: each exactly one request (a list: one a page), every failure a
 * {@link TrunkFailure}.
 */
record TwilioApi(TwilioRestClient client) {
    private static final int PAGE = 1000;

    <T extends Resource, R> List<R> list(Reader<T> reader, Function<T, R> own) {
        reader.pageSize(PAGE);
        return call(() -> {
            List<R> all = new ArrayList<>();
            reader.read(client).forEach(resource -> all.add(own.apply(resource)));
            return all;
        });
    }

    /** Reads are eventually consistent: "not found" is believed when it is said twice. */
    <T> Optional<T> present(Supplier<T> request) {
        Optional<T> first = once(request);
        return first.isPresent() ? first : once(request);
    }

    /** What is to be deleted and is gone already is as good as deleted. */
    void gone(Supplier<Boolean> request) {
        present(request);
    }

    private <T> Optional<T> once(Supplier<T> request) {
        try {
            return Optional.of(call(request));
        } catch (TwilioRefusal refusal) {
            if (refusal.isNotFound()) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (ApiException | ApiConnectionException e) {
            throw TwilioUnreachable.noAnswer("a request", "the Twilio SDK: " + e.getMessage(), e);
        }
    }
}
